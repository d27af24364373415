/**
 * Who the user is, for servers that ask. Tokens are kept in memory alone: no other page, extension
 * or later user of this browser finds them on the disk, and a reload signs out.
 */

import { connected } from "./connection.js";
import { part } from "./parts.js";

/**
 * @typedef {object} Tokens
 * @property {string} id what the API takes
 * @property {string} access what the user pool takes
 * @property {string} refresh
 * @property {number} until when they have to be renewed
 */

/** Says, once, that a sign-out is the reason for a fresh page. */
export const SIGNED_OUT = "signed-out";

/** Given by hand, for a server with a token of its own. */
let given = "";
/** @type {Tokens|null} */
let tokens = null;

/** @type {Promise<boolean>|null} one dialog, however often the button is pressed */
let asking = null;

/** @returns {Readonly<Tokens>|null} those of whoever has signed in with a user pool */
export const heldTokens = () => tokens;

/** @param {Tokens|null} now */
export function holdTokens(now) {
  tokens = now;
}

/** @returns {Promise<string>} empty when there is none */
export async function accessToken() {
  if (given || !connected().cognito.clientId) return given;
  if (tokens && Date.now() > tokens.until) await (await part("sign-in/tokens")).renew();
  return tokens?.id ?? "";
}

/** @param {string} token of the server's own @returns {boolean} whether there is one */
export function giveToken(token) {
  given = token || given;
  return given !== "";
}

/** Ask who it is. @returns {Promise<boolean>} whether somebody is signed in now */
export function signIn() {
  asking ??= part("sign-in/asking")
    .then(({ askWho }) => askWho())
    .finally(() => {
      asking = null;
    });
  return asking;
}
