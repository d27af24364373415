/** Numbers as people type them. */

import { decimalMark } from "./format.js";

/**
 * A number as people type it, in plain form: "1.234,5" and "1,234.5" are "1234.5".
 * @param {string} text
 * @returns {string|null} `null` if it is none
 */
export function plainNumber(text) {
  const compact = text.replace(/[\s\u00a0\u202f'’]/g, "");
  const point = decimalSign(compact);
  const other = point === "." ? /,/g : /\./g;
  const plain = compact.replace(other, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? plain : null;
}

/**
 * The last of two signs; one that stands alone is read as the locale does.
 * @param {string} text
 */
function decimalSign(text) {
  const comma = text.lastIndexOf(",");
  const dot = text.lastIndexOf(".");
  if (comma >= 0 && dot >= 0) return comma > dot ? "," : ".";
  const own = decimalMark();
  const alone = comma >= 0 ? "," : ".";
  const grouped = /^\d{1,3}([.,]\d{3})+$/.test(text);
  return grouped && alone !== own ? own : alone;
}
