/** The access token for servers that ask for one; kept in this tab only. */

import { ask } from "./dialog.js";
import { el } from "./dom.js";
import { strings } from "./strings.js";

const NAME = "scatterpilot.token";

/** @returns {string} empty when there is none */
export function accessToken() {
  try {
    return sessionStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

/** Ask for a token. @returns {Promise<boolean>} whether one was given */
export async function signIn() {
  const field = el("input", { class: "input", type: "password", autocomplete: "off" });
  const given = await ask({
    title: strings.session.title,
    text: strings.session.text,
    body: el("label", { class: "field" }, el("span", {}, strings.session.token), field),
    confirm: strings.session.save,
    refuse: strings.dialog.close,
  });
  if (!given || !field.value.trim()) return false;
  sessionStorage.setItem(NAME, field.value.trim());
  return true;
}
