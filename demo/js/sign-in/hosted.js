/** Sign in on Cognito's own page: authorization code with PKCE (RFC 7636). */

import { connected } from "../connection.js";
import { holdTokens } from "../session.js";
import { SignInError } from "./pool.js";
import { tokensOf } from "./results.js";

/** Survives the way to the hosted page and back; it is no token. */
const TRIP = "scatterpilot.sign-in";
/** The last is for the second step, which the user sets up here. */
const SCOPES = "openid email aws.cognito.signin.user.admin";

/** @param {Uint8Array} bytes */
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

const secret = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const ownAddress = () => location.origin + location.pathname;

/** A bare name is on https; an emulator's address has its own scheme. */
function hostedUi() {
  const domain = connected().cognito.hostedUiDomain;
  return /^https?:/.test(domain) ? domain : `https://${domain}`;
}

/** Leave for the hosted page; it comes back to this one. */
export async function goThere() {
  const verifier = secret();
  const state = secret();
  sessionStorage.setItem(TRIP, JSON.stringify({ verifier, state, hash: location.hash }));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    response_type: "code",
    client_id: connected().cognito.clientId,
    redirect_uri: ownAddress(),
    scope: SCOPES,
    state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: "S256",
  });
  location.assign(`${hostedUi()}/oauth2/authorize?${query}`);
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
  if (!code || given.get("state") !== trip.state) throw new SignInError("state");
  const grant = { grant_type: "authorization_code", code, redirect_uri: ownAddress() };
  holdTokens(tokensOf(await askForTokens({ ...grant, code_verifier: trip.verifier })));
}

/** @param {Record<string, string>} grant */
export async function askForTokens(grant) {
  const response = await fetch(`${hostedUi()}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({ client_id: connected().cognito.clientId, ...grant }),
  });
  if (!response.ok) throw new SignInError("grant");
  return response.json();
}

/** End the sign-in there too, or its cookie would let the next user in; it comes back here. */
export function leave() {
  const query = new URLSearchParams({
    client_id: connected().cognito.clientId,
    logout_uri: ownAddress(),
  });
  location.assign(`${hostedUi()}/logout?${query}`);
}
