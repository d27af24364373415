/** A QR code to look at. */

import { el } from "../dom.js";
import { qrCode } from "./code.js";

const SVG = "http://www.w3.org/2000/svg";
/** Readers need a light border of four squares. */
const BORDER = 4;

/**
 * @param {string} text
 * @param {string} label what it is, for those who don't see it
 * @returns {HTMLElement|null} `null` for a text that is too long for one
 */
export function qrPicture(text, label) {
  const squares = qrCode(text);
  if (!squares) return null;
  const size = squares.length + 2 * BORDER;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", drawn(squares));
  svg.append(path);
  return el("div", { class: "qr", role: "img", "aria-label": label, "data-testid": "qr" }, svg);
}

/** @param {boolean[][]} squares */
const drawn = (squares) =>
  squares
    .flatMap((line, row) =>
      line.map((dark, column) => dark && `M${column + BORDER} ${row + BORDER}h1v1h-1z`),
    )
    .filter(Boolean)
    .join("");
