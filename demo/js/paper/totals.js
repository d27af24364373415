/** The sums of an invoice, exactly as the API gives them. */

import { el } from "../dom.js";
import { money, percent, percentPoints } from "../format.js";
import { strings } from "../strings.js";
import { field } from "./field.js";

const { paper } = strings;

/** @param {import("../types.js").Draft} draft @param {import("./field.js").Drawing} drawing */
export function totalsList(draft, drawing) {
  const open = draft.total && [...drawing.missing].some((path) => path.startsWith("line_items"));
  return el(
    "dl",
    { class: "totals" },
    ...sums(draft, drawing),
    entry(
      open ? paper.totalSoFar : paper.total,
      el("span", { "data-testid": "draft-total" }, shownTotal(draft)),
      "total",
    ),
  );
}

/** @param {import("../types.js").Draft} draft */
export const shownTotal = ({ total, currency }) => (total ? money(total, currency) : paper.unknown);

/** @param {import("../types.js").Draft} draft @param {import("./field.js").Drawing} drawing */
function sums(draft, drawing) {
  const { currency, discount, taxes } = draft;
  const taxed = taxes.filter((tax) => Number(tax.rate) !== 0);
  if (!discount && taxed.length === 0 && !drawing.missing.has("tax_rate")) return [];
  const points = discount?.percent ? percentPoints(discount.percent) : "";
  return [
    entry(paper.subtotal, money(draft.subtotal, currency)),
    discount &&
      entry(
        paper.discount(points),
        field(drawing, "discount", money(`-${draft.discount_total}`, currency)),
      ),
    drawing.missing.has("tax_rate") && entry(paper.tax(""), field(drawing, "tax_rate", null)),
    ...taxed.map((tax) =>
      entry(taxLabel(tax, draft), field(drawing, "tax_rate", money(tax.amount, currency))),
    ),
  ].filter(Boolean);
}

/** @param {import("../types.js").Tax} tax @param {import("../types.js").Draft} draft */
function taxLabel(tax, draft) {
  const rate = percent(tax.rate);
  if (tax.base === draft.subtotal) return paper.tax(rate);
  return paper.taxOn(rate, money(tax.base, draft.currency));
}

/** @param {string} label @param {Node|string} value @param {string} [kind] */
const entry = (label, value, kind = "") =>
  el("div", { class: `sum ${kind}` }, el("dt", {}, label), el("dd", {}, value));
