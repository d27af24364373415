/** A QR code: its squares, under the mask that is easiest to read (ISO/IEC 18004, 7.7–7.8). */

import { emptyGrid, formatBits } from "./grid.js";
import { wordsOf } from "./words.js";

/** @typedef {boolean[][]} Squares  by row and column, dark or not */

/** @type {((row: number, column: number) => boolean)[]} */
const MASKS = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/**
 * @param {string} text
 * @returns {Squares|null} `null` for one of more than 271 bytes
 */
export function qrCode(text) {
  const found = wordsOf(text);
  if (!found) return null;
  const ways = MASKS.map((_, mask) => masked(found.version, found.words, mask));
  const faults = ways.map(faultsOf);
  return ways[faults.indexOf(Math.min(...faults))];
}

/** @param {number} version @param {number[]} words @param {number} mask @returns {Squares} */
function masked(version, words, mask) {
  const grid = emptyGrid(version);
  formatBits(grid, mask);
  let bit = 0;
  for (const [row, column] of path(grid.length)) {
    if (grid[row][column] !== null) continue;
    const dark = (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
    grid[row][column] = dark !== MASKS[mask](row, column);
    bit += 1;
  }
  return /** @type {Squares} */ (grid);
}

/**
 * From the lower right corner up and down, two columns at a time; the sixth is passed over.
 * @param {number} size
 */
function* path(size) {
  let upwards = true;
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let step = 0; step < size; step += 1) {
      const row = upwards ? size - 1 - step : step;
      yield [row, right];
      yield [row, right - 1];
    }
    upwards = !upwards;
  }
}

/** What makes it hard to read. @param {Squares} squares */
function faultsOf(squares) {
  const columns = squares.map((_, index) => squares.map((row) => row[index]));
  const lines = [...squares, ...columns].map((line) => line.map(Number).join(""));
  const dark = squares.flat().filter(Boolean).length / squares.length ** 2;
  return (
    lines.reduce((sum, line) => sum + runs(line) + 40 * lookalikes(line), 0) +
    3 * blocks(squares) +
    10 * Math.floor(Math.abs(dark - 0.5) / 0.05)
  );
}

/** @param {string} line */
const runs = (line) =>
  (line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);

/** What could be taken for a corner. @param {string} line */
const lookalikes = (line) =>
  (line.match(/(?=00001011101)/g) ?? []).length + (line.match(/(?=10111010000)/g) ?? []).length;

/** @param {Squares} squares */
function blocks(squares) {
  let found = 0;
  for (let row = 1; row < squares.length; row += 1) {
    for (let column = 1; column < squares.length; column += 1) {
      const [here, above] = [squares[row], squares[row - 1]];
      const one = here[column];
      found += Number(
        one === here[column - 1] && one === above[column] && one === above[column - 1],
      );
    }
  }
  return found;
}
