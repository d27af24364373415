/** The fields of a sign-in. */

import { words } from "./words.js";

/**
 * @typedef {object} Field
 * @property {string} label
 * @property {Record<string, string|number|boolean>} attributes of its input
 * @property {string} [value] what it begins with
 * @property {string} [hint]
 * @property {(typed: string) => string} [read] what of it is sent
 */

const trimmed = (/** @type {string} */ typed) => typed.trim();
/** As apps and mails show them: in groups. */
const digits = (/** @type {string} */ typed) => typed.replace(/\s/g, "");

/** @param {string} value @returns {Field} */
export const userField = (value) => ({
  label: words.signIn.user,
  attributes: {
    type: "text",
    autocomplete: "username",
    autocapitalize: "none",
    spellcheck: "false",
  },
  value,
  read: trimmed,
});

/** @param {string} value @returns {Field} */
export const emailField = (value) => ({
  label: words.signUp.email,
  attributes: { type: "email", autocomplete: "email" },
  value,
  read: trimmed,
});

/** @returns {Field} */
export const passwordField = () => ({
  label: words.signIn.password,
  attributes: { type: "password", autocomplete: "current-password" },
});

/** @returns {Field} */
export const newPasswordField = () => ({
  label: words.newPassword.label,
  attributes: { type: "password", autocomplete: "new-password" },
  hint: words.newPassword.hint,
});

/** @param {string} label @returns {Field} */
export const codeField = (label) => ({
  label,
  attributes: { type: "text", inputmode: "numeric", autocomplete: "one-time-code", maxlength: 12 },
  read: digits,
});
