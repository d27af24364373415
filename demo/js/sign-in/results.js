/** What a user pool answers to a sign-in. */

import { SignInError } from "./pool.js";

/** They are renewed this long before they end. */
const EARLY_MS = 60_000;

/**
 * @param {any} said by the pool's API or, in other letters, by its hosted page
 * @param {string} [refresh] the one there was: a renewal may bring none
 * @returns {import("../session.js").Tokens}
 */
export function tokensOf(said, refresh = "") {
  if (!said) throw new SignInError("");
  return {
    id: said.IdToken ?? said.id_token,
    access: said.AccessToken ?? said.access_token,
    refresh: said.RefreshToken ?? said.refresh_token ?? refresh,
    until: Date.now() + 1000 * (said.ExpiresIn ?? said.expires_in ?? 3600) - EARLY_MS,
  };
}
