/** What the recordings hold, in place of examples to write. */

import { ApiError } from "../api.js";
import { el } from "../dom.js";
import { errorBanner } from "../feedback.js";
import { more } from "../more-strings.js";
import { strings } from "../strings.js";
import { titles } from "./player.js";

/**
 * @param {HTMLElement} node
 * @param {(message: string) => void} choose
 */
export async function listRecordings(node, choose) {
  const list = el("div", { class: "examples", role: "group", "aria-labelledby": "examples" });
  node.replaceChildren(
    el("h2", {}, more.demo.welcome),
    el("p", { class: "muted" }, more.demo.welcomeHint),
    el("p", { class: "paper-label", id: "examples" }, more.demo.choose),
    list,
  );
  try {
    for (const { title, message } of await titles()) {
      const example = { type: "button", class: "example", onclick: () => choose(message) };
      list.append(el("button", example, title));
    }
  } catch {
    const retry = () => void listRecordings(node, choose);
    list.replaceChildren(errorBanner(new ApiError(strings.errors.network), { retry }));
  }
}
