/**
 * The types of the values of an invoice, made with `fields.js`: don't edit them here.
 *
 * @typedef {object} Field
 * @property {string} name  in the draft; of a line after `line_items.N.`
 * @property {"text"|"lines"|"country"|"email"|"tax_ids"|"date"|"days"|"terms"|"currency"|"discount"|"rate"|"taxes"|"category"|"flag"|"withholding"|"quantity"|"price"|"base"|"percent"|"amount"} kind
 * @property {"customer"|"facts"|"sums"|"closing"|"lines"} place  on the paper
 * @property {{kind: string, name: string}} edit  what sets it, and its name in there
 * @property {string[]} labels  as on the paper, by the page's languages
 * @property {boolean} [removable]  an invoice can be without it
 *
 * @typedef {object} InvoiceValues
 * @property {string|null} customer_name
 * @property {string|null} customer_contact  The person or department there.
 * @property {string|null} customer_address
 * @property {string|null} customer_street  Street and number, beside the address as it was typed.
 * @property {string|null} customer_postcode
 * @property {string|null} customer_city
 * @property {string|null} customer_region  State, province or county.
 * @property {string|null} customer_country  An ISO 3166 code of two letters, such as DE.
 * @property {string|null} customer_email
 * @property {string|null} customer_tax_id
 * @property {{kind: string, value: string}[]|null} customer_tax_ids  More tax ids, each with its kind, such as siret or gstin.
 * @property {string|null} invoice_date  The date the invoice carries; today unless given.
 * @property {string|null} due_date
 * @property {number|null} terms_days  Days to pay; the due date then follows the invoice date.
 * @property {{rule: string, number: number, day: number|null}|null} payment_terms  Another rule than days for the due date, which then follows the invoice date.
 * @property {string|null} service_start  The day of the work or delivery; the first one with service_end.
 * @property {string|null} service_end  The last day of the period of service_start.
 * @property {string|null} po_number  The customer's purchase order number.
 * @property {string|null} buyer_reference  What the customer files it under, such as a cost centre or a Leitweg-ID.
 * @property {string|null} payment_reference  What the customer is to write on the payment.
 * @property {string} currency  An ISO 4217 code.
 * @property {{percent?: string, amount?: string}|null} discount  Off the subtotal, before tax: a percentage (10 is 10 %) or an amount.
 * @property {string|null} tax_rate  The tax on all lines without one of their own, as a fraction: 0.2 is 20 %.
 * @property {string|null} tax_name  What the tax is called, such as VAT or GST.
 * @property {{name: string, rate: string}[]} further_taxes  Taxes beside the first on the same base, such as PST beside GST.
 * @property {string|null} tax_category  Why no tax is charged: zero, exempt, reverse_charge or outside_scope.
 * @property {string|null} tax_reason  The rule behind it, printed word for word.
 * @property {boolean} prices_include_tax  True where prices, discounts and charges already hold the tax.
 * @property {{name: string|null, rate: string}|null} withholding  What the customer keeps back and pays to the state, such as IRPF, CIS or TDS.
 * @property {string|null} early_payment  Words on paying early, such as 2 % within 10 days; they change no figure.
 * @property {string|null} notes
 *
 * @typedef {object} LineValues
 * @property {string|null} description
 * @property {string|null} quantity
 * @property {string|null} unit  The word after the quantity, such as hours.
 * @property {string|null} unit_price
 * @property {string|null} price_base_quantity  How many units the price is for: 1000 for a price per thousand; 1 unless given.
 * @property {{percent?: string, amount?: string}|null} discount  Off this line alone, before tax: a percentage (10 is 10 %) or an amount.
 * @property {boolean} taxable  False takes the line out of all tax.
 * @property {string|null} tax_rate  The line's own tax, as a fraction, in place of the invoice's.
 * @property {string|null} tax_category  The line's own, in place of the invoice's.
 * @property {string|null} tax_reason  The rule behind it, printed word for word.
 * @property {boolean} withheld  False leaves it out of the withholding, as materials under CIS.
 * @property {string|null} service_date  The day of this line's work or delivery.
 *
 * @typedef {object} ChargeValues
 * @property {string|null} description
 * @property {string|null} percent  Of the subtotal (3 is 3 %), in place of an amount.
 * @property {string|null} amount
 * @property {boolean} taxable  False takes the charge out of all tax.
 * @property {string|null} tax_rate  The charge's own tax, as a fraction, in place of the invoice's.
 * @property {boolean} withheld  False leaves it out of the withholding.
 *
 * @typedef {object} PaymentValues
 * @property {string|null} amount
 * @property {string|null} date
 * @property {string|null} method  How it was paid: card, cash, bank transfer.
 * @property {string|null} note  What it was for, such as deposit.
 */

export {};
