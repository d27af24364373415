/** Build page elements. Text only ever becomes a text node, so no value can turn into markup. */

const SVG = "http://www.w3.org/2000/svg";
const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "readOnly", "selected"]);

/**
 * @typedef {Node|string|number|null|undefined|false} Child
 * @typedef {Record<string, any>} Attributes  `onclick` and the like take functions
 */

/**
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {...(Child|Child[])} children
 * @returns {any}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter(isShown).map(asNode));
  return node;
}

/** @param {Child} child */
const isShown = (child) => child !== null && child !== undefined && child !== false && child !== "";

/** @param {Child} child @returns {Node|string} */
const asNode = (child) => (child instanceof Node ? child : String(child));

/**
 * A picture from img/icons.svg; decorative, the text beside it says what it means.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `img/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** Text for screen readers only. @param {string} text */
export const spoken = (text) => el("span", { class: "visually-hidden" }, text);

/**
 * @param {string} label
 * @param {() => void} onclick
 * @param {{kind?: string, icon?: string, testid?: string, disabled?: boolean}} [options]
 * @returns {HTMLButtonElement}
 */
export function button(label, onclick, options = {}) {
  return el(
    "button",
    {
      type: "button",
      class: `button ${options.kind ?? ""}`,
      onclick,
      disabled: options.disabled ?? false,
      "data-testid": options.testid,
    },
    options.icon && icon(options.icon),
    label,
  );
}

/**
 * Replace what is in `slot`. If the keyboard was there it stays on the slot, not on a button that
 * came in the place of another: a second Enter must not take the next step.
 * @param {HTMLElement} slot
 * @param {...Child} children
 */
export function fill(slot, ...children) {
  const held = slot.contains(document.activeElement);
  slot.replaceChildren(...children.filter(isShown).map(asNode));
  if (!held) return;
  slot.tabIndex = -1;
  slot.focus();
}
