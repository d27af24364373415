/**
 * One value on the invoice: what is known is edited in place with a click, what is missing says
 * what is needed and puts the beginning of the answer into the composer.
 */

import { el, icon, spoken } from "../dom.js";
import { answerBeginning } from "../phrases.js";
import { strings } from "../strings.js";
import { nameOf } from "./described.js";

/**
 * How the invoice is drawn: where its values came from, and what a click does.
 * @typedef {object} Drawing
 * @property {Set<string>} missing
 * @property {Record<string, import("../types.js").Source>} provenance
 * @property {Record<string, string>} disputed
 * @property {((prompt: string) => void)|null} offer `null`: the invoice can't be changed
 * @property {(path: string, source: string, at: HTMLElement) => void} [edit] open the editor
 * @property {number} [mostLines] lines to draw; the others wait behind a button
 * @property {() => void} [showAllLines]
 */

/** @param {import("../types.js").Source|undefined} source */
function origin(source) {
  if (!source) return "";
  if (source.kind === "user") return source.quote ? strings.change.said(source.quote) : "";
  return strings.change[source.kind] ?? "";
}

/**
 * @param {Drawing} drawing
 * @param {string} path of the value in the draft
 * @param {string|null} text the value as shown; `null` when unknown
 * @param {{testid?: string, of?: string}} [options] `of` names the line
 * @returns {HTMLElement}
 */
export function field(drawing, path, text, { testid, of } = {}) {
  if (drawing.missing.has(path)) return marker(drawing, path, text, of);
  const shown = text ?? strings.paper.unknown;
  const value = el("span", { class: "value", "data-testid": testid }, shown);
  const { offer, edit } = drawing;
  if (!offer || !edit || text === null) return value;
  const name = nameOf(path);
  const source = origin(drawing.provenance[path]);
  const node = el(
    "button",
    {
      type: "button",
      class: "field-button",
      "data-path": path,
      "data-source": source || null,
      "aria-haspopup": "dialog",
      onclick: () => edit(path, source, node),
    },
    spoken(strings.change.label(name)),
    value,
    source && spoken(`(${source})`),
  );
  return node;
}

/**
 * @param {Drawing} drawing
 * @param {string} path
 * @param {string|null} text an older value that the user wants to replace
 * @param {string} [of]
 */
function marker(drawing, path, text, of) {
  const name = nameOf(path);
  const why = drawing.disputed[path];
  const label = strings.missing.label(name);
  return el(
    "span",
    { class: "missing-field" },
    text && el("s", {}, text),
    el(
      "button",
      {
        type: "button",
        class: "missing",
        "data-testid": "missing",
        "data-path": path,
        title: drawing.offer ? strings.missing.hint : null,
        disabled: !drawing.offer,
        onclick: () => drawing.offer?.(answerBeginning(name, of)),
      },
      icon("plus"),
      label,
    ),
    why && el("span", { class: "why" }, why),
  );
}
