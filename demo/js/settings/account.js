/** Who is signed in, the second step of their sign-in, and the way out. */

import { connected } from "../connection.js";
import { confirmStep } from "../dialog.js";
import { button, el, fill } from "../dom.js";
import { notify } from "../feedback.js";
import { accessToken, heldTokens } from "../session.js";
import { enrolment } from "../sign-in/enrolling.js";
import { faultText } from "../sign-in/faults.js";
import { follow } from "../sign-in/panel.js";
import { call } from "../sign-in/pool.js";
import { signOut } from "../sign-in/tokens.js";
import { words } from "../sign-in/words.js";

const APP = "SOFTWARE_TOKEN_MFA";

/** @typedef {{name: string, second: boolean}} Account */

/** Fills itself. @returns {HTMLElement} */
export function accountCard() {
  const { account } = words;
  const facts = el("div", { class: "account-facts" }, el("p", { class: "fine" }, account.loading));
  const fault = el("p", { class: "field-error", role: "alert" });

  /** @param {() => Promise<unknown>} act */
  const attempt = async (act) => {
    fault.textContent = "";
    try {
      await act();
    } catch (failure) {
      fault.textContent = faultText(failure);
    }
  };
  /** Do something, and show what has become of the account. @param {() => Promise<unknown>} act */
  const change = (act) =>
    attempt(async () => {
      await act();
      fill(facts, ...factsOf(await readAccount(), change));
    });
  void change(async () => {});
  return el(
    "fieldset",
    { class: "card", "data-testid": "account" },
    el("legend", {}, account.title),
    facts,
    fault,
    wayOut(attempt),
  );
}

/** @returns {Promise<Account>} */
async function readAccount() {
  await accessToken();
  const said = await call("GetUser", { AccessToken: heldTokens()?.access });
  const email = said.UserAttributes.find((/** @type {any} */ each) => each.Name === "email");
  return {
    name: email?.Value ?? said.Username,
    second: (said.UserMFASettingList ?? []).includes(APP),
  };
}

/** @param {Account} read @param {(act: () => Promise<unknown>) => void} change */
function factsOf({ name, second }, change) {
  const { account } = words;
  const setUp = button(
    second ? account.change : account.setUp,
    () => change(() => setUpSecondStep(name)),
    { kind: "small", testid: "second-set-up" },
  );
  const turnOff = button(account.turnOff, () => change(turnSecondStepOff), {
    kind: "small",
    testid: "second-off",
  });
  return [
    el(
      "div",
      { class: "field" },
      el("span", {}, account.name),
      el("p", { class: "fact-text", "data-testid": "account-name" }, name),
    ),
    el(
      "div",
      { class: "field" },
      el("span", {}, account.second),
      el("p", { "data-testid": "second-state" }, second ? account.on : account.off),
      el("div", { class: "control-row" }, setUp, second && turnOff),
    ),
  ];
}

/** @param {string} name */
async function setUpSecondStep(name) {
  await accessToken();
  const authority = { AccessToken: heldTokens()?.access ?? "" };
  const done = await follow(
    await enrolment(authority, name, async () => {
      await preferSecondStep(true);
      return null;
    }),
  );
  if (done) notify(words.account.turnedOn);
}

async function turnSecondStepOff() {
  const { turnOffTitle: title, turnOffText: text, turnOff: confirm, turnedOff } = words.account;
  if (!(await confirmStep({ title, text, confirm, danger: true }))) return;
  await preferSecondStep(false);
  notify(turnedOff);
}

/** @param {boolean} on */
const preferSecondStep = (on) =>
  call("SetUserMFAPreference", {
    AccessToken: heldTokens()?.access,
    SoftwareTokenMfaSettings: { Enabled: on, PreferredMfa: on },
  });

/** @param {(act: () => Promise<unknown>) => void} attempt */
function wayOut(attempt) {
  const { account } = words;
  const leave = (/** @type {boolean} */ everywhere) => () => attempt(() => signOut({ everywhere }));
  return el(
    "div",
    { class: "field wide" },
    el("p", { class: "fine" }, account.signOutHint),
    el(
      "div",
      { class: "control-row" },
      button(account.signOut, leave(false), { kind: "small primary", testid: "sign-out" }),
      button(account.everywhere, leave(true), { kind: "small", testid: "sign-out-everywhere" }),
    ),
  );
}
