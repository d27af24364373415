/** Ask for what no invoice is issued without: who sends it. */

import { ask } from "./dialog.js";
import { el } from "./dom.js";
import { asApiError } from "./feedback.js";
import { capital } from "./format.js";
import { more } from "./more-strings.js";
import { freshProfile, storeProfile } from "./profile.js";
import { strings } from "./strings.js";

const { business } = more;

/** @typedef {{business_name: string, address: string}} Business */
/** @typedef {Partial<Record<keyof Business|"", string>>} Faults  the one without a name: of all */

/**
 * @param {boolean} issuing whether an invoice is issued next
 * @returns {Promise<boolean>} whether it is stored now
 */
export const askForBusiness = (issuing) =>
  question({ business_name: "", address: "" }, {}, issuing ? business.saveAndIssue : business.save);

/**
 * @param {Business} typed
 * @param {Faults} faults of the attempt before
 * @param {string} confirm
 * @returns {Promise<boolean>}
 */
async function question(typed, faults, confirm) {
  const name = el("input", {
    class: "input",
    autocomplete: "organization",
    value: typed.business_name,
    "data-testid": "business-name",
  });
  const address = el("textarea", {
    class: "input",
    rows: 3,
    autocomplete: "street-address",
    value: typed.address,
    "data-testid": "business-address",
  });
  const body = el(
    "div",
    { class: "dialog-fields" },
    labelled(business.name, name, faults.business_name),
    labelled(business.address, address, faults.address),
    fault(faults[""]),
  );
  const { title, text } = business;
  if (!(await ask({ title, text, body, confirm, refuse: strings.edit.cancel }))) return false;
  const now = { business_name: name.value.trim(), address: address.value.trim() };
  const wrong = now.business_name ? await store(now) : { business_name: business.nameFirst };
  return wrong ? question(now, wrong, confirm) : true;
}

/** @param {Business} now @returns {Promise<Faults|null>} why it could not be stored */
async function store({ business_name, address }) {
  try {
    // The rest as it is now, whatever was changed elsewhere meanwhile.
    const profile = await freshProfile();
    await storeProfile({ ...profile, business_name, address: address || profile.address });
    return null;
  } catch (failure) {
    const { fields, detail } = asApiError(failure);
    const told = fields.map(({ field, message }) => [field, capital(message)]);
    return told.length > 0 ? Object.fromEntries(told) : { "": detail };
  }
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} [wrong]
 */
function labelled(label, control, wrong) {
  control.setAttribute("aria-invalid", String(Boolean(wrong)));
  return el("label", { class: "field" }, el("span", {}, label), control, fault(wrong));
}

/** @param {string} [wrong] */
const fault = (wrong) => wrong && el("p", { class: "field-error", role: "alert" }, wrong);
