/** The conversation of a sign-in: the pool asks for one thing after another, then gives tokens. */

import { holdTokens } from "../session.js";
import { callAsClient } from "./pool.js";
import { tokensOf } from "./results.js";

/**
 * @typedef {object} Challenge
 * @property {string} name such as `SOFTWARE_TOKEN_MFA`
 * @property {string} session good for one answer
 * @property {string} user as the pool calls them: no e-mail address, though they signed in with one
 * @property {string} typed as they call themselves
 */

/**
 * @param {string} user
 * @param {string} password
 * @returns {Promise<Challenge|null>} `null`: signed in
 */
export async function signInWith(user, password) {
  const said = await callAsClient("InitiateAuth", {
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: user, PASSWORD: password },
  });
  return after(said, { user, typed: user });
}

/**
 * @param {Challenge} challenge
 * @param {Record<string, string>} responses
 * @returns {Promise<Challenge|null>}
 */
export async function answer(challenge, responses) {
  const said = await callAsClient("RespondToAuthChallenge", {
    ChallengeName: challenge.name,
    Session: challenge.session,
    ChallengeResponses: { USERNAME: challenge.user, ...responses },
  });
  return after(said, challenge);
}

/** @param {any} said @param {{user: string, typed: string}} who @returns {Challenge|null} */
function after(said, { user, typed }) {
  if (!said.ChallengeName) {
    holdTokens(tokensOf(said.AuthenticationResult));
    return null;
  }
  return {
    name: said.ChallengeName,
    session: said.Session,
    user: said.ChallengeParameters?.USER_ID_FOR_SRP ?? user,
    typed,
  };
}
