/**
 * Settings that were typed and not saved yet, kept field by field: neither another screen nor a
 * reload loses them, and every tab shows the same.
 */

import { forget, keep, recall, watchKept } from "../storage.js";

const NAME = "unsaved.profile";

/** @typedef {import("./values.js").Values} Values */

/** @returns {Values} only what differs from what is stored */
export const unsavedValues = () => recall(NAME) ?? {};

/**
 * @param {Values} changed
 * @param {Values} stored
 * @returns {boolean} whether anything is unsaved now
 */
export function noteUnsaved(changed, stored) {
  const all = Object.entries({ ...unsavedValues(), ...changed });
  const differing = all.filter(([name, value]) => value !== stored[name]);
  keep(NAME, differing.length > 0 ? Object.fromEntries(differing) : null);
  return differing.length > 0;
}

export const forgetUnsaved = () => forget(NAME);

/** @param {() => void} changed when another tab types, saves or discards */
export const watchUnsaved = (changed) => watchKept(NAME, changed);
