/** The error correction of QR codes: Reed-Solomon over GF(2⁸) (ISO/IEC 18004, 7.5). */

/** The field's polynomial: x⁸ + x⁴ + x³ + x² + 1. */
const FIELD = 0x11d;
const POWER = new Uint8Array(255);
const LOG = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent += 1) {
  POWER[exponent] = value;
  LOG[value] = exponent;
  value = value & 0x80 ? (value << 1) ^ FIELD : value << 1;
}

/** @param {number} one @param {number} other */
const times = (one, other) => (one && other ? POWER[(LOG[one] + LOG[other]) % 255] : 0);

/**
 * The product of (x − 2⁰) … (x − 2ⁿ⁻¹), without its leading 1.
 * @param {number} degree
 */
function divisor(degree) {
  let found = [1];
  for (let root = 0; root < degree; root += 1) {
    const next = [...found, 0];
    found.forEach((factor, index) => (next[index + 1] ^= times(factor, POWER[root])));
    found = next;
  }
  return found.slice(1);
}

/**
 * The code words that let a reader mend others.
 * @param {number[]} data
 * @param {number} count
 */
export function correctionOf(data, count) {
  const factors = divisor(count);
  /** @type {number[]} */
  const rest = new Array(count).fill(0);
  for (const word of data) {
    const lead = word ^ /** @type {number} */ (rest.shift());
    rest.push(0);
    factors.forEach((factor, index) => (rest[index] ^= times(factor, lead)));
  }
  return rest;
}
