/** Who the user is, for servers that ask. Tokens are kept in memory: a reload signs out. */

import { connected } from "./connection.js";
import { part } from "./parts.js";

/** Given by hand, for a server with a token of its own. */
let given = "";

/** @returns {Promise<string>} empty when there is none */
export async function accessToken() {
  if (given || !connected().cognito.clientId) return given;
  return (await part("cognito")).idToken();
}

/** Ask who it is. @returns {Promise<boolean>} whether somebody is signed in now */
export async function signIn() {
  const { askForPassword, askForToken } = await part("sign-in");
  const { clientId, hostedUiDomain } = connected().cognito;
  if (!clientId) {
    given = (await askForToken()) || given;
    return given !== "";
  }
  const cognito = await part("cognito");
  if (!hostedUiDomain) return askForPassword(cognito);
  await cognito.goToHostedPage();
  return false;
}
