/** The business's settings, with a sample of the invoice they make. */

import { isRecording } from "../connection.js";
import { button, el, fill, icon } from "../dom.js";
import { asApiError, errorBanner } from "../feedback.js";
import { capital } from "../format.js";
import { freshProfile, storeProfile } from "../profile.js";
import { more } from "../more-strings.js";
import { countryChoices } from "../compose/choosing.js";
import { part } from "../parts.js";
import { heldTokens } from "../session.js";
import { currencyChoices, localeChoices, taxStatusChoices } from "./choices.js";
import { pageCard } from "./connecting.js";
import { boxSetting, choiceSetting, longSetting, textSetting } from "./field.js";
import { colorSetting, logoSetting } from "./look.js";
import { Sample } from "./sample.js";
import { forgetUnsaved, noteUnsaved, unsavedValues, watchUnsaved } from "./unsaved.js";
import { numberSample, toProfile, toValues } from "./values.js";

const { settings } = more;

export class SettingsView {
  constructor() {
    /** @type {import("../types.js").Profile|null} */
    this.stored = null;
    this.sections = this.#sections();
    this.fields = this.sections.flatMap((section) => section.fields);
    this.problem = el("div", { class: "slot" });
    this.state = el("p", { class: "save-state", role: "status" });
    this.saveButton = el(
      "button",
      { type: "submit", class: "button primary", "data-testid": "settings-save" },
      settings.save,
    );
    this.discard = button(settings.discard, () => this.#discard(), { kind: "ghost" });
    this.sample = new Sample();
    /** The values of the form when they were last looked at. @type {import("./values.js").Values} */
    this.seen = {};
    /** @type {(() => void)|null} */
    this.unwatch = null;
    this.numberHint = el("p", { class: "fine" });
    this.form = this.#form();
    this.account = el("div");
    this.node = el(
      "div",
      { class: "page settings" },
      el(
        "div",
        { class: "page-head" },
        el(
          "div",
          {},
          el("h1", {}, more.settings.title),
          el("p", { class: "muted" }, settings.intro),
        ),
      ),
      this.problem,
      el(
        "div",
        { class: "settings-columns" },
        el("div", { class: "settings-main" }, this.form, this.account, pageCard()),
        el(
          "aside",
          { class: "sample", "aria-label": settings.sample },
          el("p", { class: "paper-label" }, settings.sample),
          this.sample.node,
        ),
      ),
    );
  }

  #sections() {
    const changed = () => this.#changed();
    return [
      {
        title: settings.sections.business,
        fields: [
          textSetting("business_name", { autocomplete: "organization" }),
          textSetting("contact", { autocomplete: "name" }),
          textSetting("email", { type: "email", autocomplete: "email" }),
          textSetting("phone", { type: "tel", autocomplete: "tel" }),
          longSetting("address", 3),
        ],
      },
      {
        title: settings.sections.place,
        fields: [
          choiceSetting("country", countryChoices),
          choiceSetting("tax_status", taxStatusChoices),
          textSetting("tax_id"),
          textSetting("register_line"),
          longSetting("tax_ids", 2),
          textSetting("street", { autocomplete: "address-line1" }),
          textSetting("postcode", { autocomplete: "postal-code" }),
          textSetting("city", { autocomplete: "address-level2" }),
          textSetting("region", { autocomplete: "address-level1" }),
        ],
      },
      { title: settings.sections.look, fields: [logoSetting(changed), colorSetting(changed)] },
      {
        title: settings.sections.terms,
        fields: [
          choiceSetting("currency", currencyChoices),
          choiceSetting("locale", localeChoices),
          textSetting("default_terms_days", { inputmode: "numeric" }),
          textSetting("default_tax_rate", { inputmode: "decimal" }),
          longSetting("notes", 3),
        ],
      },
      {
        title: settings.sections.account,
        fields: [
          textSetting("iban"),
          textSetting("bic"),
          textSetting("bank_code"),
          textSetting("account_number"),
          longSetting("payment_details", 3),
        ],
      },
      {
        title: settings.sections.numbers,
        fields: [
          textSetting("number_pattern"),
          textSetting("number_start", { inputmode: "numeric" }),
          textSetting("credit_note_pattern"),
          textSetting("credit_note_start", { inputmode: "numeric" }),
          boxSetting("number_reset_yearly"),
        ],
      },
    ];
  }

