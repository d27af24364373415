/**
 * Keys that make a repeated request harmless. A key is kept until its request succeeded, so that a
 * retry, even after a reload, repeats the request instead of doing the thing twice.
 */

import { forget, keep, recall } from "./storage.js";

/** `crypto.randomUUID` exists only on https and localhost; a phone on the LAN has neither. */
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @template T
 * @param {string} step what is done, and to what: `create conv_1`
 * @param {(key: string) => Promise<T>} request
 * @returns {Promise<T>}
 */
export async function once(step, request) {
  const name = `key.${step}`;
  const key = recall(name) ?? newKey();
  keep(name, key);
  const answer = await request(key);
  forget(name);
  return answer;
}
