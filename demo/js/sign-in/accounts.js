/** A new password for a forgotten one, and a new account: both by a code that comes by e-mail. */

import { codeField, emailField, newPasswordField, userField } from "./fields.js";
import { callAsClient } from "./pool.js";
import { words } from "./words.js";

/** @typedef {import("./panel.js").Step} Step */
/** @typedef {(user: string, password: string) => Promise<Step|null>} Enter */
/** @typedef {(user: string) => Step} Back */

/** @param {string} user @param {Enter} enter @param {Back} back @returns {Step} */
export function forgottenStep(user, enter, back) {
  const { title, text, confirm } = words.forgotten;
  return {
    title,
    text,
    fields: [userField(user)],
    confirm,
    submit: async ([name]) =>
      resetStep(name, await callAsClient("ForgotPassword", { Username: name }), enter),
    ways: [{ label: words.ways.back, go: ([name]) => back(name) }],
  };
}

/** @param {string} user @param {any} sent @param {Enter} enter @returns {Step} */
function resetStep(user, sent, enter) {
  const { title, text, label, again, sent: notice } = words.reset;
  return {
    title,
    text: text(destination(sent, user)),
    user,
    fields: [codeField(label), newPasswordField()],
    confirm: words.newPassword.confirm,
    submit: async ([code, password]) => {
      const given = { Username: user, ConfirmationCode: code, Password: password };
      await callAsClient("ConfirmForgotPassword", given);
      return enter(user, password);
    },
    ways: [
      {
        label: again,
        go: async () => {
          const next = await callAsClient("ForgotPassword", { Username: user });
          return { ...resetStep(user, next, enter), notice };
        },
      },
    ],
  };
}

/** @param {string} user @param {Enter} enter @param {Back} back @returns {Step} */
export function signUpStep(user, enter, back) {
  const { title, text, confirm } = words.signUp;
  return {
    title,
    text,
    fields: [emailField(user), newPasswordField()],
    confirm,
    submit: async ([email, password]) => {
      const said = await callAsClient("SignUp", {
        Username: email,
        Password: password,
        UserAttributes: [{ Name: "email", Value: email }],
      });
      return said.UserConfirmed
        ? enter(email, password)
        : addressStep(email, password, said, enter);
    },
    ways: [{ label: words.ways.back, go: ([email]) => back(email) }],
  };
}

/**
 * @param {string} user
 * @param {string} password
 * @param {any} sent the pool's answer, which says where the code has gone
 * @param {Enter} enter
 * @returns {Step}
 */
export function addressStep(user, password, sent, enter) {
  const { title, text, confirm } = words.address;
  return {
    title,
    text: text(destination(sent, user)),
    fields: [codeField(words.reset.label)],
    confirm,
    submit: async ([code]) => {
      await callAsClient("ConfirmSignUp", { Username: user, ConfirmationCode: code });
      return enter(user, password);
    },
    ways: [
      {
        label: words.reset.again,
        go: async () => {
          const next = await callAsClient("ResendConfirmationCode", { Username: user });
          return { ...addressStep(user, password, next, enter), notice: words.reset.sent };
        },
      },
    ],
  };
}

/** @param {any} sent @param {string} user */
const destination = (sent, user) => sent.CodeDeliveryDetails?.Destination ?? user;
