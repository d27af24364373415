/** Start the download of a file as a click on its link would. */

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
