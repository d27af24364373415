/** A line at the top of the page while an answer takes longer than a moment. */

import { el } from "./dom.js";

/** Sooner it would only flicker. */
export const PATIENCE_MS = 300;

const line = el("div", { class: "progress", hidden: true, "data-testid": "progress" });
let waiting = 0;

/** The line itself, for the frame of the page. */
export const progressLine = () => line;

/**
 * Show the line while a promise is pending for long.
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export async function tracked(work) {
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    waiting += 1;
    line.hidden = false;
  }, PATIENCE_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (shown) waiting -= 1;
    line.hidden = waiting === 0;
  }
}
