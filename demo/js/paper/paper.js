/** An invoice drawn as the sheet it will become. */

import { el } from "../dom.js";
import { INVOICE_FIELDS } from "../fields.js";
import { strings } from "../strings.js";
import { labelOf, placedIn } from "./described.js";
import { field } from "./field.js";
import { lineTable } from "./lines.js";
import { totalsList } from "./totals.js";
import { shownValue } from "./shown.js";
import { taxIdsText } from "./worded.js";

/** @typedef {import("../field-types.js").Field} Field */
/** @typedef {import("./field.js").Drawing} Drawing */
/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {import("../types.js").Profile} Profile */

const { paper } = strings;
const PICTURE = /^data:image\/[\w.+-]+;base64,/;
const COLOR = /^#[0-9a-f]{6}$/i;

/** @param {Profile|null} profile @returns {Draft} what an invoice is before anything was said */
export function emptyDraft(profile) {
  /** @type {any} */
  const unknown = Object.fromEntries(INVOICE_FIELDS.map(({ name }) => [name, null]));
  return {
    ...unknown,
    currency: profile?.currency ?? "USD",
    further_taxes: [],
    prices_include_tax: false,
    line_items: [],
    charges: [],
    payments: [],
    subtotal: "",
    discount_total: "",
    charges_total: "",
    net_total: "",
    taxes: [],
    withheld_base: "",
    withheld_total: "",
    payable: "",
    amount_paid: "",
    amount_due: "",
    tax_total: "",
    total: "",
  };
}

/**
 * @param {object} invoice
 * @param {Draft} invoice.draft
 * @param {string|null} invoice.number
 * @param {Profile|null} invoice.seller
 * @param {{kind: string, label: string}|null} invoice.mark where it stands, as a badge
 * @param {boolean} [invoice.addBusiness] offer to fill in the seller's details
 * @param {{number: string}|null} [invoice.credits] the invoice that this credit note is to
 * @param {Drawing} drawing
 */
export function invoicePaper({ draft, number, seller, mark, addBusiness, credits }, drawing) {
  const node = el(
    "div",
    { class: "paper" },
    el(
      "header",
      { class: "paper-head" },
      sellerBlock(seller, addBusiness),
      el(
        "div",
        { class: "paper-title" },
        el("p", { class: "paper-name" }, credits ? strings.status.credit : paper.title),
        el(
          "p",
          { class: number ? "paper-number" : "paper-number muted" },
          number ?? paper.numberLater,
        ),
        mark && el("p", { class: `badge ${mark.kind}` }, mark.label),
      ),
    ),
    el(
      "div",
      { class: "paper-facts" },
      customerBlock(draft, drawing),
      factsBlock(draft, drawing, credits),
    ),
    lineTable(draft, drawing),
    totalsList(draft, drawing, credits ? "credited" : "amount_due"),
    // Nobody pays a credit note.
    el("footer", { class: "paper-foot" }, closingBlocks(draft, credits ? null : seller, drawing)),
  );
  node.append(...alsoMissing(node, drawing));
  const accent = seller?.accent_color;
  if (accent && COLOR.test(accent)) node.style.setProperty("--seller-accent", accent);
  return node;
}

/**
 * What is needed but has no place of its own on the sheet.
 * @param {HTMLElement} node
 * @param {Drawing} drawing
 */
function alsoMissing(node, drawing) {
  const drawn = new Set(
    Array.from(node.querySelectorAll(".missing"), (m) => m.getAttribute("data-path")),
  );
  const rest = [...drawing.missing].filter((path) => !drawn.has(path));
  return rest.length > 0
    ? [block(paper.alsoNeeded, ...rest.map((path) => field(drawing, path, null)))]
    : [];
}

