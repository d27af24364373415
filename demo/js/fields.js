/**
 * The fields of an invoice, each described once: the kind of value it holds, where it stands on the
 * sheet, the edit that sets it, and whether it can be taken away.
 *
 * @typedef {object} Field
 * @property {string} name in the draft, or in a line of it
 * @property {string} kind text, lines, email, date, number, price, rate or discount
 * @property {"customer"|"facts"|"line"|"sums"|"closing"} place
 * @property {{kind: string, name: string}} edit
 * @property {boolean} removable
 */

/** @type {Field[]} in the order they stand in */
export const FIELDS = [
  {
    name: "customer_name",
    kind: "text",
    place: "customer",
    edit: { kind: "set_customer", name: "name" },
    removable: false,
  },
  {
    name: "customer_address",
    kind: "lines",
    place: "customer",
    edit: { kind: "set_customer", name: "address" },
    removable: true,
  },
  {
    name: "customer_email",
    kind: "email",
    place: "customer",
    edit: { kind: "set_customer", name: "email" },
    removable: true,
  },
  {
    name: "customer_tax_id",
    kind: "text",
    place: "customer",
    edit: { kind: "set_customer", name: "tax_id" },
    removable: true,
  },
  {
    name: "invoice_date",
    kind: "date",
    place: "facts",
    edit: { kind: "set_dates", name: "invoice_date" },
    removable: false,
  },
  {
    name: "due_date",
    kind: "date",
    place: "facts",
    edit: { kind: "set_dates", name: "due_date" },
    removable: false,
  },
  {
    name: "po_number",
    kind: "text",
    place: "facts",
    edit: { kind: "set_reference", name: "po_number" },
    removable: true,
  },
  {
    name: "description",
    kind: "text",
    place: "line",
    edit: { kind: "change_line", name: "description" },
    removable: false,
  },
  {
    name: "quantity",
    kind: "number",
    place: "line",
    edit: { kind: "change_line", name: "quantity" },
    removable: false,
  },
  {
    name: "unit_price",
    kind: "price",
    place: "line",
    edit: { kind: "change_line", name: "unit_price" },
    removable: false,
  },
  {
    name: "discount",
    kind: "discount",
    place: "sums",
    edit: { kind: "set_discount", name: "discount" },
    removable: true,
  },
  {
    name: "tax_rate",
    kind: "rate",
    place: "sums",
    edit: { kind: "set_tax", name: "rate" },
    removable: true,
  },
  {
    name: "notes",
    kind: "lines",
    place: "closing",
    edit: { kind: "set_notes", name: "notes" },
    removable: true,
  },
];
