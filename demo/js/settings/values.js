/** A profile as the form shows it, and back: empty text is `null`, tax is in percent. */

import { shiftPoint } from "../format.js";
import { more } from "../more-strings.js";

/** @typedef {import("../types.js").Profile} Profile */
/** @typedef {Record<string, string|boolean>} Values */

const TEXTS = [
  "business_name",
  "address",
  "email",
  "phone",
  "tax_id",
  "logo",
  "accent_color",
  "currency",
  "locale",
  "payment_details",
  "notes",
  "number_pattern",
];

/** Left out when empty: the API then takes its default. */
const NEVER_NULL = new Set(["currency", "locale", "number_pattern"]);

/** @param {Profile} profile @returns {Values} */
export function toValues(profile) {
  const rate = profile.default_tax_rate;
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, profile[name] ?? ""])),
    default_terms_days: profile.default_terms_days?.toString() ?? "",
    default_tax_rate: rate === null || rate === undefined ? "" : shiftPoint(rate, 2),
    number_reset_yearly: profile.number_reset_yearly,
  };
}

/**
 * @param {Values} values
 * @returns {{profile: Profile, faults: {field: string, message: string}[]}}
 */
export function toProfile(values) {
  const text = (/** @type {string} */ name) => String(values[name] ?? "").trim();
  const faults = [];
  const days = text("default_terms_days");
  if (!/^\d{0,5}$/.test(days)) {
    faults.push({ field: "default_terms_days", message: more.settings.notDays });
  }
  const points = text("default_tax_rate").replace(",", ".").replace(/\s*%$/, "");
  if (!/^(\d+(\.\d+)?|\.\d+)?$/.test(points)) {
    faults.push({ field: "default_tax_rate", message: more.settings.notNumber });
  }
  const given = TEXTS.filter((name) => text(name) || !NEVER_NULL.has(name));
  /** @type {any} */
  const profile = {
    ...Object.fromEntries(given.map((name) => [name, text(name) || null])),
    default_terms_days: days && faults.length === 0 ? Number(days) : null,
    default_tax_rate: points && faults.length === 0 ? shiftPoint(points, -2) : null,
    number_reset_yearly: values.number_reset_yearly === true,
  };
  return { profile, faults };
}

/** What the first number of this year looks like. @param {string} pattern */
export function numberSample(pattern) {
  const year = new Date().getFullYear();
  return pattern.replace(/\{(seq|year)(?::0(\d)d)?\}/g, (_, field, width) =>
    String(field === "seq" ? 1 : year).padStart(Number(width ?? 0), "0"),
  );
}
