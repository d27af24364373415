/** A list that grows by pages: rows, "load more", an empty state, and errors with a retry. */

import { button, el, fill } from "./dom.js";
import { asApiError, errorBanner } from "./feedback.js";
import { strings } from "./strings.js";

/** Rows that are added in one frame. */
const AT_ONCE = 10;

/**
 * @template T
 * @typedef {object} Listing
 * @property {string} label
 * @property {string} more
 * @property {(lastKey: string|null) => Promise<{items: T[], lastKey: string|null}>} load
 * @property {(item: T) => HTMLElement} row a list item
 * @property {() => Node} empty
 * @property {(added: number) => void} [onloaded] another page has come
 * @property {() => void} [onshown] what is shown has changed
 */

/** @template T */
export class PagedList {
  /** @param {Listing<T>} listing */
  constructor(listing) {
    this.listing = listing;
    this.list = el("ul", { class: "rows", "aria-label": listing.label });
    this.foot = el("div", { class: "rows-foot slot" });
    this.waiting = el("div", { class: "rows-foot", hidden: true }, loading());
    this.node = el("div", { class: "paged" }, this.waiting, this.list, this.foot);
    this.run = 0;
    this.hasMore = false;
    /** So far ahead of the end the next page is asked for. */
    this.watcher = new IntersectionObserver((seen) => this.#near(seen), { rootMargin: "1200px" });
    this.watcher.observe(this.foot);
  }

  /** @param {IntersectionObserverEntry[]} seen */
  #near(seen) {
    if (seen.at(-1)?.isIntersecting && this.next && !this.node.hasAttribute("aria-busy")) {
      this.#load(this.next);
    }
  }

  get size() {
    return this.list.children.length;
  }

  /** Start again from the newest. */
  async reload() {
    this.list.replaceChildren();
    this.hasMore = false;
    this.listing.onshown?.();
    await this.#load(null);
  }

  /** @param {string|null} lastKey */
  async #load(lastKey) {
    // A slow answer to an earlier filter must not show under the present one.
    const mine = (this.run += 1);
    this.node.setAttribute("aria-busy", "true");
    /** @type {string|null} not asked for again by itself after a failure */
    this.next = null;
    // The first rows come in the place of this; below them it would jump away.
    this.waiting.hidden = lastKey !== null;
    fill(this.foot, lastKey && loading());
    try {
      const page = await this.listing.load(lastKey);
      if (mine !== this.run) return;
      if (!(await this.#append(page.items, mine))) return;
      this.#showFoot(page.lastKey);
      this.listing.onshown?.();
      if (lastKey) this.listing.onloaded?.(page.items.length);
    } catch (failure) {
      if (mine !== this.run) return;
      fill(this.foot, errorBanner(asApiError(failure), { retry: () => this.#load(lastKey) }));
    }
    this.waiting.hidden = true;
    this.node.removeAttribute("aria-busy");
    // A short page may leave the end in sight: look again.
    this.watcher.unobserve(this.foot);
    this.watcher.observe(this.foot);
  }

  /**
   * A few rows a frame: all at once would hold up the scrolling that asked for them.
   * @param {T[]} items
   * @param {number} mine the run they belong to
   * @returns {Promise<boolean>} whether it is still wanted
   */
  async #append(items, mine) {
    for (let from = 0; from < items.length; from += AT_ONCE) {
      if (from > 0) await new Promise(requestAnimationFrame);
      if (mine !== this.run) return false;
      this.waiting.hidden = true;
      const some = items.slice(from, from + AT_ONCE);
      this.list.append(...some.map((item) => this.listing.row(item)));
    }
    return true;
  }

  /** @param {string|null} lastKey */
  #showFoot(lastKey) {
    this.next = lastKey;
    this.hasMore = lastKey !== null;
    if (lastKey) {
      const more = button(this.listing.more, () => this.#load(lastKey), { testid: "load-more" });
      fill(this.foot, more);
    } else {
      fill(this.foot, this.size === 0 && this.listing.empty());
    }
  }

  /** Take a row away. @param {HTMLElement} row */
  remove(row) {
    row.remove();
    if (this.size === 0 && this.foot.children.length === 0) this.#showFoot(null);
  }
}

const loading = () => el("p", { class: "muted" }, strings.app.loading);

/**
 * @param {string} picture of the icon sheet
 * @param {string} title
 * @param {string} text
 * @param {Node} [action]
 */
export const emptyState = (picture, title, text, action) =>
  el(
    "div",
    { class: "empty" },
    el("img", { src: `img/${picture}.svg`, alt: "", width: 96, height: 96 }),
    el("h2", {}, title),
    text && el("p", { class: "muted" }, text),
    action,
  );
