/** What an invoice could also say: a choice of the values it does not have yet. */

import { el } from "../dom.js";
import { INVOICE_FIELDS } from "../fields.js";
import { language, strings } from "../strings.js";
import { labelOf, wordFor } from "./described.js";
import { labelIn } from "./labels.js";

/** @typedef {import("../field-types.js").Field} Field */
/** @typedef {import("../types.js").Draft} Draft */

/** Of a longer invoice only the first lines are given more here: nobody looks one up in a list. */
const MOST_LINES = 20;

export class Adding {
  /** @param {(path: string, at: HTMLElement) => void} onchoose */
  constructor(onchoose) {
    this.node = el("select", {
      class: "adding",
      "aria-label": strings.sheet.add,
      "data-testid": "add-detail",
      onchange: () => {
        const path = this.node.value;
        this.node.value = "";
        onchoose(path, this.node);
      },
    });
  }

  /** @param {Draft|null} draft `null`: nothing can be added */
  show(draft) {
    const open = draft ? choices(draft) : [];
    this.node.hidden = open.length === 0;
    this.node.replaceChildren(
      el("option", { value: "" }, strings.sheet.add),
      ...open.map(({ path, label }) => el("option", { value: path }, label)),
    );
  }
}

/** @param {Draft} draft @returns {{path: string, label: string}[]} */
function choices(draft) {
  const fields = INVOICE_FIELDS.filter((field) => canBeAdded(field, draft));
  const { line_items: lines, charges, payments } = draft;
  return [
    ...fields.map((field) => ({ path: field.name, label: labelOf(field) })),
    ...(lines.length > 0 ? items({ charges, payments }) : []),
    ...lines.slice(0, MOST_LINES).flatMap(lineChoices),
  ];
}

/** @param {Pick<Draft, "charges"|"payments">} draft */
const items = ({ charges, payments }) => [
  { path: `charges.${charges.length}`, label: wordFor("charge") },
  { path: `payments.${payments.length}.amount`, label: wordFor("payment") },
];

/** @param {import("../types.js").Line} line @param {number} index */
function lineChoices(line, index) {
  const name = line.description ?? strings.paper.line(index + 1);
  return ["discount", "price_base_quantity", "service_date"]
    .filter((field) => line[field] === null)
    .map((field) => ({
      path: `line_items.${index}.${field}`,
      label: `${name}: ${labelIn(language, field)}`,
    }));
}

/**
 * Terms come with the due date, which every invoice has a place for.
 * @param {Field} field
 * @param {Draft} draft
 */
function canBeAdded({ name, kind, removable }, draft) {
  if (kind === "terms") return draft[name] === null;
  if (!removable || kind === "days") return false;
  const value = draft[name];
  if (kind === "flag" || kind === "taxes") return !value || value.length === 0;
  return value === null || (kind === "rate" && Number(value) === 0);
}
