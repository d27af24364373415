/** Save files: one that has an address, and one made here. */

import { el } from "./dom.js";

/** @param {string} url */
export function download(url) {
  // Another origin may show the file instead of saving it: never in place of this page.
  const elsewhere = new URL(url).origin !== location.origin;
  const link = el("a", {
    href: url,
    download: "",
    hidden: true,
    rel: "noopener",
    target: elsewhere ? "_blank" : null,
  });
  document.body.append(link);
  link.click();
  link.remove();
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function saveFile(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = el("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
