/** Ask who it is, with a user pool's accounts. */

import { connected } from "../connection.js";
import { addressStep, forgottenStep, signUpStep } from "./accounts.js";
import { signInWith } from "./challenges.js";
import { passwordField, userField } from "./fields.js";
import { follow } from "./panel.js";
import { callAsClient, SignInError } from "./pool.js";
import { stepFor } from "./steps.js";
import { words } from "./words.js";

/** @typedef {import("./panel.js").Step} Step */

/** @returns {Promise<boolean>} whether somebody is signed in now */
export const askWho = () => follow(signInStep(""));

/** @param {string} user @returns {Step} */
function signInStep(user) {
  const { title, text, confirm, forgot, signUp } = words.signIn;
  return {
    title,
    text,
    fields: [userField(user), passwordField()],
    confirm,
    submit: ([name, password]) => enter(name, password),
    ways: [
      { label: forgot, go: ([name]) => forgottenStep(name, enter, signInStep) },
      ...(connected().cognito.selfSignUp === "true"
        ? [
            {
              label: signUp,
              go: (/** @type {string[]} */ [name]) => signUpStep(name, enter, signInStep),
            },
          ]
        : []),
    ],
  };
}

/** @param {string} user @param {string} password @returns {Promise<Step|null>} */
async function enter(user, password) {
  try {
    return await stepFor(await signInWith(user, password), () => signInStep(user));
  } catch (failure) {
    if (!(failure instanceof SignInError)) throw failure;
    if (failure.code === "PasswordResetRequiredException") {
      const step = forgottenStep(user, enter, signInStep);
      return { ...step, text: words.forgotten.required };
    }
    if (failure.code !== "UserNotConfirmedException") throw failure;
    const sent = await callAsClient("ResendConfirmationCode", { Username: user });
    return addressStep(user, password, sent, enter);
  }
}
