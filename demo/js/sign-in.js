/** The questions of a sign-in. */

import { ask } from "./dialog.js";
import { el } from "./dom.js";
import { strings } from "./strings.js";

const { session } = strings;

/** @returns {Promise<string>} empty when none was given */
export async function askForToken() {
  const field = input("password", "off");
  const agreed = await form(session.text, session.save, [[session.token, field]]);
  return agreed ? field.value.trim() : "";
}

/**
 * @param {typeof import("./cognito.js")} cognito
 * @param {{user: string, fault: string}} [before] the attempt that failed
 * @returns {Promise<boolean>} whether the user is signed in
 */
export async function askForPassword(cognito, before) {
  const user = input("text", "username");
  user.value = before?.user ?? "";
  const password = input("password", "current-password");
  const fields = /** @type {Field[]} */ ([
    [session.user, user],
    [session.password, password],
  ]);
  if (!(await form(session.poolText, session.signIn, fields, before?.fault))) return false;
  try {
    const needed = await cognito.signInWithPassword(user.value.trim(), password.value);
    return needed ? askForNewPassword(cognito, needed, "") : true;
  } catch (failure) {
    return askForPassword(cognito, { user: user.value, fault: reason(failure) });
  }
}

/**
 * @param {typeof import("./cognito.js")} cognito
 * @param {import("./cognito.js").NewPasswordNeeded} needed
 * @param {string} fault
 * @returns {Promise<boolean>}
 */
async function askForNewPassword(cognito, needed, fault) {
  const password = input("password", "new-password");
  const fields = /** @type {Field[]} */ ([[session.newPassword, password]]);
  if (!(await form(session.newPasswordText, session.signIn, fields, fault))) return false;
  try {
    await cognito.setNewPassword(needed, password.value);
    return true;
  } catch (failure) {
    return askForNewPassword(cognito, needed, reason(failure));
  }
}

/** @param {unknown} failure */
const reason = (failure) =>
  failure instanceof Error && failure.name !== "TypeError" ? failure.message : session.failed;

/** @typedef {[string, HTMLInputElement]} Field */

/** @param {string} type @param {string} autocomplete @returns {HTMLInputElement} */
const input = (type, autocomplete) => el("input", { class: "input", type, autocomplete });

/**
 * @param {string} text
 * @param {string} confirm
 * @param {Field[]} fields
 * @param {string} [fault]
 */
function form(text, confirm, fields, fault) {
  const body = el(
    "div",
    { class: "dialog-fields" },
    fault && el("p", { class: "field-error", role: "alert" }, fault),
    fields.map(([label, field]) => el("label", { class: "field" }, el("span", {}, label), field)),
  );
  return ask({ title: session.title, text, body, confirm, refuse: strings.dialog.close });
}
