/** Dictation with the browser's own speech recognition, where it has one. */

import { el, icon } from "../dom.js";
import { notify } from "../feedback.js";
import { strings } from "../strings.js";

const { chat } = strings;

/** @type {any} not in the type declarations yet */
const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;

/** The assistant reads English, so that is what the browser listens for. */
const SPOKEN = "en-US";

/**
 * A button that writes down what is said.
 * @param {{text: () => string, write: (text: string) => void}} field
 * @returns {HTMLButtonElement}
 */
export function dictationButton({ text, write }) {
  /** @type {any} */
  let listening = null;
  const node = el(
    "button",
    {
      type: "button",
      class: "button ghost icon-only dictate",
      "data-testid": "dictate",
      onclick: () => (listening ? listening.stop() : start()),
    },
    icon("mic"),
  );
  const show = () => {
    node.setAttribute("aria-pressed", String(listening !== null));
    node.setAttribute("aria-label", listening ? chat.stopDictating : chat.dictate);
    node.title = listening ? chat.stopDictating : chat.dictate;
  };
  function start() {
    const before = text().trimEnd();
    listening = new Recognition();
    listening.lang = SPOKEN;
    listening.interimResults = true;
    listening.continuous = true;
    listening.onresult = (/** @type {any} */ event) => {
      const said = Array.from(event.results, (result) => result[0].transcript)
        .join("")
        .trim();
      write(before ? `${before} ${said}` : said);
    };
    listening.onerror = (/** @type {any} */ event) => {
      if (!["aborted", "no-speech"].includes(event.error)) notify(chat.noDictation);
    };
    listening.onend = () => {
      listening = null;
      show();
    };
    listening.start();
    show();
  }
  show();
  return node;
}
