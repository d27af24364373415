/** What becomes of a conversation's draft: an invoice, its number and PDF, its payment. */

import { readInvoice } from "../api.js";
import { once } from "../idempotency.js";
import { createInvoice, setStatus } from "../invoices/requests.js";
import { issuedPdf } from "../issue.js";
import { pause } from "./delivery.js";

const DOUBLE_CLICK_MS = 600;

/** @typedef {import("./conversation.js").Conversation} Conversation */

/** @param {Conversation} conversation */
export async function create(conversation) {
  const { id } = conversation;
  if (!id) return;
  await conversation.run(
    "create",
    () => create(conversation),
    async () => {
      const creating = once(`create ${id}`, (key) => createInvoice(id, key));
      // The second click of a double click must not land on the button of the next step.
      const [invoice] = await Promise.all([creating, pause(DOUBLE_CLICK_MS)]);
      conversation.invoice = invoice;
      conversation.invoiceId = invoice.invoice_id;
      conversation.state = "completed";
      conversation.missing = [];
    },
  );
}

/**
 * Issue the invoice, or only fetch a fresh link when it is issued.
 * @param {Conversation} conversation
 * @returns {Promise<string|null>} the link
 */
export async function makePdf(conversation) {
  const { invoice } = conversation;
  if (!invoice) return null;
  const id = invoice.invoice_id;
  const step = invoice.invoice_number ? "pdf" : "issue";
  let url = null;
  const work = async () => {
    const pdf = await once(`pdf ${id}`, (key) => issuedPdf(id, key));
    if (!pdf) return;
    url = pdf.download_url;
    conversation.pdf = { url: pdf.download_url, at: Date.now() };
    // The seller and the dates are fixed at the issue: take them from the record.
    if (step === "issue") conversation.invoice = await readInvoice(id);
  };
  const done = await conversation.run(step, () => makePdf(conversation), work);
  return done ? url : null;
}

/** @param {Conversation} conversation */
export async function markPaid(conversation) {
  const { invoice } = conversation;
  if (!invoice) return;
  await conversation.run(
    "status",
    () => markPaid(conversation),
    async () => {
      conversation.invoice = await setStatus(invoice.invoice_id, "paid");
    },
  );
}
