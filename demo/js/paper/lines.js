/** The lines of an invoice as a table. */

import { button, el } from "../dom.js";
import { money, percent } from "../format.js";
import { language, strings } from "../strings.js";
import { fieldAt } from "./described.js";
import { field } from "./field.js";
import { labelIn } from "./labels.js";
import { shownValue } from "./shown.js";

/** @typedef {import("./field.js").Drawing} Drawing */
/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {import("../types.js").Line} Line */

const { columns } = strings.paper;

/** @param {Draft} draft @param {Drawing} drawing */
export function lineTable(draft, drawing) {
  const several = draft.line_items.length > 1;
  const shown = draft.line_items.slice(0, drawing.mostLines);
  const rows = shown.map((line, index) => row(line, index, several, draft, drawing));
  return el(
    "table",
    { class: "lines" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "col" }, columns.description),
        el("th", { scope: "col", class: "figure" }, columns.quantity),
        el("th", { scope: "col", class: "figure" }, columns.price),
        el("th", { scope: "col", class: "figure" }, columns.amount),
      ),
    ),
    el("tbody", {}, rows.length > 0 ? rows : emptyRow(drawing), restRow(draft, drawing)),
  );
}

/** @param {Draft} draft @param {Drawing} drawing */
function restRow({ line_items: lines }, { mostLines = Infinity, showAllLines }) {
  if (lines.length <= mostLines || !showAllLines) return null;
  const all = button(strings.paper.showAll(lines.length), showAllLines, { kind: "small" });
  return el("tr", {}, el("td", { colspan: 4 }, all));
}

/** @param {Drawing} drawing */
const emptyRow = (drawing) =>
  el("tr", {}, el("td", { colspan: 4 }, field(drawing, "line_items", null)));

/**
 * @param {Line} line
 * @param {number} index
 * @param {boolean} several
 * @param {Draft} draft
 * @param {Drawing} drawing
 */
function row(line, index, several, draft, drawing) {
  const path = `line_items.${index}`;
  const of = several ? (line.description ?? strings.paper.line(index + 1)) : undefined;
  const value = (/** @type {string} */ name, /** @type {string|undefined} */ of) => {
    const described = fieldAt(`${path}.${name}`);
    const text = described ? shownValue(described, line, draft.currency) : null;
    return field(drawing, `${path}.${name}`, text, { of });
  };
  const amount = line.amount === null ? null : money(line.amount, draft.currency);
  return el(
    "tr",
    {},
    el(
      "td",
      { class: "description" },
      value("description", several ? strings.paper.line(index + 1) : undefined),
      line.service_date && el("div", { class: "line-note" }, value("service_date", of)),
      taxNote(line, draft),
      ...["discount", "tax_category", "tax_reason"].map((name) =>
        given(line, name) ? el("span", { class: "line-note" }, noteLabel(name), value(name, of)) : null,
      ),
      draft.withholding && !line.withheld
        ? el("span", { class: "line-note" }, labelIn(language, "withheld"), ": ", value("withheld", of))
        : null,
    ),
    el(
      "td",
      { class: "figure", "data-label": columns.quantity },
      value("quantity", line.description ?? of),
    ),
    el("td", { class: "figure", "data-label": columns.price }, value("unit_price", of)),
    el(
      "td",
      { class: "figure amount", "data-label": columns.amount },
      el("span", { class: "value" }, amount ?? strings.paper.unknown),
    ),
  );
}

/** @param {Line} line @param {string} name */
const given = (line, name) => line[name] !== null && line[name] !== undefined;

/** @param {string} name "Discount: "; a category and a reason say it themselves */
const noteLabel = (name) => (name === "discount" ? `${labelIn(language, name)}: ` : "");

/** @param {Line} line @param {Draft} draft */
function taxNote(line, draft) {
  const taxed = draft.taxes.length > 0;
  if (taxed && !line.taxable) return el("span", { class: "line-note" }, strings.paper.noTax);
  if (!line.taxable || line.tax_rate === null) return null;
  return el("span", { class: "line-note" }, strings.paper.lineTax(percent(line.tax_rate)));
}
