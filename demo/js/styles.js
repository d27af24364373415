/** Style sheets that the first screen does not need, loaded with the screens that do. */

import { el } from "./dom.js";

/** @type {Map<string, Promise<void>>} */
const loaded = new Map();

/** @param {...string} names files in css/, without their ending */
export async function withStyles(...names) {
  await Promise.all(names.map((name) => loaded.get(name) ?? load(name)));
}

/** @param {string} name */
function load(name) {
  const done = new Promise((resolve) => {
    const settle = () => resolve(undefined);
    // Without its styles a screen is plain, but it works.
    const link = { rel: "stylesheet", href: `css/${name}.css`, onload: settle, onerror: settle };
    document.head.append(el("link", link));
  });
  loaded.set(name, done);
  return done;
}
