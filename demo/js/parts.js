/**
 * The parts of the page that the first screen does not need, loaded when they are first wanted. One
 * that can't be had now (offline, a server that is gone) is asked for anew the next time.
 */

import { loadMore } from "./more-strings.js";
import { withStyles } from "./styles.js";

/**
 * @typedef {object} Parts
 * @property {typeof import("./business.js")} business
 * @property {typeof import("./compose/dictation.js")} compose/dictation
 * @property {typeof import("./compose/finishing.js")} compose/finishing
 * @property {typeof import("./compose/editor.js")} compose/editor
 * @property {typeof import("./compose/picture.js")} compose/picture
 * @property {typeof import("./compose/suggestions.js")} compose/suggestions
 * @property {typeof import("./compose/waiting.js")} compose/waiting
 * @property {typeof import("./conversations/view.js")} conversations/view
 * @property {typeof import("./demo/player.js")} demo/player
 * @property {typeof import("./demo/welcome.js")} demo/welcome
 * @property {typeof import("./invoices/detail.js")} invoices/detail
 * @property {typeof import("./invoices/view.js")} invoices/view
 * @property {typeof import("./paper/adding.js")} paper/adding
 * @property {typeof import("./settings/account.js")} settings/account
 * @property {typeof import("./settings/view.js")} settings/view
 * @property {typeof import("./sign-in/asking.js")} sign-in/asking
 * @property {typeof import("./sign-in/by-hand.js")} sign-in/by-hand
 * @property {typeof import("./sign-in/hosted.js")} sign-in/hosted
 * @property {typeof import("./sign-in/sign-in.js")} sign-in/sign-in
 * @property {typeof import("./sign-in/tokens.js")} sign-in/tokens
 */

/** The styles of what comes later. */
const LATER = ["lists", "settled", "settings", "picture", "forms", "finishing"];

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();
/** @type {Map<string, number>} how often a part could not be loaded */
const failures = new Map();

/**
 * @template {keyof Parts} Name
 * @param {Name} name its file here, without the ending
 * @returns {Promise<Parts[Name]>}
 */
export function part(name) {
  const known = loaded.get(name);
  if (known) return known;
  const failed = failures.get(name) ?? 0;
  // A browser may remember of an address that it failed; https://github.com/whatwg/html/pull/10327
  const loading = import(`./${name}.js${failed ? `?again=${failed}` : ""}`).catch((failure) => {
    failures.set(name, failed + 1);
    loaded.delete(name);
    throw failure;
  });
  loaded.set(name, loading);
  return loading;
}

/**
 * A screen, or what is on several, with the words and styles that such screens share.
 * @template {keyof Parts} Name
 * @param {Name} name
 * @returns {Promise<Parts[Name]>}
 */
export async function screenPart(name) {
  // The words first: a screen that begins without them could not be begun again.
  await Promise.all([loadMore(), withStyles(...LATER)]);
  return part(name);
}

/** Have at hand what an answer is waited for and shown with, so that being offline later costs nothing. */
export function expectAnswer() {
  const wanted = [
    part("compose/waiting"),
    part("compose/suggestions"),
    part("compose/picture"),
    part("compose/editor"),
    part("paper/adding"),
    screenPart("compose/finishing"),
  ];
  // Whoever needs one of them asks again, and says so.
  for (const each of wanted) each.catch(() => {});
}
