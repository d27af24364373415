/** A profile as the form shows it, and back: empty text is `null`, tax is in percent. */

import { shiftPoint } from "../format.js";
import { more } from "../more-strings.js";
import { readTaxIds, taxIdLines } from "../paper/worded.js";
import { SETTINGS } from "./fields.js";

const { settings } = more;

/** @typedef {import("../types.js").Profile} Profile */
/** @typedef {Record<string, string|boolean>} Values */

const NO_TEXTS = new Set(["days", "rate", "flag", "tax_ids", "start"]);
const TEXTS = SETTINGS.filter(({ kind }) => !NO_TEXTS.has(kind)).map(({ name }) => name);

/** Left out when empty: the API then takes its default. */
const NEVER_NULL = new Set(["currency", "locale", "number_pattern", "credit_note_pattern"]);
const STARTS = SETTINGS.filter(({ kind }) => kind === "start").map(({ name }) => name);

/** @param {Profile} profile @returns {Values} */
export function toValues(profile) {
  const rate = profile.default_tax_rate;
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, profile[name] ?? ""])),
    tax_ids: taxIdLines(profile.tax_ids ?? []),
    ...Object.fromEntries(STARTS.map((name) => [name, profile[name]?.toString() ?? ""])),
    default_terms_days: profile.default_terms_days?.toString() ?? "",
    default_tax_rate: rate === null || rate === undefined ? "" : shiftPoint(rate, 2),
    number_reset_yearly: profile.number_reset_yearly,
  };
}

/**
 * @param {Values} values
 * @returns {{profile: Profile, faults: {field: string, message: string}[]}} what can't be used is
 *   left out of the profile
 */
export function toProfile(values) {
  const text = (/** @type {string} */ name) => String(values[name] ?? "").trim();
  const days = text("default_terms_days");
  const points = text("default_tax_rate").replace(",", ".").replace(/\s*%$/, "");
  const yearly = values.number_reset_yearly === true;
  const taxIds = readTaxIds(text("tax_ids"));
  const found = {
    tax_ids: taxIds ? "" : settings.notTaxId,
    default_terms_days: /^\d{0,5}$/.test(days) ? "" : settings.notDays,
    default_tax_rate: /^(\d+(\.\d+)?|\.\d+)?$/.test(points) ? "" : settings.notNumber,
    number_pattern: patternFault(text("number_pattern"), yearly),
    credit_note_pattern: patternFault(text("credit_note_pattern"), yearly),
    ...Object.fromEntries(STARTS.map((name) => [name, startFault(text(name))])),
  };
  const usable = TEXTS.filter((name) => !found[name] && (text(name) || !NEVER_NULL.has(name)));
  /** @type {any} */
  const profile = {
    ...Object.fromEntries(usable.map((name) => [name, text(name) || null])),
    tax_ids: taxIds?.length ? taxIds : null,
    default_terms_days: days && !found.default_terms_days ? Number(days) : null,
    default_tax_rate: points && !found.default_tax_rate ? shiftPoint(points, -2) : null,
    number_reset_yearly: yearly,
    ...Object.fromEntries(
      STARTS.map((name) => [name, text(name) && !found[name] ? Number(text(name)) : null]),
    ),
  };
  const faults = Object.entries(found).filter(([, message]) => message);
  return { profile, faults: faults.map(([field, message]) => ({ field, message })) };
}

/** @param {string} start the first number of a series @returns {string} why it can't be one */
const startFault = (start) => (/^(0*[1-9]\d{0,8})?$/.test(start) ? "" : settings.notStart);

/** What may stand in braces in a number pattern. */
const PARTS = /\{(seq|year)(?::0(\d)d)?\}/g;

/**
 * Why a number pattern can't be used; the API refuses the same.
 * @param {string} pattern
 * @param {boolean} yearly whether numbers start again each year
 * @returns {string} empty when it can, or when there is none
 */
export function patternFault(pattern, yearly) {
  if (!pattern) return "";
  const parts = Array.from(pattern.matchAll(PARTS), ([, name]) => name);
  if (!parts.includes("seq")) return settings.needSeq;
  if (yearly && !parts.includes("year")) return settings.needYear;
  return /[{}]/.test(pattern.replace(PARTS, "")) ? settings.onlyThese : "";
}

/** What the first number of this year looks like. @param {string} pattern @param {string} start */
export function numberSample(pattern, start) {
  const year = new Date().getFullYear();
  return pattern.replace(PARTS, (_, field, width) =>
    String(field === "seq" ? Number(start) || 1 : year).padStart(Number(width ?? 0), "0"),
  );
}
