/** What went wrong with a sign-in, in words that say the remedy. */

import { SignInError } from "./pool.js";
import { words } from "./words.js";

/** @typedef {keyof typeof import("../words/en-sign-in.js").words.faults} Fault */

/** Some of Cognito's codes mean many things; then only its words tell. @type {[RegExp, Fault][]} */
const BY_WORDS = [
  [/^Incorrect|does not exist/, "wrong"],
  [/attempts exceeded|limit exceeded/i, "tooOften"],
  [/temporary password/i, "firstExpired"],
  [/session/i, "tooSlow"],
  [/disabled/i, "closed"],
  [/current state/i, "invited"],
  [/not permitted/i, "noSignUp"],
  [/no registered/i, "noAddress"],
  [/verification code/i, "wrongCode"],
  [/'(userCode|confirmationCode)'/, "wrongCode"],
  [/email/i, "notEmail"],
];
/** @type {Record<string, Fault>} */
const BY_CODE = {
  AliasExistsException: "exists",
  CodeDeliveryFailureException: "notSent",
  CodeMismatchException: "wrongAppCode",
  EnableSoftwareTokenMFAException: "wrongAppCode",
  ExpiredCodeException: "oldCode",
  InvalidPasswordException: "weak",
  LimitExceededException: "tooOften",
  PasswordHistoryPolicyViolationException: "used",
  TooManyFailedAttemptsException: "tooOften",
  TooManyRequestsException: "tooOften",
  UserNotFoundException: "wrong",
  UsernameExistsException: "exists",
};
/** Cognito says nothing of these but what is in the words. */
const VAGUE = ["NotAuthorizedException", "InvalidParameterException", "CodeMismatchException"];

/** @param {unknown} failure @returns {string} */
export function faultText(failure) {
  const { faults } = words;
  // What browsers throw when no answer comes.
  if (failure instanceof TypeError || failure instanceof DOMException) return faults.network;
  if (!(failure instanceof SignInError)) return faults.failed("");
  const { code, said } = failure;
  if (code === OTHER_WAY) return faults.otherWay(said);
  const told = VAGUE.includes(code) && BY_WORDS.find(([pattern]) => pattern.test(said))?.[1];
  const found = faults[told || BY_CODE[code]];
  if (typeof found === "string") return found;
  return /password/i.test(said) ? faults.weak : faults.failed(said);
}

/** The code of a challenge that this page has no step for; it says which. */
export const OTHER_WAY = "OtherWay";
