/** What the currency and locale lists offer, named in the page's language by the browser. */

import { more } from "../more-strings.js";
import { language } from "../strings.js";
import { CURRENCIES } from "./currencies.js";

const COMMON = ["USD", "EUR", "GBP", "CAD", "AUD", "CHF", "INR", "JPY"];

const LOCALES = `
en_US en_GB en_AU en_CA en_IE en_IN en_NZ en_ZA da_DK de_DE de_AT de_CH es_ES es_MX es_AR et_EE
fi_FI fr_FR fr_BE fr_CA fr_CH hu_HU id_ID it_IT ja_JP ko_KR lt_LT lv_LV nb_NO nl_NL nl_BE pl_PL
pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE th_TH tr_TR uk_UA vi_VN zh_CN zh_TW bg_BG cs_CZ el_GR he_IL
hi_IN ar_AE`
  .trim()
  .split(/\s+/);

/** @typedef {{value: string, label: string}} Choice */

/**
 * @param {"currency"|"language"} type
 * @param {string} code
 */
function nameOf(type, code) {
  try {
    return new Intl.DisplayNames(language, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** @param {string} current @returns {Choice[]} the common ones first */
export function currencyChoices(current) {
  const codes = [...new Set([...COMMON, current, ...CURRENCIES])].filter(Boolean);
  return codes.map((code) => ({ value: code, label: `${code} – ${nameOf("currency", code)}` }));
}

/** @returns {Choice[]} whether tax is charged, as far as the seller said so */
export const taxStatusChoices = () =>
  ["", "registered", "small_business"].map((value) => ({
    value,
    label: more.settings.taxStatuses[value],
  }));

/** @param {string} current @returns {Choice[]} */
export function localeChoices(current) {
  const tags = [...new Set([current, ...LOCALES])].filter(Boolean);
  return tags
    .map((tag) => ({ value: tag, label: nameOf("language", tag.replaceAll("_", "-")) }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
}
