/** An invoice drawn as the sheet it will become. */

import { el } from "../dom.js";
import { longDate } from "../format.js";
import { strings } from "../strings.js";
import { field } from "./field.js";
import { lineTable } from "./lines.js";
import { totalsList } from "./totals.js";

/** @typedef {import("./field.js").Drawing} Drawing */
/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {import("../types.js").Profile} Profile */

const { paper } = strings;
const PICTURE = /^data:image\/[\w.+-]+;base64,/;
const COLOR = /^#[0-9a-f]{6}$/i;

/** @param {Profile|null} profile @returns {Draft} what an invoice is before anything was said */
export function emptyDraft(profile) {
  return {
    customer_name: null,
    customer_email: null,
    customer_address: null,
    customer_tax_id: null,
    currency: profile?.currency ?? "USD",
    invoice_date: null,
    due_date: null,
    terms_days: null,
    line_items: [],
    tax_rate: null,
    discount: null,
    subtotal: "",
    discount_total: "",
    taxes: [],
    tax_total: "",
    total: "",
    notes: null,
    po_number: null,
  };
}

/**
 * @param {object} invoice
 * @param {Draft} invoice.draft
 * @param {string|null} invoice.number
 * @param {Profile|null} invoice.seller
 * @param {{kind: string, label: string}|null} invoice.mark where it stands, as a badge
 * @param {boolean} [invoice.addBusiness] offer to fill in the seller's details
 * @param {Drawing} drawing
 */
export function invoicePaper({ draft, number, seller, mark, addBusiness }, drawing) {
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
        el("p", { class: "paper-name" }, paper.title),
        el(
          "p",
          { class: number ? "paper-number" : "paper-number muted" },
          number ?? paper.numberLater,
        ),
        mark && el("p", { class: `badge ${mark.kind}` }, mark.label),
      ),
    ),
    el("div", { class: "paper-facts" }, customerBlock(draft, drawing), dateBlock(draft, drawing)),
    lineTable(draft, drawing),
    totalsList(draft, drawing),
    el(
      "footer",
      { class: "paper-foot" },
      draft.notes && block(paper.notes, field(drawing, "notes", draft.notes)),
      seller?.payment_details &&
        block(paper.payment, el("p", { class: "lines-kept" }, seller.payment_details)),
    ),
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
  const facts = [
    seller?.address,
    seller?.email,
    seller?.phone,
    seller?.tax_id && paper.taxId(seller.tax_id),
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
  const more = ["customer_address", "customer_email", "customer_tax_id"].filter(
    (name) => draft[name] || drawing.missing.has(name),
  );
  return block(
    paper.billTo,
    el(
      "div",
      { class: "customer-name" },
      field(drawing, "customer_name", draft.customer_name, { testid: "draft-customer" }),
    ),
    ...more.map((name) => el("div", { class: "muted" }, field(drawing, name, draft[name]))),
  );
}

/** @param {Draft} draft @param {Drawing} drawing */
function dateBlock(draft, drawing) {
  const dated = draft.invoice_date && longDate(draft.invoice_date);
  const due = draft.due_date && longDate(draft.due_date);
  const { terms_days: terms } = draft;
  return el(
    "dl",
    { class: "dates" },
    fact(paper.date, field(drawing, "invoice_date", dated)),
    fact(
      paper.due,
      field(drawing, "due_date", due),
      terms !== null &&
        !drawing.missing.has("due_date") &&
        el("span", { class: "terms" }, paper.net(terms)),
    ),
    (draft.po_number || drawing.missing.has("po_number")) &&
      fact(paper.po, field(drawing, "po_number", draft.po_number)),
  );
}

/** @param {string} label @param {...import("../dom.js").Child} values */
const fact = (label, ...values) =>
  el("div", { class: "fact" }, el("dt", {}, label), el("dd", {}, ...values));

/** @param {string} label @param {...import("../dom.js").Child} content */
const block = (label, ...content) =>
  el("section", { class: "paper-block" }, el("h2", { class: "paper-label" }, label), ...content);
