/** The words of the screens that the first look does not need. */

import { language } from "./strings.js";

/** @type {typeof import("./words/en-more.js").words} */
export const more = (await import(`./words/${language}-more.js`)).words;
