/** All invoices as CSV (RFC 4180), the same file as `scatterpilot export --csv` writes. */

/** @typedef {import("../types.js").Invoice} Invoice */

const COLUMNS = [
  "invoice_number",
  "status",
  "invoice_date",
  "due_date",
  "customer_name",
  "customer_tax_id",
  "customer_email",
  "customer_address",
  "po_number",
  "currency",
  "subtotal",
  "discount_total",
  "tax_total",
  "total",
  "taxes",
  "notes",
  "issued_at",
  "invoice_id",
];
const FIGURES = new Set(["subtotal", "discount_total", "tax_total", "total"]);

/** @param {Invoice[]} invoices in the order of the rows */
export function invoicesCsv(invoices) {
  const rows = invoices.map((invoice) => {
    const taxes = invoice.data.taxes
      .map((tax) => `${tax.rate} of ${tax.base} = ${tax.amount}`)
      .join("; ");
    const values = { ...invoice.data, ...invoice, taxes };
    return COLUMNS.map((name) => cell(name, values[name]));
  });
  return [COLUMNS, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

/** @param {string} column @param {string|null|undefined} value */
function cell(column, value) {
  if (value === null || value === undefined) return "";
  // A spreadsheet would run such a text as a formula.
  const safe = !FIGURES.has(column) && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
