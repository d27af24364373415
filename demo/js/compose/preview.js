/** The invoice exactly as it will be printed, drawn by the server. */

import { previewSvg } from "../api.js";
import { ask } from "../dialog.js";
import { el } from "../dom.js";
import { asApiError, errorBanner } from "../feedback.js";
import { newKey } from "../idempotency.js";
import { strings } from "../strings.js";

/** @param {string} conversationId */
export async function showPreview(conversationId) {
  const slot = el(
    "div",
    { class: "preview", tabindex: 0, "aria-busy": "true" },
    el("div", { class: "preview-wait" }),
  );
  let address = "";
  const draw = async () => {
    try {
      const picture = await previewSvg(conversationId, newKey());
      address = URL.createObjectURL(picture);
      // An <img> runs no script and loads nothing, whatever the picture contains.
      slot.replaceChildren(el("img", { src: address, alt: strings.actions.previewAlt }));
    } catch (failure) {
      slot.replaceChildren(errorBanner(asApiError(failure), { retry: draw }));
    }
    slot.removeAttribute("aria-busy");
  };
  draw();
  await ask({
    title: strings.actions.previewTitle,
    body: slot,
    refuse: strings.dialog.close,
    wide: true,
  });
  if (address) URL.revokeObjectURL(address);
}
