/** Who answered, and what it cost. */

import { money } from "../format.js";
import { strings } from "../strings.js";

const { engine: words } = strings;

/** @typedef {{engine: string, usage: import("../types.js").Usage|null}} Answered */

/**
 * @param {Answered} answered
 * @returns {string} `Built-in assistant · free`, `claude-… · $0.0031`
 */
export function answeredBy({ engine, usage }) {
  return `${engineName(engine)} · ${costOf(usage)}`;
}

/** @param {string} engine */
export const engineName = (engine) => (engine === "embedded" ? words.embedded : engine);

/** @param {import("../types.js").Usage|null} usage */
function costOf(usage) {
  const cost = usage?.cost_usd ?? "0";
  return Number(cost) === 0 ? words.free : money(cost, "USD");
}
