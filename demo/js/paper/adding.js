/** What an invoice could also say: a choice of the values it does not have yet. */

import { el } from "../dom.js";
import { INVOICE_FIELDS, LINE_FIELDS } from "../fields.js";
import { strings } from "../strings.js";
import { labelOf } from "./described.js";

/** @typedef {import("../field-types.js").Field} Field */
/** @typedef {import("../types.js").Draft} Draft */

/** Of a longer invoice the first lines can be given a date here. */
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
    const open = draft ? INVOICE_FIELDS.filter((field) => canBeAdded(field, draft)) : [];
    this.node.hidden = open.length === 0;
    this.node.replaceChildren(
      el("option", { value: "" }, strings.sheet.add),
      ...open.map((field) => el("option", { value: field.name }, labelOf(field))),
      ...(draft ? ofLines(draft) : []),
    );
  }
}

/** Dates of the lines that have none. @param {Draft} draft */
const ofLines = ({ line_items: lines }) =>
  LINE_FIELDS.filter(({ kind }) => kind === "date").flatMap((field) =>
    lines.slice(0, MOST_LINES).flatMap((line, index) => {
      if (line[field.name]) return [];
      const name = line.description ?? strings.paper.line(index + 1);
      const value = `line_items.${index}.${field.name}`;
      return [el("option", { value }, `${labelOf(field)}: ${name}`)];
    }),
  );

/**
 * Terms come with the due date, which every invoice has a place for.
 * @param {Field} field
 * @param {Draft} draft
 */
function canBeAdded({ name, kind, removable }, draft) {
  if (kind === "terms") return draft[name] === null;
  if (!removable || kind === "days") return false;
  const value = draft[name];
  return value === null || (kind === "rate" && Number(value) === 0);
}
