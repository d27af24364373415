/** Small things kept across reloads; where the browser refuses storage they last for the page. */

export const PREFIX = "scatterpilot.";
/** @type {Map<string, string>} */
const fallback = new Map();

/**
 * @param {string} name
 * @returns {any} what was kept, or `null`
 */
export function recall(name) {
  let text;
  try {
    text = localStorage.getItem(PREFIX + name);
  } catch {
    text = null;
  }
  text ??= fallback.get(name) ?? null;
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Keep a value; `null` and `""` forget it.
 * @param {string} name
 * @param {any} value
 */
export function keep(name, value) {
  if (value === null || value === "") return forget(name);
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    fallback.set(name, text);
  }
}

/**
 * Be told when another tab keeps or forgets something.
 * @param {string} name
 * @param {() => void} changed
 * @returns {() => void} stops it
 */
export function watchKept(name, changed) {
  const heard = (/** @type {StorageEvent} */ event) => event.key === PREFIX + name && changed();
  addEventListener("storage", heard);
  return () => removeEventListener("storage", heard);
}

/** @param {string} name */
export function forget(name) {
  fallback.delete(name);
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept there.
  }
}
