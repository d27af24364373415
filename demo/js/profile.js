/** The seller's profile, read once and shared by every screen. */

import { readProfile, saveProfile } from "./api.js";
import { useLocale } from "./format.js";

/** @typedef {import("./types.js").Profile} Profile */

/** @type {Profile|null} */
let known = null;

/** @param {Profile} profile @returns {Profile} */
function remember(profile) {
  known = profile;
  useLocale(profile.locale);
  return profile;
}

/** What is known so far; `null` before the first {@link loadProfile}. */
export const knownProfile = () => known;

/** @returns {Promise<Profile>} */
export const loadProfile = async () => known ?? remember(await readProfile());

/** @param {Profile} profile @returns {Promise<Profile>} as stored */
export const storeProfile = async (profile) => remember(await saveProfile(profile));
