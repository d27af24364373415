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

/** As it is stored now: it may have been changed elsewhere. @returns {Promise<Profile>} */
export const freshProfile = async () => remember(await readProfile());

/** @returns {Promise<Profile>} */
export const loadProfile = async () => known ?? freshProfile();

/** Whether what no invoice is issued without is known to be missing. */
export const isNameless = () => known !== null && !known.business_name?.trim();

/** @param {Profile} profile @returns {Promise<Profile>} as stored */
export const storeProfile = async (profile) => remember(await saveProfile(profile));
