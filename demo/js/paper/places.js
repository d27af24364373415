/** Where the values of a draft stand in the picture that the server drew of it. */

// The picture's source is only read for its links; it never becomes part of the page.
const policy = globalThis.trustedTypes?.createPolicy("picture-source", {
  createHTML: (/** @type {string} */ text) => text,
});

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box in points */

/**
 * @param {string} svg
 * @returns {{width: number, height: number, boxes: Map<string, Box>}} boxes by path in the draft
 */
export function placesIn(svg) {
  const source = /** @type {any} */ (policy ? policy.createHTML(svg) : svg);
  const root = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  const [, , width = 0, height = 0] = (root.getAttribute("viewBox") ?? "").split(" ").map(Number);
  /** @type {Map<string, Box>} */
  const boxes = new Map();
  for (const link of root.querySelectorAll('a[href^="field:"]')) {
    const path = link.getAttribute("href")?.slice("field:".length) ?? "";
    const box = boxOf(link);
    if (box) boxes.set(path, united(boxes.get(path), box));
  }
  return { width, height, boxes };
}

/** @param {Element} link @returns {Box|null} */
function boxOf(link) {
  const area = link.querySelector("rect");
  if (!area) return null;
  let left = 0;
  let top = 0;
  for (let node = /** @type {Element|null} */ (link); node; node = node.parentElement) {
    const [x, y] = shiftOf(node.getAttribute("transform") ?? "");
    left += x;
    top += y;
  }
  const right = left + Number(area.getAttribute("width"));
  const bottom = top + Number(area.getAttribute("height"));
  return { left, top, right, bottom };
}

/** Around a value there are only shifts. @param {string} transform @returns {[number, number]} */
function shiftOf(transform) {
  const numbers = (/^\w+\(([^)]*)\)/.exec(transform)?.[1] ?? "").split(/[\s,]+/).map(Number);
  const [x = 0, y = 0] = transform.startsWith("matrix") ? numbers.slice(4) : numbers;
  return [x, y];
}

/** @param {Box|undefined} one @param {Box} other @returns {Box} */
const united = (one, other) =>
  one
    ? {
        left: Math.min(one.left, other.left),
        top: Math.min(one.top, other.top),
        right: Math.max(one.right, other.right),
        bottom: Math.max(one.bottom, other.bottom),
      }
    : other;
