/** Issue an invoice, and ask for what it can't be issued without. */

import { isRecording } from "./connection.js";
import { button, el, icon } from "./dom.js";
import { asApiError } from "./feedback.js";
import { ensurePdf } from "./invoices/requests.js";
import { more } from "./more-strings.js";
import { screenPart } from "./parts.js";
import { isNameless } from "./profile.js";

/**
 * The PDF of an invoice; a draft is issued first.
 * @param {string} id
 * @param {string} key
 * @returns {Promise<import("./types.js").Pdf|null>} `null` when the user would not say what is
 *   missing: nothing was issued
 */
export async function issuedPdf(id, key) {
  try {
    return await ensurePdf(id, key);
  } catch (failure) {
    if (asApiError(failure).code !== "business_name_missing") throw failure;
    return (await nameBusiness(true)) ? ensurePdf(id, key) : null;
  }
}

/**
 * Says before an issue that the name of the business is missing, where it is.
 * @param {() => void} onadded
 * @returns {HTMLElement|null}
 */
export function missingName(onadded) {
  if (!isNameless() || isRecording()) return null;
  const add = async () => {
    if (await nameBusiness()) onadded();
  };
  return el(
    "div",
    { class: "note", "data-testid": "name-missing" },
    icon("alert"),
    el("p", {}, more.actions.nameMissing),
    button(more.actions.addName, add, { kind: "small", testid: "add-name" }),
  );
}

/**
 * Ask for the name of the business.
 * @param {boolean} [issuing] whether an invoice is issued next
 * @returns {Promise<boolean>} whether it is stored now
 */
async function nameBusiness(issuing = false) {
  const { askForBusiness } = await screenPart("business");
  return askForBusiness(issuing);
}
