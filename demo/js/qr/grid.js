/** The squares of a QR code that don't depend on its text (ISO/IEC 18004, 6.3, 7.9 and 7.10). */

/** Where the centres of the small squares are, by version; in both directions. */
const CENTRES = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];
/** Level L, in the bits that say how to read the rest. */
const LEVEL = 0b01;

/**
 * Squares by row and column: dark, light, or not decided yet.
 * @typedef {(boolean|null)[][]} Grid
 */

/** @param {number} version @returns {Grid} with all that does not depend on the text */
export function emptyGrid(version) {
  const size = 17 + 4 * version;
  /** @type {Grid} */
  const grid = Array.from({ length: size }, () => new Array(size).fill(null));
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ])
    finder(grid, row, column);
  for (let at = 8; at < size - 8; at += 1) grid[6][at] = grid[at][6] = at % 2 === 0;
  aligned(grid, CENTRES[version - 1]);
  if (version >= 7) versionBits(grid, version);
  return grid;
}

/**
 * A large square with its light border.
 * @param {Grid} grid
 * @param {number} row of its middle
 * @param {number} column
 */
function finder(grid, row, column) {
  around(4, (down, right) => {
    const ring = Math.max(Math.abs(down), Math.abs(right));
    if (grid[row + down]?.[column + right] !== undefined) {
      grid[row + down][column + right] = ring !== 2 && ring !== 4;
    }
  });
}

/** @param {Grid} grid @param {number[]} centres */
function aligned(grid, centres) {
  const last = centres.length - 1;
  centres.forEach((row, one) =>
    centres.forEach((column, other) => {
      const inCorner = [
        [0, 0],
        [0, last],
        [last, 0],
      ].some(([a, b]) => a === one && b === other);
      if (inCorner) return;
      around(2, (down, right) => {
        grid[row + down][column + right] = Math.max(Math.abs(down), Math.abs(right)) !== 1;
      });
    }),
  );
}

/** @param {number} reach @param {(down: number, right: number) => void} visit */
function around(reach, visit) {
  for (let down = -reach; down <= reach; down += 1) {
    for (let right = -reach; right <= reach; right += 1) visit(down, right);
  }
}

/** @param {Grid} grid @param {number} version */
function versionBits(grid, version) {
  const bits = withCheck(version, 0x1f25, 12);
  for (let index = 0; index < 18; index += 1) {
    const [near, far] = [Math.floor(index / 3), grid.length - 11 + (index % 3)];
    grid[near][far] = grid[far][near] = ((bits >> index) & 1) === 1;
  }
}

/** Say which mask lies over the rest, twice. @param {Grid} grid @param {number} mask */
export function formatBits(grid, mask) {
  const size = grid.length;
  const bits = withCheck((LEVEL << 3) | mask, 0x537, 10) ^ 0x5412;
  for (let index = 0; index < 15; index += 1) {
    const dark = ((bits >> index) & 1) === 1;
    const beside = index < 6 ? index : index < 8 ? index + 1 : size - 15 + index;
    const below = index < 8 ? size - 1 - index : index < 9 ? 7 : 14 - index;
    grid[beside][8] = dark;
    grid[8][below] = dark;
  }
  grid[size - 8][8] = true;
}

/**
 * A number with the rest of its division by a polynomial behind it.
 * @param {number} value
 * @param {number} by
 * @param {number} bits of the rest
 */
function withCheck(value, by, bits) {
  let rest = value << bits;
  for (let at = 31 - Math.clz32(rest); at >= bits; at -= 1) {
    if ((rest >> at) & 1) rest ^= by << (at - bits);
  }
  return (value << bits) | rest;
}
