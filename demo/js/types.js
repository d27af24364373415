/**
 * The shapes the API speaks in. Money, quantities and rates are decimal strings, dates are ISO.
 *
 * @typedef {import("./field-types.js").LineValues & {amount: string|null,
 *   gross_amount: string|null, discount_total: string|null}} Line
 * @typedef {import("./field-types.js").ChargeValues & {total: string|null}} Charge
 * @typedef {import("./field-types.js").PaymentValues} Payment
 *
 * @typedef {object} Tax
 * @property {string|null} name
 * @property {string} rate
 * @property {string} category  `standard`, or why there is none
 * @property {string|null} reason
 * @property {string} base
 * @property {string} amount
 *
 * @typedef {object} Figures
 * @property {Line[]} line_items
 * @property {Charge[]} charges
 * @property {Payment[]} payments
 * @property {string} subtotal
 * @property {string} discount_total
 * @property {Tax[]} taxes
 * @property {string} charges_total
 * @property {string} net_total
 * @property {string} tax_total
 * @property {string} total
 * @property {string} withheld_base
 * @property {string} withheld_total
 * @property {string} payable
 * @property {string} amount_paid
 * @property {string} amount_due
 *
 * @typedef {import("./field-types.js").InvoiceValues & Figures} Draft
 *
 * @typedef {object} RecordedPayment  since the issue
 * @property {number} payment  counts from 1 on each invoice
 * @property {string} amount  negative: paid back
 * @property {string} date
 * @property {string|null} method
 * @property {string|null} note
 * @property {{at: string, by: string, why: string|null}|null} taken_back
 *
 * @typedef {{invoice_id: string, number: string, date: string, total: string,
 *   payable: string, lines: {line: number, quantity: string}[]|null}} CreditNote
 *
 * @typedef {"gathering"|"review"|"completed"|"cancelled"} State
 * @typedef {{kind: "user"|"form"|"profile"|"default", quote?: string}} Source
 *
 * @typedef {{kind: string} & Record<string, any>} Edit  a change that a form makes
 * @typedef {{message: string}|{edits: Edit[], version?: number}} Said  in words, or as values
 * @typedef {Said & {timezone: string, conversation_id?: string}} Turn
 * @typedef {{status: "ok", version: string, engine: string, answering: string|null,
 *   lacking: string|null, warnings: string[]}} Health
 * @typedef {{role: "user"|"assistant", text: string, at?: string, engine?: string|null}} Message
 *
 * @typedef {object} Usage  what a language model took
 * @property {number} input_tokens
 * @property {number} output_tokens
 * @property {string} cost_usd
 *
 * @typedef {object} ConversationState
 * @property {string} conversation_id
 * @property {number} [version]
 * @property {State} state
 * @property {string[]} missing_fields
 * @property {Draft|null} draft
 * @property {Record<string, Source>} [provenance]
 * @property {Record<string, string>} [disputed]  why a value the user gave could not be used
 * @property {string|null} invoice_id
 * @property {boolean} [degraded]
 * @property {string} [engine]  what answered last
 * @property {Usage|null} [usage]
 *
 * @typedef {ConversationState & {message: string}} Reply
 * @typedef {ConversationState & {messages: Message[]}} StoredConversation
 *
 * @typedef {"draft"|"pending"|"paid"|"cancelled"} Status
 *
 * @typedef {object} Invoice
 * @property {string} invoice_id
 * @property {string|null} invoice_number
 * @property {"invoice"|"credit_note"} kind
 * @property {Status} status
 * @property {number} version
 * @property {string|null} conversation_id
 * @property {Draft} data
 * @property {RecordedPayment[]} payments
 * @property {CreditNote[]} credit_notes
 * @property {{invoice_id: string, number: string, date: string|null}|null} credited_invoice
 * @property {string} amount_paid
 * @property {string} amount_credited
 * @property {string} amount_due
 * @property {string} amount_to_refund
 * @property {Profile|null} [seller]
 * @property {boolean} [overdue]
 * @property {string|null} [issued_at]
 * @property {string} created_at
 *
 * @typedef {{invoice_id: string, invoice_number: string, download_url: string}} Pdf
 *
 * @typedef {object} Profile
 * @property {string|null} business_name
 * @property {string|null} [contact]
 * @property {string|null} address
 * @property {string|null} [street]
 * @property {string|null} [postcode]
 * @property {string|null} [city]
 * @property {string|null} [region]
 * @property {string|null} [country]  by ISO 3166
 * @property {string|null} email
 * @property {string|null} phone
 * @property {"registered"|"small_business"|null} [tax_status]
 * @property {string|null} tax_id
 * @property {{kind: string, value: string}[]|null} [tax_ids]
 * @property {string|null} [register_line]
 * @property {string|null} [iban]
 * @property {string|null} [bic]
 * @property {string|null} [bank_code]
 * @property {string|null} [account_number]
 * @property {string|null} [logo]  a data:image/… URL
 * @property {string|null} accent_color
 * @property {string} currency
 * @property {string} locale
 * @property {string|null} payment_details
 * @property {number|null} default_terms_days
 * @property {string|null} default_tax_rate
 * @property {string} number_pattern
 * @property {boolean} number_reset_yearly
 * @property {string|null} notes
 */

export {};
