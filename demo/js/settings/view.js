/** The business's settings, with a sample of the invoice they make. */

import { isRecording } from "../connection.js";
import { button, el, fill, icon } from "../dom.js";
import { asApiError, errorBanner } from "../feedback.js";
import { useLocale } from "../format.js";
import { loadProfile, knownProfile, storeProfile } from "../profile.js";
import { forget, keep, recall } from "../storage.js";
import { more } from "../more-strings.js";
import { strings } from "../strings.js";
import { currencyChoices, localeChoices } from "./choices.js";
import { pageCard } from "./connecting.js";
import { boxSetting, choiceSetting, longSetting, textSetting } from "./field.js";
import { colorSetting, logoSetting } from "./look.js";
import { samplePaper } from "./sample.js";
import { numberSample, toProfile, toValues } from "./values.js";

const { settings } = more;
const UNSAVED = "unsaved.profile";

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
    this.sample = el("div", { class: "sample-paper", inert: true });
    this.numberHint = el("p", { class: "fine" });
    this.form = this.#form();
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
        el("div", { class: "settings-main" }, this.form, pageCard()),
        el(
          "aside",
          { class: "sample", "aria-label": settings.sample },
          el("p", { class: "paper-label" }, settings.sample),
          this.sample,
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
          textSetting("email", { type: "email", autocomplete: "email" }),
          longSetting("address", 3),
          textSetting("phone", { type: "tel", autocomplete: "tel" }),
          textSetting("tax_id"),
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
          longSetting("payment_details", 3),
          longSetting("notes", 3),
        ],
      },
      {
        title: settings.sections.numbers,
        fields: [textSetting("number_pattern"), boxSetting("number_reset_yearly")],
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
      this.stored = await loadProfile();
    } catch (failure) {
      fill(this.problem, errorBanner(asApiError(failure), { retry: () => this.start() }));
      return;
    }
    const unsaved = recall(UNSAVED);
    this.#write({ ...toValues(this.stored), ...unsaved });
    this.form.hidden = false;
    this.saveButton.disabled = isRecording();
    this.#say(unsaved || isRecording() ? notSaved() : "", "");
    this.discard.hidden = !unsaved;
  }

  #values() {
    return Object.fromEntries(this.fields.map((field) => [field.name, field.read()]));
  }

  /** @param {Record<string, string|boolean>} values */
  #write(values) {
    for (const field of this.fields) field.write(values[field.name] ?? "");
    this.#showSample();
  }

  #changed() {
    const values = this.#values();
    const before = this.stored && toValues(this.stored);
    const same = before && this.fields.every(({ name }) => values[name] === before[name]);
    keep(UNSAVED, same ? null : values);
    this.discard.hidden = Boolean(same);
    this.#say(same && !isRecording() ? "" : notSaved(), "");
    this.#showSample();
  }

  #showSample() {
    const values = this.#values();
    const { profile } = toProfile(values);
    this.numberHint.textContent = settings.numberSample(
      numberSample(String(values.number_pattern)),
    );
    useLocale(profile.locale);
    this.sample.replaceChildren(samplePaper(profile, numberSample(String(values.number_pattern))));
    useLocale(knownProfile()?.locale);
  }

  #discard() {
    forget(UNSAVED);
    if (this.stored) this.#write(toValues(this.stored));
    this.#showFaults([]);
    this.#say("", "");
    this.discard.hidden = true;
  }

  async #save() {
    const { profile, faults } = toProfile(this.#values());
    fill(this.problem);
    if (this.#showFaults(faults)) return;
    this.saveButton.disabled = true;
    this.#say(settings.saving, "");
    try {
      this.stored = await storeProfile(profile);
      forget(UNSAVED);
      this.#write(toValues(this.stored));
      this.discard.hidden = true;
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
      field.fault(fault ? sentence(fault.message) : "");
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

const notSaved = () => (isRecording() ? strings.demo.noSaving : settings.unsaved);

/** The API's faults continue a sentence; here they stand alone. @param {string} text */
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);
