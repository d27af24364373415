/**
 * Every word the page shows comes from `words/`, one file a language, and only the chosen one is
 * loaded. Text in, text out: nothing in there is markup.
 */

import { recall } from "./storage.js";

/** The page's languages by their own names. @type {Record<string, string>} */
export const LANGUAGES = { en: "English", de: "Deutsch", fr: "Français", es: "Español" };

/**
 * @param {object} spoken the languages that there are, by their tags
 * @returns {string} what was chosen, else the first of the browser's among them
 */
export function languageAmong(spoken) {
  const wanted = [recall("language"), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find((each) => each in spoken) ?? "en";
}

export const language = languageAmong(LANGUAGES);

/** @type {typeof import("./words/en.js").words} */
export const strings = (await import(`./words/${language}.js`)).words;

document.documentElement.lang = language;

/**
 * Words of the language that are loaded later; what can't be had now is asked for anew the next time.
 * @param {string} name their file's, after the language
 * @returns {() => Promise<any>}
 */
export function laterWords(name) {
  let failures = 0;
  return async () => {
    try {
      const again = failures ? `?again=${failures}` : "";
      return (await import(`./words/${language}-${name}.js${again}`)).words;
    } catch (failure) {
      failures += 1;
      throw failure;
    }
  };
}
