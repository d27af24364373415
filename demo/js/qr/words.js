/** A text as code words of a QR code: bytes, correction level L (ISO/IEC 18004, 7.4 to 7.6). */

import { correctionOf } from "./correction.js";

/** By version: the data code words of each block, and the correcting ones that each gets. */
const BLOCKS = /** @type {[number[], number][]} */ ([
  [[19], 7],
  [[34], 10],
  [[55], 15],
  [[80], 20],
  [[108], 26],
  [[68, 68], 18],
  [[78, 78], 20],
  [[97, 97], 24],
  [[116, 116], 30],
  [[68, 68, 69, 69], 18],
]);
const BYTE_MODE = 0b0100;
const PADDING = [0xec, 0x11];

/** @param {number} version */
const capacity = (version) => BLOCKS[version - 1][0].reduce((sum, count) => sum + count);

/** How many bits say how many bytes come. @param {number} version */
const lengthBits = (version) => (version < 10 ? 8 : 16);

/**
 * @param {string} text
 * @returns {{version: number, words: number[]}|null} `null` for one that is too long
 */
export function wordsOf(text) {
  const bytes = new TextEncoder().encode(text);
  for (let version = 1; version <= BLOCKS.length; version += 1) {
    const needed = 4 + lengthBits(version) + 8 * bytes.length;
    if (needed <= 8 * capacity(version)) {
      return { version, words: interleaved(dataWords(bytes, version), version) };
    }
  }
  return null;
}

/** @param {Uint8Array} bytes @param {number} version */
function dataWords(bytes, version) {
  const size = lengthBits(version);
  const bits = [
    BYTE_MODE.toString(2).padStart(4, "0"),
    bytes.length.toString(2).padStart(size, "0"),
    ...Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")),
    "0000",
  ].join("");
  const words = bits.match(/.{1,8}/g) ?? [];
  const found = words.map((word) => Number.parseInt(word.padEnd(8, "0"), 2));
  // The four zeros that end the text may be fewer where there is no room for them.
  found.length = Math.min(found.length, capacity(version));
  for (let turn = 0; found.length < capacity(version); turn += 1) found.push(PADDING[turn % 2]);
  return found;
}

/**
 * First all first words of the blocks, then all second ones.
 * @param {number[]} data
 * @param {number} version
 */
function interleaved(data, version) {
  const [sizes, count] = BLOCKS[version - 1];
  let from = 0;
  const blocks = sizes.map((size) => data.slice(from, (from += size)));
  return [...across(blocks), ...across(blocks.map((block) => correctionOf(block, count)))];
}

/** @param {number[][]} blocks */
const across = (blocks) =>
  Array.from({ length: Math.max(...blocks.map((block) => block.length)) }, (_, index) =>
    blocks.filter((block) => index < block.length).map((block) => block[index]),
  ).flat();
