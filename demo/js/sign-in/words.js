/** The words of the sign-in. */

import { laterWords } from "../strings.js";

/** @type {typeof import("../words/en-sign-in.js").words} there once {@link loadWords} is through */
export let words;
const load = laterWords("sign-in");

export async function loadWords() {
  words ??= await load();
}
