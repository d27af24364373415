/** What the currency and locale lists offer, named in the page's language by the browser. */

import { language } from "../strings.js";

const COMMON = ["USD", "EUR", "GBP", "CAD", "AUD", "CHF", "INR", "JPY"];

/** ISO 4217, active codes; the ones the API takes. */
const CURRENCIES = `
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD
XOF XPF YER ZAR ZMW ZWG`
  .trim()
  .split(/\s+/);

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

/** @param {string} current @returns {Choice[]} */
export function localeChoices(current) {
  const tags = [...new Set([current, ...LOCALES])].filter(Boolean);
  return tags
    .map((tag) => ({ value: tag, label: nameOf("language", tag.replaceAll("_", "-")) }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
}
