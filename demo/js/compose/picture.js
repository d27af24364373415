/**
 * The invoice exactly as it will be printed: the server's picture, with its values on top as
 * buttons that can't be seen but reached, read out and pressed.
 */

import { previewSvg } from "../api.js";
import { el } from "../dom.js";
import { newKey } from "../idempotency.js";
import { field } from "../paper/field.js";
import { placesIn } from "../paper/places.js";
import { shownValues } from "../paper/values.js";
import { strings } from "../strings.js";

/** So long typing must rest before a picture is asked for. */
const REST_MS = 200;
/** For something made up: nobody waits for it, and where there is a limit each one counts. */
const LONG_REST_MS = 700;

/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {import("../paper/field.js").Drawing} Drawing */
/** @typedef {{invoice_data: Partial<Draft>, profile?: import("../types.js").Profile}} Sketch */
/** @typedef {{conversation_id: string}|{invoice_id: string}|Sketch} Wanted */

export class Picture {
  /** @param {{onshown: () => void, onfailed: () => void}} handlers */
  constructor({ onshown, onfailed }) {
    this.onshown = onshown;
    this.onfailed = onfailed;
    // An <img> runs no script and loads nothing, whatever the picture contains.
    this.image = el("img", { class: "picture-page", alt: strings.sheet.picture });
    this.spots = el("div", { class: "spots" });
    this.rest = el("p", { class: "fine picture-rest", hidden: true });
    this.frame = el("div", { class: "picture-frame" }, this.image, this.spots);
    this.node = el("div", { class: "picture" }, this.frame, this.rest);
    this.ready = false;
    this.failed = false;
    this.run = 0;
    /** @type {ReturnType<typeof placesIn>|null} */
    this.places = null;
    /** @type {Map<string, string|null>|null} */
    this.before = null;
  }

  /**
   * Draw anew, at once, and put the values on it.
   * @param {Wanted} wanted
   * @param {Draft} draft
   * @param {Drawing} drawing
   * @param {string|null} [number] that it was issued under
   */
  async show(wanted, draft, drawing, number) {
    this.image.alt = number ? strings.sheet.issuedPicture(number) : strings.sheet.picture;
    await this.#draw(wanted, () => this.#place(draft, drawing));
  }

  /**
   * Show how the invoice would look, once typing rests. What is half typed need not be an invoice:
   * the last picture stays then.
   * @param {Draft} draft
   */
  async tryOut(draft) {
    if (await this.#rests(REST_MS)) await this.#draw({ invoice_data: draft }, () => {}, true);
  }

  /** Show something made up, once typing rests. @param {Sketch} wanted */
  async sketch(wanted) {
    if (await this.#rests(this.ready ? LONG_REST_MS : 0)) await this.#draw(wanted, () => {});
  }

  /** @param {number} ms @returns {Promise<boolean>} whether nothing newer is wanted by then */
  async #rests(ms) {
    const mine = (this.run += 1);
    await new Promise((resolve) => setTimeout(resolve, ms));
    return mine === this.run;
  }

  /**
   * @param {Wanted} wanted
   * @param {() => void} place
   * @param {boolean} [lasting] the last picture stays when this one can't be drawn
   */
  async #draw(wanted, place, lasting = false) {
    const mine = (this.run += 1);
    this.node.setAttribute("aria-busy", "true");
    try {
      const picture = await previewSvg(wanted, newKey());
      const source = await picture.text();
      if (mine !== this.run) return;
      await this.#put(picture);
      this.places = placesIn(source);
      this.frame.style.aspectRatio = `${this.places.width} / ${this.places.height}`;
      this.ready = true;
      this.failed = false;
      place();
      this.onshown();
    } catch {
      if (mine === this.run && !lasting) {
        this.ready = false;
        this.failed = true;
        this.onfailed();
      }
    }
    if (mine === this.run) this.node.removeAttribute("aria-busy");
  }

  /** @param {Blob} picture */
  async #put(picture) {
    const old = this.image.src;
    const next = new Image();
    next.src = URL.createObjectURL(picture);
    await next.decode();
    this.image.src = next.src;
    if (old) URL.revokeObjectURL(old);
  }

  /** @param {Draft} draft @param {Drawing} drawing */
  #place(draft, drawing) {
    const { places } = this;
    if (!places) return;
    const values = shownValues(draft);
    const { before } = this;
    this.before = new Map([...values].map(([path, { text }]) => [path, text]));
    const held = document.activeElement?.getAttribute("data-path");
    const refocus = this.spots.contains(document.activeElement);
    const nodes = [...values].flatMap(([path, { text, of, testid }]) => {
      const box = places.boxes.get(path);
      const missing = drawing.missing.has(path);
      if (!box || (text === null && !missing)) return [];
      const changed = before !== null && before.get(path) !== text;
      const readOnly = path === "total" ? { ...drawing, offer: null } : drawing;
      const node = field(readOnly, path, text, { testid, of });
      const beside = path.endsWith("unit_price");
      return [spot(node, box, places, { changed, missing, beside })];
    });
    this.spots.replaceChildren(...nodes);
    if (refocus) this.spots.querySelector(`[data-path="${held}"]`)?.focus();
    this.#countRest(draft, places.boxes);
  }

  /** @param {Draft} draft @param {Map<string, unknown>} boxes */
  #countRest({ line_items: lines }, boxes) {
    const hidden = lines.filter((_, index) => !boxes.has(`line_items.${index}.description`)).length;
    this.rest.hidden = hidden === 0;
    this.rest.textContent = hidden ? strings.sheet.laterPages(hidden) : "";
  }
}

/**
 * @param {HTMLElement} node
 * @param {import("../paper/places.js").Box} box
 * @param {{width: number, height: number}} page
 * @param {{changed: boolean, missing: boolean, beside: boolean}} state `beside`: the value before
 *   it in its row must stay free
 */
function spot(node, box, page, { changed, missing, beside }) {
  const share = (/** @type {number} */ part, /** @type {number} */ whole) =>
    `${(100 * part) / whole}%`;
  const right = box.left > page.width / 2;
  const frame = el("div", { class: "spot" }, node);
  frame.classList.toggle("changed", changed);
  frame.classList.toggle("needed", missing);
  frame.classList.toggle("end", missing && right && !beside);
  frame.classList.toggle("beside", missing && beside);
  frame.style.left = share(box.left, page.width);
  frame.style.top = share(box.top, page.height);
  frame.style.width = share(box.right - box.left, page.width);
  frame.style.height = share(box.bottom - box.top, page.height);
  return frame;
}
