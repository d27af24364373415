/** What this page is: its language, what it talks to, and what answers. */

import { answeredBy, engineName } from "../compose/answered.js";
import { connect, connected, healthOf, isApi, isRecording } from "../connection.js";
import { button, el } from "../dom.js";
import { more } from "../more-strings.js";
import { forget, keep, recall } from "../storage.js";
import { LANGUAGES, language } from "../strings.js";

const { page: words } = more;
/** What was typed here, until it is used. */
const TYPED = "unsaved.connection";

/** @returns {HTMLElement} */
export function pageCard() {
  return el(
    "fieldset",
    { class: "card" },
    el("legend", {}, words.title),
    languageField(),
    engineFact(),
    connectionField(),
  );
}

function languageField() {
  const control = el(
    "select",
    {
      class: "input",
      "data-testid": "language",
      onchange: () => {
        keep("language", control.value);
        location.reload();
      },
    },
    Object.entries(LANGUAGES).map(([value, label]) => el("option", { value, lang: value }, label)),
  );
  control.value = language;
  return el("label", { class: "field" }, el("span", {}, words.language), control);
}

function engineFact() {
  const answered = recall("answered");
  const standing = el("p", { class: "fine", "data-testid": "answering" });
  if (!isRecording()) void tellStanding(standing);
  return el(
    "div",
    { class: "field" },
    el("span", {}, words.engine),
    el(
      "p",
      { class: "fact-text", "data-testid": "answered-by" },
      answered ? answeredBy(answered) : words.noAnswer,
    ),
    el("p", { class: "fine" }, words.engineHint),
    standing,
  );
}

/** Who answers next, and why not whoever was chosen. @param {HTMLElement} node */
async function tellStanding(node) {
  const health = await healthOf(connected().apiUrl);
  if (!health?.engine) return;
  const who = health.answering ? words.answering(engineName(health.answering)) : words.nobody;
  node.textContent = [who, health.lacking, ...health.warnings].filter(Boolean).join(" ");
}

function connectionField() {
  const { mode, apiUrl } = connected();
  const address = el("input", {
    class: "input",
    type: "url",
    value: recall(TYPED)?.apiUrl ?? apiUrl,
    name: "apiUrl",
    placeholder: words.sameServer,
    autocomplete: "url",
    "data-testid": "api-url",
  });
  const rows = el("div", { class: "control-row" });
  const fault = el("p", { class: "field-error", role: "alert" });
  const goLive = async () => {
    const wanted = address.value.trim().replace(/\/+$/, "");
    fault.textContent = "";
    if (!(await isApi(wanted))) {
      fault.textContent = words.noApi;
      return;
    }
    forget(TYPED);
    connect({ mode: "live", apiUrl: wanted, cognito: cognito() });
  };
  rows.append(
    button(mode === "live" ? words.reconnect : words.goLive, goLive, {
      kind: mode === "live" ? "small" : "small primary",
      testid: "connect",
    }),
    button(words.goDemo, () => connect({ mode: "demo" }), {
      kind: "small",
      testid: "go-demo",
      disabled: mode === "demo",
    }),
  );
  const [pool, cognito] = poolFields();
  const typed = (/** @type {any} */ { target }) =>
    keep(TYPED, { ...recall(TYPED), [target.name]: target.value });
  return el(
    "div",
    { class: "field wide", oninput: typed },
    el("span", {}, words.connection),
    el("p", { class: "fact-text" }, mode === "demo" ? words.isDemo : words.isLive),
    el("label", { class: "field" }, el("span", {}, words.address), address),
    pool,
    fault,
    rows,
  );
}

/** Where to sign in, for an API that this page was not deployed with. */
function poolFields() {
  const { cognito } = connected();
  const names = /** @type {const} */ (["region", "userPoolId", "clientId", "hostedUiDomain"]);
  const fields = names.map((name) =>
    el("input", {
      class: "input",
      value: recall(TYPED)?.[name] ?? cognito[name],
      autocomplete: "off",
      name,
    }),
  );
  const node = el(
    "details",
    { class: "pool", open: Boolean(cognito.clientId) },
    el("summary", {}, words.pool),
    el("p", { class: "fine" }, words.poolHint),
    names.map((name, index) =>
      el("label", { class: "field" }, el("span", {}, words[name]), fields[index]),
    ),
  );
  const read = () =>
    /** @type {any} */ ({
      ...cognito,
      ...Object.fromEntries(names.map((name, index) => [name, fields[index].value.trim()])),
    });
  return /** @type {[HTMLElement, () => any]} */ ([node, read]);
}
