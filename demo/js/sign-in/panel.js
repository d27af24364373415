/** A dialog that leads through several steps and stays open between them. */

import { button, el, fill } from "../dom.js";
import { strings } from "../strings.js";
import { faultText } from "./faults.js";
import { words } from "./words.js";

/** @typedef {import("./fields.js").Field} Field */
/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} text
 * @property {string} [notice] what has just happened
 * @property {HTMLElement} [body] above the fields
 * @property {string} [user] whose password is chosen, for the browser that keeps it
 * @property {Field[]} fields
 * @property {string} [fine] below them
 * @property {string} confirm
 * @property {(values: string[]) => Promise<Step|null>} submit the next step; `null`: that was all
 * @property {Way[]} [ways]
 */
/** @typedef {{label: string, go: (values: string[]) => Step|Promise<Step>}} Way */

/**
 * @param {Step} first
 * @returns {Promise<boolean>} whether it came to its end
 */
export function follow(first) {
  const form = el("form", { novalidate: true });
  /** @type {HTMLDialogElement} */
  const dialog = el("dialog", { class: "dialog steps", "aria-labelledby": "step-title" }, form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "done");
    });
    show(dialog, form, first);
    dialog.showModal();
    focusFirst(form);
  });
}

/** @param {HTMLDialogElement} dialog @param {HTMLFormElement} form @param {Step} step */
function show(dialog, form, step) {
  const fault = el("p", { class: "field-error", role: "alert", id: "step-fault" });
  const inputs = step.fields.map(inputOf);
  const values = () => step.fields.map(({ read }, index) => (read ?? String)(inputs[index].value));

  /** @param {() => Step|null|Promise<Step|null>} act */
  const go = async (act) => {
    if (form.ariaBusy === "true") return;
    fault.textContent = "";
    form.ariaBusy = "true";
    try {
      const next = await act();
      if (!dialog.open) return;
      if (!next) return dialog.close("done");
      show(dialog, form, next);
      focusFirst(form);
    } catch (failure) {
      fault.textContent = faultText(failure);
      focusAgain(form);
    } finally {
      form.ariaBusy = "false";
    }
  };

  form.onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const empty = values().indexOf("");
    if (empty < 0) return go(() => step.submit(values()));
    fault.textContent = words.faults.empty;
    inputs[empty].focus();
  };
  fill(
    form,
    el("h2", { id: "step-title" }, step.title),
    el("p", { class: "muted", id: "step-text" }, step.text),
    step.notice && el("p", { class: "step-notice", role: "status" }, step.notice),
    fault,
    step.body,
    el(
      "div",
      { class: "dialog-fields" },
      keptFor(step.user),
      step.fields.map((field, index) => labelled(field, inputs[index])),
    ),
    step.fine && el("p", { class: "fine" }, step.fine),
    el(
      "div",
      { class: "step-ways" },
      (step.ways ?? []).map((way) =>
        button(way.label, () => go(() => way.go(values())), { kind: "link" }),
      ),
    ),
    el(
      "div",
      { class: "dialog-actions" },
      button(strings.dialog.close, () => dialog.close()),
      el("button", { class: "button primary", "data-testid": "step-confirm" }, step.confirm),
    ),
  );
}

/** @param {HTMLFormElement} form */
function focusFirst(form) {
  const inputs = [
    .../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input.input")),
  ];
  (inputs.find((input) => !input.value) ?? inputs[0])?.focus();
}

/** What is most likely wrong, to be typed over. @param {HTMLFormElement} form */
function focusAgain(form) {
  const wrong = "[autocomplete=one-time-code], .step-input:has(button) .input";
  const input = /** @type {HTMLInputElement|null} */ (form.querySelector(wrong));
  if (!input) return focusFirst(form);
  input.focus();
  input.select();
}

/** @param {Field} field @param {number} index @returns {HTMLInputElement} */
const inputOf = (field, index) =>
  el("input", {
    class: "input",
    id: `step-${index}`,
    "aria-describedby": `step-text step-fault${field.hint ? ` step-hint-${index}` : ""}`,
    ...field.attributes,
    value: field.value ?? "",
  });

/** @param {Field} field @param {HTMLInputElement} input */
function labelled(field, input) {
  const secret = field.attributes.type === "password" && field.attributes.autocomplete !== "off";
  return el(
    "div",
    { class: "field" },
    el("label", { for: input.id }, field.label),
    el("div", { class: "step-input" }, input, secret && revealer(input)),
    field.hint && el("p", { class: "fine", id: input.id.replace("step", "step-hint") }, field.hint),
  );
}

/** Shows what is typed unseen. @param {HTMLInputElement} input */
function revealer(input) {
  const { show: showing, hide, showLabel } = words.ways;
  const made = button(showing, () => {
    const hidden = input.type === "password";
    input.type = hidden ? "text" : "password";
    made.textContent = hidden ? hide : showing;
    made.ariaPressed = String(hidden);
  });
  made.ariaLabel = showLabel;
  made.ariaPressed = "false";
  return made;
}

/** Tells a browser that keeps passwords whose this one is. @param {string|undefined} user */
const keptFor = (user) =>
  user &&
  el("input", {
    type: "text",
    autocomplete: "username",
    value: user,
    readonly: true,
    hidden: true,
  });
