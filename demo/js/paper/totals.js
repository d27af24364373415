/** The sums of an invoice, exactly as the API gives them. */

import { el } from "../dom.js";
import { longDate, money, percent, percentPoints } from "../format.js";
import { strings } from "../strings.js";
import { wordFor } from "./described.js";
import { field } from "./field.js";

/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {import("./field.js").Drawing} Drawing */

const { paper } = strings;

/** @param {Draft} draft @param {Drawing} drawing @param {string} left what the last row is called */
export function totalsList(draft, drawing, left) {
  const open = draft.total && [...drawing.missing].some((path) => path.startsWith("line_items"));
  const included = draft.prices_include_tax;
  return el(
    "dl",
    { class: "totals" },
    ...sums(draft, drawing),
    !included && taxes(draft, drawing),
    entry(
      open ? paper.totalSoFar : paper.total,
      el("span", { "data-testid": "draft-total" }, shownTotal(draft)),
      "total",
    ),
    included && taxes(draft, drawing),
    ...afterTotal(draft, drawing, left),
  );
}

/** @param {Draft} draft */
export const shownTotal = ({ total, currency }) => (total ? money(total, currency) : paper.unknown);

/** @param {Draft} draft @param {Drawing} drawing */
function sums(draft, drawing) {
  const { currency, discount, charges } = draft;
  const plain = !discount && charges.length === 0 && taxed(draft).length === 0;
  if (plain && !drawing.missing.has("tax_rate")) return [];
  const points = discount?.percent ? percentPoints(discount.percent) : "";
  return [
    entry(paper.subtotal, money(draft.subtotal, currency)),
    discount &&
      entry(
        paper.discount(points),
        field(drawing, "discount", money(`-${draft.discount_total}`, currency)),
      ),
    ...charges.map((charge, index) => chargeEntry(charge, index, draft, drawing)),
  ].filter(Boolean);
}

/**
 * @param {import("../types.js").Charge} charge
 * @param {number} index
 * @param {Draft} draft
 * @param {Drawing} drawing
 */
function chargeEntry({ description, percent: points, total }, index, draft, drawing) {
  const path = `charges.${index}`;
  const name = field(drawing, `${path}.description`, description);
  const label = points ? el("span", {}, name, ` ${percentPoints(points)}`) : name;
  const amount = total === null ? null : money(total, draft.currency);
  return entry(label, field(drawing, `${path}.amount`, amount, { of: description ?? undefined }));
}

/** @param {Draft} draft what has a tax, or a reason why it has none */
const taxed = ({ taxes }) => taxes.filter((t) => Number(t.rate) !== 0 || t.category !== "standard");

/** @param {Draft} draft @param {Drawing} drawing */
function taxes(draft, drawing) {
  return [
    drawing.missing.has("tax_rate") && entry(paper.tax(""), field(drawing, "tax_rate", null)),
    ...taxed(draft).map((tax) =>
      entry(
        taxLabel(tax, draft),
        field(drawing, taxPath(tax, draft), money(tax.amount, draft.currency)),
      ),
    ),
  ].filter(Boolean);
}

/** @param {import("../types.js").Tax} tax @param {Draft} draft */
function taxPath({ name, category }, { further_taxes: further, tax_name: first }) {
  if (category !== "standard") return "tax_category";
  const isFurther = name !== first && further.some((each) => each.name === name);
  return isFurther ? "further_taxes" : "tax_rate";
}

/** @param {import("../types.js").Tax} tax @param {Draft} draft */
function taxLabel(tax, draft) {
  const base = money(tax.base, draft.currency);
  if (tax.category !== "standard") return onBase(wordFor(tax.category), base);
  const rate = percent(tax.rate);
  const named = tax.name ? `${tax.name} ${rate}` : paper.tax(rate);
  const label = draft.prices_include_tax ? wordFor("included").replace("{tax}", named) : named;
  return tax.base === draft.subtotal || tax.base === draft.net_total ? label : onBase(label, base);
}

/** @param {string} label @param {string} base */
const onBase = (label, base) => wordFor("on_base").replace("{tax}", label).replace("{base}", base);

/** What is withheld and paid, and what is then left; nothing where all is due. @param {Draft} draft @param {Drawing} drawing @param {string} left */
function afterTotal(draft, drawing, left) {
  const { currency, withholding, payments } = draft;
  const rows = [];
  if (withholding) {
    const label = `${withholding.name ?? wordFor("withholding")} ${percent(withholding.rate)}`;
    const less = money(`-${draft.withheld_total}`, currency);
    rows.push(
      entry(
        onBase(label, money(draft.withheld_base, currency)),
        field(drawing, "withholding", less),
      ),
    );
    if (payments.length > 0) rows.push(entry(wordFor("payable"), money(draft.payable, currency)));
  }
  rows.push(...payments.map((payment, index) => paymentEntry(payment, index, currency, drawing)));
  const due = entry(wordFor(left), money(draft.amount_due || "0", currency), "due");
  return rows.length > 0 ? [...rows, due] : [];
}

/**
 * @param {import("../types.js").Payment} payment
 * @param {number} index
 * @param {string} currency
 * @param {Drawing} drawing
 */
function paymentEntry({ amount, date, method, note }, index, currency, drawing) {
  const details = [note ?? wordFor("payment"), date && longDate(date), method];
  const shown = amount === null ? null : money(`-${amount}`, currency);
  return entry(
    details.filter(Boolean).join(", "),
    field(drawing, `payments.${index}.amount`, shown, { of: note ?? undefined }),
  );
}

/** @param {Node|string} label @param {Node|string} value @param {string} [kind] */
const entry = (label, value, kind = "") =>
  el("div", { class: `sum ${kind}` }, el("dt", {}, label), el("dd", {}, value));
