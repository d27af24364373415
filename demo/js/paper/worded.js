/** Values that are neither text nor figures, in words: payment terms, countries, tax ids. */

import { LABEL_LANGUAGES, TAX_IDS, TERMS } from "../fields.js";
import { language } from "../strings.js";

/** @typedef {{rule: string, number: number, day: number|null}} Terms */
/** @typedef {{kind: string, value: string}} TaxId */

const spoken = LABEL_LANGUAGES.indexOf(language);

/** @param {Terms} terms */
export function termsText({ rule, number, day }) {
  const counted = number && TERMS[`days_${rule}`] ? `days_${rule}` : rule;
  const [one, many] = TERMS[counted][spoken] ?? TERMS[counted][0];
  const text = number === 1 ? one : many;
  return text.replace("{number}", String(number)).replace("{day}", String(day));
}

/** @param {string} code */
export function countryText(code) {
  try {
    return new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** @param {string} kind */
export const taxIdName = (kind) => TAX_IDS[kind]?.[spoken] ?? TAX_IDS[kind]?.[0] ?? "";

/** @param {TaxId[]} ids */
export const taxIdsText = (ids) =>
  ids.map(({ kind, value }) => `${taxIdName(kind)} ${value}`.trim()).join(", ");

/** As they are typed: a line for each, its kind first. @param {TaxId[]} ids */
export const taxIdLines = (ids) =>
  ids.map(({ kind, value }) => `${kind} ${value}`).join("\n");

/**
 * @param {string} text a line for each, its kind by code or by name
 * @returns {TaxId[]|null} `null` where a line has no kind or no number
 */
export function readTaxIds(text) {
  const lines = text.split("\n").filter((line) => line.trim());
  const found = lines.map((line) => readTaxId(line.trim()));
  return /** @type {TaxId[]|null} */ (found.includes(null) ? null : found);
}

/** @param {string} line @returns {TaxId|null} */
function readTaxId(line) {
  const lower = line.toLowerCase();
  const names = Object.keys(TAX_IDS).flatMap((kind) =>
    [kind, taxIdName(kind)].filter(Boolean).map((name) => ({ kind, name: name.toLowerCase() })),
  );
  const longest = names
    .filter(({ name }) => lower.startsWith(`${name} `) || lower.startsWith(`${name}:`))
    .sort((one, other) => other.name.length - one.name.length)[0];
  const value = longest && line.slice(longest.name.length).replace(/^[\s:]+/, "");
  return value ? { kind: longest.kind, value } : null;
}
