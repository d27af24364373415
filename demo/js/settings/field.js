/** One setting with its label, hint and error. */

import { el } from "../dom.js";
import { more } from "../more-strings.js";

/**
 * @typedef {object} SettingField
 * @property {string} name
 * @property {HTMLElement} node
 * @property {() => string|boolean} read
 * @property {(value: string|boolean) => void} write
 * @property {(message: string) => void} fault empty: none
 * @property {() => void} focus
 */

/** @param {string} name */
const words = (name) => more.settings.fields[name];

/**
 * @param {string} name
 * @param {any} control the form element that holds the value
 * @param {{wide?: boolean}} [options]
 * @returns {SettingField}
 */
export function settingField(name, control, { wide } = {}) {
  const { label, hint } = words(name);
  const error = el("p", { class: "field-error", id: `error-${name}` });
  const hintId = hint ? `hint-${name}` : "";
  control.id = `setting-${name}`;
  control.setAttribute("name", name);
  control.setAttribute("data-testid", `setting-${name}`);
  control.setAttribute("aria-describedby", `${error.id} ${hintId}`.trim());
  const isBox = control.type === "checkbox";
  const title = el("label", { for: control.id }, label);
  const node = el(
    "div",
    { class: `field ${wide ? "wide" : ""} ${isBox ? "box" : ""}` },
    isBox ? [control, title] : [title, control],
    error,
    hint && el("p", { class: "fine", id: hintId }, hint),
  );
  return {
    name,
    node,
    read: () => (isBox ? control.checked : control.value),
    write: (value) => {
      if (isBox) control.checked = Boolean(value);
      else control.value = String(value);
    },
    fault: (message) => {
      error.textContent = message;
      control.setAttribute("aria-invalid", String(message !== ""));
    },
    focus: () => control.focus(),
  };
}

/** @param {string} name @param {Record<string, any>} [attributes] */
export const textSetting = (name, attributes = {}) =>
  settingField(
    name,
    el("input", { class: "input", type: "text", autocomplete: "off", ...attributes }),
  );

/** @param {string} name @param {number} rows */
export const longSetting = (name, rows) =>
  settingField(name, el("textarea", { class: "input", rows }), { wide: true });

/** @param {string} name */
export const boxSetting = (name) =>
  settingField(name, el("input", { type: "checkbox" }), { wide: true });

/**
 * @param {string} name
 * @param {(current: string) => {value: string, label: string}[]} choices
 */
export function choiceSetting(name, choices) {
  const control = el("select", { class: "input" });
  const field = settingField(name, control);
  return {
    ...field,
    write: (/** @type {string|boolean} */ value) => {
      const options = choices(String(value));
      control.replaceChildren(
        ...options.map((each) => el("option", { value: each.value }, each.label)),
      );
      control.value = String(value);
    },
  };
}