  #form() {
    const form = el(
      "form",
      {
        class: "settings-form",
        novalidate: true,
        hidden: true,
        oninput: () => this.#changed(),
        onchange: (/** @type {Event} */ event) => this.#check(event),
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          this.#save();
        },
      },
      this.sections.map(({ title, fields }) =>
        el(
          "fieldset",
          { class: "card" },
          el("legend", {}, title),
          fields.map((field) => field.node),
        ),
      ),
      el("div", { class: "save-bar" }, this.state, this.discard, this.saveButton),
    );
    this.fields.find((field) => field.name === "number_pattern")?.node.append(this.numberHint);
    return form;
  }

  async start() {
    fill(this.problem);
    try {
      this.stored = await freshProfile();
      await this.#showAccount();
    } catch (failure) {
      fill(this.problem, errorBanner(asApiError(failure), { retry: () => this.start() }));
      return;
    }
    this.#writeAll();
    this.form.hidden = false;
    this.saveButton.disabled = isRecording();
    this.unwatch ??= watchUnsaved(() => this.#changedElsewhere());
  }

  /** There is one only where somebody has signed in with a user pool. */
  async #showAccount() {
    if (!heldTokens()) return;
    const { signInPart } = await part("sign-in/asking");
    const { accountCard } = await signInPart("settings/account");
    fill(this.account, accountCard());
  }

  /** Another tab typed, saved or discarded something. */
  async #changedElsewhere() {
    if (!this.node.isConnected) return this.unwatch?.();
    this.stored = await freshProfile().catch(() => this.stored);
    this.#writeAll();
  }

  #values() {
    return Object.fromEntries(this.fields.map((field) => [field.name, field.read()]));
  }

  /** What is stored, and over it what was typed since. */
  #writeAll() {
    if (!this.stored) return;
    const typed = unsavedValues();
    const values = { ...toValues(this.stored), ...typed };
    for (const field of this.fields) {
      const value = values[field.name] ?? "";
      // Where nothing changes the cursor stays.
      if (field.read() !== value || !(field.name in this.seen)) field.write(value);
    }
    this.seen = this.#values();
    this.#showState(Object.keys(typed).length > 0);
    this.#showSample();
  }

  #changed() {
    if (!this.stored) return;
    const values = this.#values();
    const changed = Object.entries(values).filter(([name, value]) => value !== this.seen[name]);
    this.seen = values;
    this.#showState(noteUnsaved(Object.fromEntries(changed), toValues(this.stored)));
    this.#showSample();
  }

  /** What can't be used is told as soon as its field is left. @param {Event} event */
  #check({ target }) {
    const { faults } = toProfile(this.#values());
    const name = target instanceof HTMLElement && target.getAttribute("name");
    // Whether numbers start again each year decides what their pattern needs.
    const left = this.fields.filter(({ name: own }) =>
      name === "number_reset_yearly" ? own.endsWith("_pattern") : own === name,
    );
    for (const field of left) {
      field.fault(faults.find((each) => each.field === field.name)?.message ?? "");
    }
  }

  /** @param {boolean} unsaved */
  #showState(unsaved) {
    this.discard.hidden = !unsaved;
    this.#say(unsaved || isRecording() ? notSaved() : "", "");
  }

  #showSample() {
    const values = this.#values();
    const number = numberSample(String(values.number_pattern), String(values.number_start));
    this.numberHint.textContent = settings.numberSample(number);
    this.sample.show(toProfile(values).profile, number);
  }

  #discard() {
    forgetUnsaved();
    this.#showFaults([]);
    this.#writeAll();
  }

  async #save() {
    const { profile, faults } = toProfile(this.#values());
    fill(this.problem);
    if (this.#showFaults(faults)) return;
    this.saveButton.disabled = true;
    this.#say(settings.saving, "");
    try {
      this.stored = await storeProfile(profile);
      forgetUnsaved();
      this.#writeAll();
      this.#say(settings.saved, "good");
    } catch (failure) {
      this.#say(settings.unsaved, "");
      this.#showFailure(asApiError(failure));
    }
    this.saveButton.disabled = false;
  }

  /** @param {import("../api.js").ApiError} error */
  #showFailure(error) {
    if (this.#showFaults(error.fields)) return;
    fill(
      this.problem,
      errorBanner(error, { retry: () => this.#save(), dismiss: () => fill(this.problem) }),
    );
    this.problem.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {{field: string, message: string}[]} faults
   * @returns {boolean} whether there are any on the form
   */
  #showFaults(faults) {
    const wrong = this.fields.filter((field) => {
      const fault = faults.find((each) => each.field.split(".").at(-1) === field.name);
      field.fault(fault ? capital(fault.message) : "");
      return fault;
    });
    if (wrong.length === 0) return false;
    wrong[0].focus();
    this.#say(settings.check(wrong.length), "bad");
    return true;
  }

  /** @param {string} text @param {"good"|"bad"|""} kind */
  #say(text, kind) {
    this.state.className = `save-state ${kind}`;
    this.state.replaceChildren(...(kind === "good" ? [icon("check"), text] : [text]));
  }
}

const notSaved = () => (isRecording() ? more.demo.noSaving : settings.unsaved);
