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
    // Without its styles a screen is plain, but it works; the next one tries again.
    const fail = () => {
      loaded.delete(name);
      link.remove();
      settle();
    };
    const href = `css/${name}.css`;
    const link = el("link", { rel: "stylesheet", href, onload: settle, onerror: fail });
    document.head.append(link);
  });
  loaded.set(name, done);
  return done;
}
