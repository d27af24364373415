/**
 * Write money, numbers and dates as the business's locale does. Figures come as decimal strings
 * and go to Intl as strings: they are never turned into floating point, and never added up.
 */

let locale = "en-US";
/** Making one takes far longer than using it. @type {Map<string, any>} */
const formatters = new Map();

/**
 * @param {typeof Intl.NumberFormat|typeof Intl.DateTimeFormat} kind
 * @param {object} options
 */
function formatter(kind, options) {
  const key = `${locale} ${kind.name} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new kind(locale, options);
  formatters.set(key, known);
  return known;
}

/** @param {string|null|undefined} name `en_GB` or `en-GB`; unknown ones fall back to English */
export function useLocale(name) {
  const tag = (name ?? "").replaceAll("_", "-");
  try {
    locale = Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? "en-US";
  } catch {
    locale = "en-US";
  }
}

/** @param {string} text */
export const capital = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** What the locale writes between the whole and its parts. */
export const decimalMark = () =>
  new Intl.NumberFormat(locale).format(1.5).includes(",") ? "," : ".";

/** @param {string} text */
const decimals = (text) => (text.split(".")[1] ?? "").length;

/** @param {string} text @param {Intl.NumberFormatOptions} options */
function number(text, options) {
  // Intl takes a decimal string exactly.
  return formatter(Intl.NumberFormat, options).format(text);
}

/**
 * As many decimals as the text has: "0.085" stays $0.085, "0.500" KWD keeps three.
 * @param {string} text
 * @param {string} currency
 */
export function money(text, currency) {
  const digits = decimals(text);
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  try {
    return number(text, { style: "currency", currency, ...options });
  } catch {
    return `${text} ${currency}`;
  }
}

/** @param {string} text */
export const quantity = (text) => number(text, { maximumFractionDigits: decimals(text) });

/** @param {string} fraction "0.0825" is 8.25% */
export const percent = (fraction) =>
  number(fraction, {
    style: "percent",
    maximumFractionDigits: Math.max(0, decimals(fraction) - 2),
  });

/** @param {string} points "10" is 10% */
export const percentPoints = (points) => percent(shiftPoint(points, -2));

/**
 * Move the decimal point, exactly: ("8.25", -2) is "0.0825", ("0.2", 2) is "20".
 * @param {string} text a plain decimal
 * @param {number} places
 */
export function shiftPoint(text, places) {
  const [, sign, whole, part = ""] = /^(-?)(\d*)\.?(\d*)$/.exec(text) ?? ["", "", text];
  const width = Math.abs(places);
  const digits =
    places < 0 ? whole.padStart(width + 1, "0") + part : whole + part.padEnd(width, "0");
  const point = (places < 0 ? Math.max(whole.length, width + 1) : whole.length) + places;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, "");
  const right = digits.slice(point).replace(/0+$/, "");
  return sign + (left || "0") + (right && `.${right}`);
}

/** @param {string} iso @param {"long"|"medium"} dateStyle */
function date(iso, dateStyle) {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return iso;
  return formatter(Intl.DateTimeFormat, { dateStyle, timeZone: "UTC" }).format(day);
}

/** A calendar date, `April 9, 2026`. @param {string} iso */
export const longDate = (iso) => date(iso, "long");

/** A calendar date, `Apr 9, 2026`. @param {string} iso */
export const shortDate = (iso) => date(iso, "medium");

/**
 * A moment in the reader's time zone, `Mar 10, 3:05 PM`; with its year if that is another.
 * @param {string} iso
 */
export function moment(iso) {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const year = at.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  const day = /** @type {const} */ ({ year, month: "short", day: "numeric" });
  const options = { ...day, hour: "numeric", minute: "2-digit" };
  return formatter(Intl.DateTimeFormat, options).format(at);
}
