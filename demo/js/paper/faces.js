/** The two faces of an invoice, as printed or as a list, and the choice between them. */

import { el } from "../dom.js";
import { keep, recall } from "../storage.js";
import { strings } from "../strings.js";

/** A printed page is too small to read on a phone; there the list comes first. */
const WIDE = matchMedia("(min-width: 820px)");

export class Faces {
  /** @param {() => void} onchange */
  constructor(onchange) {
    const face = (/** @type {"printed"|"list"} */ name, /** @type {string} */ label) =>
      el(
        "button",
        {
          type: "button",
          class: "face",
          "data-testid": `face-${name}`,
          onclick: () => {
            keep("face", name);
            this.#set(name);
            onchange();
          },
        },
        label,
      );
    this.buttons = {
      printed: face("printed", strings.sheet.asPrinted),
      list: face("list", strings.sheet.asList),
    };
    this.node = el("div", { class: "faces" }, this.buttons.printed, this.buttons.list);
    this.#set(recall("face") ?? (WIDE.matches ? "printed" : "list"));
  }

  /** @param {"printed"|"list"} name */
  #set(name) {
    this.printed = name === "printed";
    this.buttons.printed.setAttribute("aria-pressed", String(this.printed));
    this.buttons.list.setAttribute("aria-pressed", String(!this.printed));
  }
}
