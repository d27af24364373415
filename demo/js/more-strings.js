/** The words of the screens that the first look does not need. */

import { laterWords } from "./strings.js";

/** @type {typeof import("./words/en-more.js").words} there once {@link loadMore} is through */
export let more;
const load = laterWords("more");

/** Before the first screen that shows them; see `parts.js`. */
export async function loadMore() {
  more ??= await load();
}
