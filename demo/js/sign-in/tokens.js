/** Renew the tokens of a user pool, and give them up. */

import { connected } from "../connection.js";
import { accessToken, heldTokens, holdTokens, SIGNED_OUT } from "../session.js";
import { keep, PREFIX } from "../storage.js";
import { askForTokens, leave } from "./hosted.js";
import { call, callAsClient, SignInError } from "./pool.js";
import { tokensOf } from "./results.js";

/** What a browser keeps after its user has left: nothing about them. */
const NOBODYS = ["connection", "language"].map((name) => PREFIX + name);

/** @type {Promise<void>|null} one at a time: a refresh token may be good for one use */
let renewing = null;

export async function renew() {
  renewing ??= renewed().finally(() => {
    renewing = null;
  });
  await renewing;
}

async function renewed() {
  const refresh = heldTokens()?.refresh ?? "";
  try {
    holdTokens(tokensOf(await fresh(refresh), refresh));
  } catch (failure) {
    // Without an answer from the pool nobody is signed out.
    if (!(failure instanceof SignInError)) throw failure;
    holdTokens(null);
  }
}

/** @param {string} refresh */
async function fresh(refresh) {
  if (connected().cognito.hostedUiDomain) {
    return askForTokens({ grant_type: "refresh_token", refresh_token: refresh });
  }
  const said = await callAsClient("InitiateAuth", {
    AuthFlow: "REFRESH_TOKEN_AUTH",
    AuthParameters: { REFRESH_TOKEN: refresh },
  });
  return said.AuthenticationResult;
}

/**
 * Take the tokens back from the pool, forget them, and show a page that knows nobody.
 * @param {{everywhere: boolean}} reach on all devices, or here
 * @throws when they are to be taken back everywhere and the pool does not do it
 */
export async function signOut({ everywhere }) {
  if (everywhere) {
    await accessToken();
    await call("GlobalSignOut", { AccessToken: heldTokens()?.access });
  } else {
    // They are in no other place: forgotten here, they are gone.
    await callAsClient("RevokeToken", { Token: heldTokens()?.refresh }).catch(() => {});
  }
  holdTokens(null);
  forgetTheUser();
  keep(SIGNED_OUT, true);
  history.replaceState(null, "", location.pathname);
  if (connected().cognito.hostedUiDomain) leave();
  else location.reload();
}

function forgetTheUser() {
  try {
    const kept = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    kept.filter((name) => !NOBODYS.includes(name)).forEach((name) => localStorage.removeItem(name));
    sessionStorage.clear();
  } catch {
    // Nothing was kept there.
  }
}
