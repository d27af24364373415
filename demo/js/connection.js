/**
 * What the page talks to: a live API, or recordings that need no server. The choice is kept; until
 * there is one the page looks whether its own server is an API.
 */

import { config } from "./config.js";
import { keep, recall } from "./storage.js";

/** @typedef {{mode: "live"|"demo", apiUrl: string, cognito: Cognito}} Connection */
/** @typedef {{region: string, userPoolId: string, clientId: string, hostedUiDomain: string,
 *   selfSignUp?: string, endpoint?: string}} Cognito */

const CHOICE = "connection";

/** @type {Connection} */
const connection = { mode: "live", apiUrl: config.apiUrl, cognito: config };

/** What the page talks to now. @returns {Readonly<Connection>} */
export const connected = () => connection;

/** Whether what is shown was recorded: it can be played, not changed. */
export const isRecording = () => connection.mode === "demo";

/** Decide it, before the first screen is shown. */
export async function settleConnection() {
  const choice = recall(CHOICE);
  if (choice) Object.assign(connection, choice);
  else if (!config.apiUrl && !(await isApi(""))) connection.mode = "demo";
}

/**
 * Choose, and start the page anew with it.
 * @param {Partial<Connection>} choice
 */
export function connect(choice) {
  keep(CHOICE, { ...connection, ...choice });
  location.reload();
}

/** Whether there is an API at an address. @param {string} address */
export async function isApi(address) {
  return (await healthOf(address)) !== null;
}

/**
 * What an API says of itself, `null` where there is none.
 * @param {string} address
 * @returns {Promise<import("./types.js").Health|null>}
 */
export async function healthOf(address) {
  try {
    const response = await fetch(`${address}/health`, { signal: AbortSignal.timeout(4_000) });
    const told = response.ok ? await response.json() : {};
    return told.status === "ok" ? told : null;
  } catch {
    return null;
  }
}

/**
 * Whether a server on another origin answers, but not to this page: its answers say which pages may
 * read them.
 * @param {string} address
 */
export async function isShut(address) {
  if (!address || (await healthOf(address))) return false;
  try {
    await fetch(`${address}/health`, { mode: "no-cors", signal: AbortSignal.timeout(4_000) });
    return true;
  } catch {
    return false;
  }
}