/** @param {Profile|null} seller @param {boolean} [addBusiness] */
function sellerBlock(seller, addBusiness) {
  const logo = seller?.logo && PICTURE.test(seller.logo) ? seller.logo : null;
  const town = [seller?.postcode, seller?.city, seller?.region].filter(Boolean).join(" ");
  const facts = [
    seller?.address ?? [seller?.street, town].filter(Boolean).join("\n"),
    seller?.contact,
    seller?.email,
    seller?.phone,
    seller?.tax_id && paper.taxId(seller.tax_id),
    seller?.tax_ids && taxIdsText(seller.tax_ids),
  ];
  return el(
    "div",
    { class: "seller" },
    logo && el("img", { class: "logo", src: logo, alt: "" }),
    el("p", { class: "seller-name" }, seller?.business_name ?? paper.yourBusiness),
    facts.filter(Boolean).map((fact) => el("p", { class: "lines-kept muted" }, fact)),
    addBusiness &&
      !seller?.business_name &&
      el("a", { class: "quiet-link", href: "#/settings" }, paper.addBusiness),
  );
}

/** @param {Draft} draft @param {Drawing} drawing */
function customerBlock(draft, drawing) {
  const [name, ...more] = placedIn("customer");
  return block(
    paper.billTo,
    el(
      "div",
      { class: "customer-name" },
      value(name, draft, drawing, { testid: "draft-customer" }),
    ),
    ...more
      .filter((each) => hasPlace(each, draft, drawing))
      .map((each) => el("div", { class: "muted" }, value(each, draft, drawing))),
  );
}

/** @param {Draft} draft @param {Drawing} drawing @param {{number: string}|null} [credits] */
function factsBlock(draft, drawing, credits) {
  // The terms stand with the date they lead to; a credit note is never due.
  const facts = placedIn("facts").filter(
    (each) =>
      each.kind !== "days" &&
      hasPlace(each, draft, drawing) &&
      !(credits && each.name === "due_date"),
  );
  return el(
    "dl",
    { class: "dates" },
    credits && fact(paper.title, credits.number),
    facts.map((each) =>
      fact(
        labelOf(each),
        value(each, draft, drawing),
        each.name === "due_date" && termsNote(draft, drawing),
      ),
    ),
  );
}

/** @param {Draft} draft @param {Drawing} drawing */
function termsNote({ terms_days: terms }, { missing }) {
  if (terms === null || missing.has("due_date")) return null;
  return el("span", { class: "terms" }, paper.net(terms));
}

/** @param {Draft} draft @param {Profile|null} seller @param {Drawing} drawing */
function closingBlocks(draft, seller, drawing) {
  const details = accountOf(seller);
  return [
    ...[...placedIn("sums").filter(({ name }) => name === "tax_reason"), ...placedIn("closing")]
      .filter((each) => hasPlace(each, draft, drawing))
      .map((each) => block(labelOf(each), value(each, draft, drawing))),
    details && block(paper.payment, el("p", { class: "lines-kept" }, details)),
  ];
}

/** @param {Profile|null} seller */
const accountOf = (seller) =>
  [
    seller?.iban && `IBAN ${seller.iban}`,
    seller?.bic && `BIC ${seller.bic}`,
    [seller?.bank_code, seller?.account_number].filter(Boolean).join(" "),
    seller?.payment_details,
  ]
    .filter(Boolean)
    .join("\n");

/**
 * Whether a field stands on the sheet: what is unknown and not needed leaves no gap.
 * @param {Field} field
 * @param {Draft} draft
 * @param {Drawing} drawing
 */
const hasPlace = ({ name, kind, removable }, draft, { missing }) =>
  (!removable && kind !== "terms") || Boolean(draft[name]) || missing.has(name);

/**
 * @param {Field} described
 * @param {Draft} draft
 * @param {Drawing} drawing
 * @param {{testid?: string}} [options]
 */
const value = (described, draft, drawing, options) =>
  field(drawing, described.name, shownValue(described, draft, draft.currency), options);

/** @param {string} label @param {...import("../dom.js").Child} values */
const fact = (label, ...values) =>
  el("div", { class: "fact" }, el("dt", {}, label), el("dd", {}, ...values));

/** @param {string} label @param {...import("../dom.js").Child} content */
const block = (label, ...content) =>
  el("section", { class: "paper-block" }, el("h2", { class: "paper-label" }, label), ...content);
