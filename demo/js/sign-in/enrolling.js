/** Make an app on the user's phone the second step: a key for it, then a code from it. */

import { el } from "../dom.js";
import { qrPicture } from "../qr/picture.js";
import { codeField } from "./fields.js";
import { call } from "./pool.js";
import { words } from "./words.js";

const ISSUER = "ScatterPilot";

/**
 * @param {{Session: string}|{AccessToken: string}} authority of a sign-in under way, or of one done
 * @param {string} user as the app is to call them
 * @param {(session: string) => Promise<import("./panel.js").Step|null>} done
 * @returns {Promise<import("./panel.js").Step>}
 */
export async function enrolment(authority, user, done) {
  const said = await call("AssociateSoftwareToken", authority);
  // Each answer of a sign-in brings the authority for the next question.
  const next = "Session" in authority ? { Session: said.Session } : authority;
  const { title, text, confirm } = words.setUp;
  return {
    title,
    text,
    body: keyShown(said.SecretCode, user),
    fields: [codeField(words.code.label)],
    confirm,
    submit: async ([code]) => {
      const verified = await call("VerifySoftwareToken", { ...next, UserCode: code });
      return done(verified.Session);
    },
  };
}

/** @param {string} key @param {string} user */
function keyShown(key, user) {
  const { picture, key: label, open } = words.setUp;
  const address = addressOf(key, user);
  return el(
    "div",
    { class: "key" },
    qrPicture(address, picture),
    el(
      "div",
      { class: "key-text" },
      el("p", {}, label),
      el("p", { class: "secret", "data-testid": "secret" }, key.match(/.{1,4}/g)?.join(" ")),
      el("a", { class: "quiet-link", href: address }, open),
    ),
  );
}

/**
 * What such apps read; https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 * @param {string} key
 * @param {string} user
 */
function addressOf(key, user) {
  const label = `${ISSUER}:${encodeURIComponent(user)}`;
  const wanted = `otpauth://totp/${label}?secret=${key}&issuer=${ISSUER}`;
  // A name that is too long for a picture is only for people to tell accounts apart.
  return wanted.length <= 250 ? wanted : `otpauth://totp/${ISSUER}?secret=${key}&issuer=${ISSUER}`;
}
