/** The words of the screens that the first look does not need. */

import { language } from "./strings.js";

/** @type {typeof import("./words/en-more.js").words} there once {@link loadMore} is through */
export let more;
let failures = 0;

/** Before the first screen that shows them; see `parts.js`. */
export async function loadMore() {
  if (more) return;
  try {
    const again = failures ? `?again=${failures}` : "";
    more = (await import(`./words/${language}-more.js${again}`)).words;
  } catch (failure) {
    failures += 1;
    throw failure;
  }
}
