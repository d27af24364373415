/**
 * Sign in with an Amazon Cognito user pool: on its hosted page (authorization code with PKCE, RFC
 * 7636), or with user and password given here. Tokens stay in this module's memory.
 */

import { connected } from "./connection.js";
import { strings } from "./strings.js";

const EARLY_MS = 60_000;
/** Survives the way to the hosted page and back; it is no token. */
const TRIP = "scatterpilot.sign-in";

/** @typedef {{id: string, refresh: string, until: number}} Tokens */

/** @type {Tokens|null} */
let tokens = null;
/** @type {Promise<void>|null} one at a time: a refresh token may be good for one use */
let renewing = null;

export class SignInError extends Error {}

/** @param {any} said @returns {Tokens} */
const tokensOf = (said) => ({
  id: said.IdToken ?? said.id_token,
  refresh: said.RefreshToken ?? said.refresh_token ?? tokens?.refresh ?? "",
  until: Date.now() + 1000 * (said.ExpiresIn ?? said.expires_in ?? 3600) - EARLY_MS,
});

/** @returns {Promise<string>} empty when nobody is signed in */
export async function idToken() {
  if (tokens && Date.now() > tokens.until) {
    renewing ??= renew(tokens.refresh).finally(() => {
      renewing = null;
    });
    await renewing;
  }
  return tokens?.id ?? "";
}

/** @param {string} refresh */
async function renew(refresh) {
  try {
    const { cognito } = connected();
    if (cognito.hostedUiDomain) {
      tokens = tokensOf(
        await askForTokens({ grant_type: "refresh_token", refresh_token: refresh }),
      );
    } else {
      const said = await ask("InitiateAuth", {
        AuthFlow: "REFRESH_TOKEN_AUTH",
        AuthParameters: { REFRESH_TOKEN: refresh },
      });
      tokens = tokensOf(said.AuthenticationResult);
    }
  } catch (failure) {
    // Without an answer from the pool nobody is signed out.
    if (!(failure instanceof SignInError)) throw failure;
    tokens = null;
  }
}

/**
 * @param {string} action
 * @param {object} body
 */
async function ask(action, body) {
  const { region, clientId, endpoint } = connected().cognito;
  const response = await fetch(endpoint || `https://cognito-idp.${region}.amazonaws.com/`, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": `AWSCognitoIdentityProviderService.${action}`,
    },
    body: JSON.stringify({ ClientId: clientId, ...body }),
  });
  const said = await response.json();
  if (response.ok) return said;
  const wrong = /^Incorrect|^User does not exist/.test(said.message);
  throw new SignInError(wrong ? strings.session.wrong : (said.message ?? strings.session.failed));
}

/** @typedef {{session: string, user: string}} NewPasswordNeeded */

/**
 * @param {string} user
 * @param {string} password
 * @returns {Promise<NewPasswordNeeded|null>} what a first sign-in needs besides, else `null`
 * @throws {SignInError} why not; beyond a wrong password in Cognito's own words
 */
export async function signInWithPassword(user, password) {
  const said = await ask("InitiateAuth", {
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: user, PASSWORD: password },
  });
  if (said.ChallengeName === "NEW_PASSWORD_REQUIRED") return { session: said.Session, user };
  if (!said.AuthenticationResult) throw new SignInError(strings.session.failed);
  tokens = tokensOf(said.AuthenticationResult);
  return null;
}

/**
 * @param {NewPasswordNeeded} needed
 * @param {string} password the new one
 */
export async function setNewPassword({ session, user }, password) {
  const said = await ask("RespondToAuthChallenge", {
    ChallengeName: "NEW_PASSWORD_REQUIRED",
    Session: session,
    ChallengeResponses: { USERNAME: user, NEW_PASSWORD: password },
  });
  tokens = tokensOf(said.AuthenticationResult);
}

/** @param {Uint8Array} bytes */
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

const secret = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const ownAddress = () => location.origin + location.pathname;

/** @param {string} domain a bare name is on https; an emulator's address has its own scheme */
const hostedUi = (domain) => (/^https?:/.test(domain) ? domain : `https://${domain}`);

/** Leave for the hosted page; it comes back to this one. */
export async function goToHostedPage() {
  const { hostedUiDomain, clientId } = connected().cognito;
  const verifier = secret();
  const state = secret();
  sessionStorage.setItem(TRIP, JSON.stringify({ verifier, state, hash: location.hash }));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: ownAddress(),
    scope: "openid email",
    state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: "S256",
  });
  location.assign(`${hostedUi(hostedUiDomain)}/oauth2/authorize?${query}`);
}

/** Finish a sign-in if the hosted page has just sent the user back. */
export async function comeBack() {
  const given = new URLSearchParams(location.search);
  const trip = JSON.parse(sessionStorage.getItem(TRIP) ?? "null");
  if (!given.has("state") || !trip) return;
  sessionStorage.removeItem(TRIP);
  history.replaceState(null, "", ownAddress() + trip.hash);
  const code = given.get("code");
  // Another state: the answer belongs to no sign-in that this tab began.
  if (!code || given.get("state") !== trip.state) throw new SignInError(strings.session.failed);
  const grant = { grant_type: "authorization_code", code, redirect_uri: ownAddress() };
  tokens = tokensOf(await askForTokens({ ...grant, code_verifier: trip.verifier }));
}

/** @param {Record<string, string>} grant */
async function askForTokens(grant) {
  const { hostedUiDomain, clientId } = connected().cognito;
  const response = await fetch(`${hostedUi(hostedUiDomain)}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({ client_id: clientId, ...grant }),
  });
  if (!response.ok) throw new SignInError(strings.session.failed);
  return response.json();
}
