/** Bring a turn to the server, as often as it takes and the server bears. */

import * as api from "../api.js";
import { asApiError } from "../feedback.js";

export const BUSY_RETRIES = 5;
const BUSY_PAUSE_MS = 2_000;
/** Conflicts that are over by the time somebody tries again. */
const PASSING = new Set(["request_in_progress", "version_conflict"]);

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param {import("./outbox.js").Sent} sent
 * @param {number} retries while the server is still busy with the very same request
 */
export async function takeTurn(sent, retries) {
  for (let left = retries; ; left -= 1) {
    try {
      return await api.takeTurn(sent.turn, sent.key);
    } catch (failure) {
      if (left <= 0 || asApiError(failure).code !== "request_in_progress") throw failure;
      await pause(BUSY_PAUSE_MS);
    }
  }
}

/** Whether a request would be refused again. @param {api.ApiError} error */
export const isFinal = ({ status, code }) =>
  [400, 404, 413, 422].includes(status) || (status === 409 && !PASSING.has(code));

/**
 * What was said before a message that the server has, but has not answered.
 * @param {import("../types.js").Message[]} messages
 * @param {string} text
 */
export function withoutUnanswered(messages, text) {
  const last = messages.at(-1);
  return last?.role === "user" && last.text === text ? messages.slice(0, -1) : messages;
}
