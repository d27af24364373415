/** Addresses within the page: `#/new`, `#/c/{conversation}`, `#/i/{invoice}`, `#/invoices` … */

const PAGES = new Set(["invoices", "conversations", "settings"]);

/**
 * @param {string} hash
 * @returns {{page: string, id: string|null}} `compose` for anything unknown
 */
export function readRoute(hash) {
  const [, page, id] = hash.replace(/^#/, "").split("/");
  if (page === "c" && id) return { page: "compose", id: decode(id) };
  if (page === "i" && id) return { page: "invoice", id: decode(id) };
  return { page: PAGES.has(page) ? page : "compose", id: null };
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
