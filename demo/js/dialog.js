/** A question that waits for an answer. */

import { button, el } from "./dom.js";
import { strings } from "./strings.js";
import { withStyles } from "./styles.js";

/**
 * @param {{title: string, text?: string, body?: Node, confirm?: string, refuse: string,
 *   danger?: boolean}} question
 * @returns {Promise<boolean>} whether the answer was `confirm`
 */
export async function ask({ title, text, body, confirm, refuse, danger }) {
  await withStyles("forms");
  const heading = el("h2", { id: "dialog-title" }, title);
  const form = el(
    "form",
    { method: "dialog" },
    heading,
    text && el("p", { class: "muted" }, text),
    body,
    el(
      "div",
      { class: "dialog-actions" },
      button(refuse, () => dialog.close("no")),
      confirm &&
        el("button", { class: `button ${danger ? "danger" : "primary"}`, value: "yes" }, confirm),
    ),
  );
  /** @type {HTMLDialogElement} */
  const dialog = el("dialog", { class: "dialog", "aria-labelledby": "dialog-title" }, form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    dialog.showModal();
  });
}

/**
 * @param {{title: string, text: string, confirm: string, danger?: boolean}} question
 */
export const confirmStep = (question) => ask({ refuse: strings.dialog.keep, ...question });
