/** Ask for a token, for a server that has one of its own. */

import { follow } from "./panel.js";
import { words } from "./words.js";

/** @returns {Promise<string>} empty when none was given */
export async function askForToken() {
  let given = "";
  const { title, text, token, use } = words.token;
  await follow({
    title,
    text,
    fields: [
      {
        label: token,
        attributes: { type: "password", autocomplete: "off" },
        read: (typed) => typed.trim(),
      },
    ],
    confirm: use,
    submit: async ([typed]) => {
      given = typed;
      return null;
    },
  });
  return given;
}
