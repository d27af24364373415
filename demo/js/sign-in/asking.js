/** Ask who it is, in the way that the server wants. */

import { connected } from "../connection.js";
import { part } from "../parts.js";
import { giveToken } from "../session.js";
import { withStyles } from "../styles.js";
import { loadWords } from "./words.js";

/**
 * What asks who somebody is, or shows it.
 * @template {keyof import("../parts.js").Parts} Name
 * @param {Name} name
 * @returns {Promise<import("../parts.js").Parts[Name]>}
 */
export async function signInPart(name) {
  await Promise.all([loadWords(), withStyles("forms", "sign-in")]);
  return part(name);
}

/** @returns {Promise<boolean>} whether somebody is signed in now */
export async function askWho() {
  const { clientId, hostedUiDomain } = connected().cognito;
  if (!clientId) return giveToken(await (await signInPart("sign-in/by-hand")).askForToken());
  if (!hostedUiDomain) return (await signInPart("sign-in/sign-in")).askWho();
  await (await part("sign-in/hosted")).goThere();
  return false;
}
