/** The API of an Amazon Cognito user pool, as far as a page without a secret may call it. */

import { connected } from "../connection.js";

const PATIENCE_MS = 20_000;

export class SignInError extends Error {
  /**
   * @param {string} code Cognito's name of the fault, such as `CodeMismatchException`
   * @param {string} [said] its own words, in English
   */
  constructor(code, said = "") {
    super(said || code);
    this.code = code;
    this.said = said;
  }
}

/**
 * @param {string} action
 * @param {object} body
 * @returns {Promise<any>}
 * @throws {SignInError} when the pool refuses; anything else when it does not answer
 */
export async function call(action, body) {
  const { region, endpoint } = connected().cognito;
  const response = await fetch(endpoint || `https://cognito-idp.${region}.amazonaws.com/`, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": `AWSCognitoIdentityProviderService.${action}`,
    },
    body: JSON.stringify(body),
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const said = await response.json().catch(() => ({}));
  if (response.ok) return said;
  throw new SignInError(String(said.__type ?? "").replace(/^.*#/, ""), said.message ?? "");
}

/** The same for what is asked of the app client. @param {string} action @param {object} body */
export const callAsClient = (action, body) =>
  call(action, { ClientId: connected().cognito.clientId, ...body });
