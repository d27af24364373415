/** Tell the user what happened: an error with a way on, or a short notice that it worked. */

import { ApiError } from "./api.js";
import { button, el, icon } from "./dom.js";
import { signIn } from "./session.js";
import { strings } from "./strings.js";

const NOTICE_MS = 5_000;

/** @param {unknown} failure @returns {ApiError} */
export function asApiError(failure) {
  if (failure instanceof ApiError) return failure;
  console.error(failure);
  return new ApiError(strings.errors.unknown);
}

/**
 * @param {ApiError} error
 * @param {{retry?: () => void, dismiss?: () => void}} ways
 */
export function errorBanner(error, { retry, dismiss }) {
  // The API's own words tell programs which header to send.
  const unknown = error.status === 401;
  // Of a 404 they only repeat which id it was.
  const faults =
    error.status === 404
      ? []
      : error.fields.filter((fault) => !error.detail.includes(fault.message));
  return el(
    "div",
    { class: "banner", role: "alert", "data-testid": "error-banner" },
    icon("alert"),
    el(
      "div",
      { class: "banner-text" },
      el("p", {}, unknown ? strings.errors.signInFirst : error.detail),
      faults.length > 0 &&
        el(
          "ul",
          {},
          faults.map((fault) => el("li", {}, fault.message)),
        ),
      !unknown && el("p", { class: "fine" }, facts(error).join(" · ")),
    ),
    el(
      "div",
      { class: "banner-actions" },
      unknown && button(strings.errors.signIn, () => signInThen(retry)),
      retry && !unknown && button(strings.errors.retry, retry, { testid: "retry" }),
      dismiss &&
        el(
          "button",
          {
            type: "button",
            class: "button icon-only",
            onclick: dismiss,
            "aria-label": strings.errors.dismiss,
          },
          icon("close"),
        ),
    ),
  );
}

/** @param {(() => void)|undefined} retry */
async function signInThen(retry) {
  try {
    if (await signIn()) retry?.();
  } catch {
    notify(strings.session.failed);
  }
}

/** @param {ApiError} error */
function facts({ retryAfter, requestId }) {
  return [
    retryAfter > 0 && strings.errors.retryIn(retryAfter),
    requestId && strings.errors.reference(requestId),
  ].filter(Boolean);
}

const notices = el("div", { class: "notices", role: "status" });

/** The place notices appear in; part of the page from the start, so that they are read out. */
export const noticeArea = () => notices;

/** @param {string} text */
export function notify(text) {
  const notice = el("p", { class: "notice" }, text);
  notices.replaceChildren(notice);
  setTimeout(() => notice.remove(), NOTICE_MS);
}

/** Read out something that sighted users see happen. @param {string} text */
export function announce(text) {
  const quiet = el("p", { class: "visually-hidden" }, text);
  notices.append(quiet);
  setTimeout(() => quiet.remove(), NOTICE_MS);
}
