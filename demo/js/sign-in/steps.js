/** What is asked after name and password, before somebody is in. */

import { answer } from "./challenges.js";
import { enrolment } from "./enrolling.js";
import { OTHER_WAY } from "./faults.js";
import { codeField, newPasswordField } from "./fields.js";
import { SignInError } from "./pool.js";
import { words } from "./words.js";

/** @typedef {import("./panel.js").Step} Step */
/** @typedef {import("./challenges.js").Challenge} Challenge */

/** @type {Record<string, (challenge: Challenge, restart: () => Step) => Step|Promise<Step>>} */
const STEPS = {
  NEW_PASSWORD_REQUIRED: newPasswordStep,
  SOFTWARE_TOKEN_MFA: codeStep,
  MFA_SETUP: setUpStep,
};

/**
 * @param {Challenge|null} challenge
 * @param {() => Step} restart the first step, for when the pool has lost its patience
 * @returns {Promise<Step|null>}
 */
export async function stepFor(challenge, restart) {
  if (!challenge) return null;
  const step = STEPS[challenge.name];
  if (!step) throw new SignInError(OTHER_WAY, challenge.name);
  return step(challenge, restart);
}

/** @param {Challenge} challenge @param {() => Step} restart @returns {Step} */
function newPasswordStep(challenge, restart) {
  const { title, text, confirm } = words.newPassword;
  return {
    title,
    text,
    user: challenge.typed,
    fields: [newPasswordField()],
    confirm,
    submit: async ([password]) =>
      stepFor(await answer(challenge, { NEW_PASSWORD: password }), restart),
    ways: [{ label: words.ways.again, go: restart }],
  };
}

/** @param {Challenge} challenge @param {() => Step} restart @returns {Step} */
function codeStep(challenge, restart) {
  const { title, text, label, confirm, lost } = words.code;
  return {
    title,
    text,
    fields: [codeField(label)],
    fine: lost,
    confirm,
    submit: async ([code]) =>
      stepFor(await answer(challenge, { SOFTWARE_TOKEN_MFA_CODE: code }), restart),
    ways: [{ label: words.ways.again, go: restart }],
  };
}

/** @param {Challenge} challenge @param {() => Step} restart @returns {Promise<Step>} */
async function setUpStep(challenge, restart) {
  const step = await enrolment({ Session: challenge.session }, challenge.typed, async (session) =>
    stepFor(await answer({ ...challenge, session }, {}), restart),
  );
  return {
    ...step,
    text: `${words.setUp.required} ${words.setUp.text}`,
    ways: [{ label: words.ways.again, go: restart }],
  };
}
