/**
 * The types of the values of an invoice, made with `fields.js`: don't edit them here.
 *
 * @typedef {object} Field
 * @property {string} name  in the draft; of a line after `line_items.N.`
 * @property {"text"|"lines"|"email"|"date"|"days"|"currency"|"discount"|"rate"|"quantity"|"price"|"flag"} kind
 * @property {"customer"|"facts"|"sums"|"closing"|"lines"} place  on the paper
 * @property {{kind: string, name: string}} edit  what sets it, and its name in there
 * @property {string[]} labels  as on the paper, by the page's languages
 * @property {boolean} [removable]  an invoice can be without it
 *
 * @typedef {object} InvoiceValues
 * @property {string|null} customer_name
 * @property {string|null} customer_address
 * @property {string|null} customer_email
 * @property {string|null} customer_tax_id
 * @property {string|null} invoice_date  The date the invoice carries; today unless given.
 * @property {string|null} due_date
 * @property {number|null} terms_days  Days to pay; the due date then follows the invoice date.
 * @property {string|null} po_number  The customer's purchase order number.
 * @property {string|null} buyer_reference  What the customer files it under, such as a cost centre or a Leitweg-ID.
 * @property {string|null} payment_reference  What the customer is to write on the payment.
 * @property {string} currency  An ISO 4217 code.
 * @property {{percent?: string, amount?: string}|null} discount  Off the subtotal, before tax: a percentage (10 is 10 %) or an amount.
 * @property {string|null} tax_rate  The tax on all lines without one of their own, as a fraction: 0.2 is 20 %.
 * @property {string|null} notes
 *
 * @typedef {object} LineValues
 * @property {string|null} description
 * @property {string|null} quantity
 * @property {string|null} unit  The word after the quantity, such as hours.
 * @property {string|null} unit_price
 * @property {boolean} taxable  False takes the line out of all tax.
 * @property {string|null} tax_rate  The line's own tax, as a fraction, in place of the invoice's.
 */

export {};
