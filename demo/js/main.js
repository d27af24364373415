/** Start the page: its frame, and the screen that the address asks for. */

import { ApiError } from "./api.js";
import { ComposeView } from "./compose/view.js";
import { connected, settleConnection } from "./connection.js";
import { button, el, icon } from "./dom.js";
import { asApiError, errorBanner, noticeArea, notify } from "./feedback.js";
import { part, screenPart } from "./parts.js";
import { progressLine } from "./progress.js";
import { readRoute } from "./route.js";
import { SIGNED_OUT } from "./session.js";
import { forget, keep, recall } from "./storage.js";
import { strings } from "./strings.js";

const { app, demo: demoWords } = strings;

/** @typedef {{node: HTMLElement, start: () => void|Promise<void>, focus?: () => void}} View */

/** @type {Record<string, [keyof import("./parts.js").Parts, string]>} the part and its view */
const LATER = {
  invoice: ["invoices/detail", "InvoiceView"],
  invoices: ["invoices/view", "InvoicesView"],
  conversations: ["conversations/view", "ConversationsView"],
  settings: ["settings/view", "SettingsView"],
};

const PAGES = [
  { page: "compose", icon: "chat" },
  { page: "invoices", icon: "invoice" },
  { page: "conversations", icon: "history" },
  { page: "settings", icon: "settings" },
];

const main = el("main", { id: "main", tabindex: -1 });
/** @type {Map<string, HTMLAnchorElement>} */
const links = new Map(PAGES.map(({ page, icon: picture }) => [page, navLink(page, picture)]));
/** @type {View|null} */
let shown = null;
let turn = 0;

/** @param {string} page @param {string} picture */
function navLink(page, picture) {
  return el(
    "a",
    { href: `#/${page}`, class: "nav-link", "data-testid": `nav-${page}` },
    icon(picture),
    el("span", {}, app[page]),
  );
}

function frame() {
  const skip = el("a", { href: "#main", class: "skip", onclick: skipToMain }, app.skip);
  const brand = el(
    "a",
    { href: "#/new", class: "brand" },
    el("img", { src: "img/logo.svg", alt: "", width: 28, height: 28 }),
    el("span", {}, app.name),
  );
  const header = el(
    "header",
    { class: "top" },
    brand,
    el("nav", { class: "nav", "aria-label": app.menu }, [...links.values()]),
    button(app.newInvoice, startNew, { kind: "new-invoice", icon: "plus", testid: "new-invoice" }),
  );
  return [skip, header, status, main, noticeArea(), progressLine()];
}

/** Says what kind of page this is now: a recording, or one without a connection. */
const status = el("div", { class: "strip", role: "status" });

function showStatus() {
  const demo = connected().mode === "demo";
  const live = button(demoWords.connect, toSettings, { kind: "small", testid: "go-live" });
  const shown = [
    demo &&
      el("p", { class: "strip-line demo", "data-testid": "demo-banner" }, demoWords.banner, live),
    !demo &&
      !navigator.onLine &&
      el("p", { class: "strip-line", "data-testid": "offline" }, app.offline),
  ];
  status.replaceChildren(.../** @type {Node[]} */ (shown.filter(Boolean)));
}

function toSettings() {
  location.hash = "#/settings";
}

async function finishSignIn() {
  if (!new URLSearchParams(location.search).has("state")) return;
  try {
    await (await part("sign-in/hosted")).comeBack();
  } catch {
    notify(strings.session.failed);
  }
}

/** Once after a sign-out, which ends with a fresh page. */
function tellSignedOut() {
  if (!recall(SIGNED_OUT)) return;
  forget(SIGNED_OUT);
  notify(strings.session.signedOut);
}

/** The address bar carries the screen, so the link must not change it. @param {Event} event */
function skipToMain(event) {
  event.preventDefault();
  main.focus();
}

function startNew() {
  if (location.hash === "#/new") shown?.focus?.();
  else location.hash = "#/new";
}

/** @param {string|null} id */
function setCurrent(id) {
  keep("current", id);
  links.get("compose")?.setAttribute("href", id ? `#/c/${encodeURIComponent(id)}` : "#/new");
}

/** @param {string|null} id */
function composeView(id) {
  setCurrent(id);
  const view = new ComposeView(id, {
    onnew: startNew,
    onopened: (opened) => {
      if (shown !== view) return;
      setCurrent(opened);
      history.replaceState(null, "", `#/c/${encodeURIComponent(opened)}`);
    },
  });
  return view;
}

/** @param {string} page @param {string|null} id @returns {Promise<View>} */
async function later(page, id) {
  const [name, view] = LATER[page];
  /** @type {any} */
  const loaded = await screenPart(name).catch((failure) => {
    // What browsers throw when a file can't be had.
    throw failure instanceof TypeError ? new ApiError(strings.errors.network) : failure;
  });
  return new loaded[view](id);
}

async function navigate() {
  const mine = (turn += 1);
  const { page, id } = readRoute(location.hash);
  const first = shown === null;
  for (const [name, link] of links) {
    if (name === (page === "invoice" ? "invoices" : page))
      link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = app.title(app[page] ?? app.invoices);
  try {
    const view = page === "compose" ? composeView(id) : await later(page, id);
    if (mine !== turn) return;
    shown = view;
    main.replaceChildren(view.node);
    main.dataset.page = page;
    if (!first && page !== "compose") main.focus();
    await view.start();
  } catch (failure) {
    if (mine !== turn) return;
    main.replaceChildren(errorBanner(asApiError(failure), { retry: navigate }));
  }
}

document.body.append(...frame());
setCurrent(recall("current"));
await settleConnection();
showStatus();
await finishSignIn();
tellSignedOut();
addEventListener("hashchange", navigate);
addEventListener("online", showStatus);
addEventListener("offline", showStatus);
navigate();
