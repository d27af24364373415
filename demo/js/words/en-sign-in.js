/** English, for signing in and what belongs to it. */

export const words = {
  token: {
    title: "Sign in",
    text: "This server needs an access token. It is forgotten when you close or reload the page.",
    token: "Access token",
    use: "Use this token",
  },

  signIn: {
    title: "Sign in",
    text: "Your invoices are behind a sign-in. It lasts until you close or reload the page.",
    user: "User name or e-mail",
    password: "Password",
    confirm: "Sign in",
    forgot: "Forgot your password?",
    signUp: "Create an account",
  },

  ways: {
    back: "Back to sign-in",
    again: "Start again",
    show: "Show",
    hide: "Hide",
    showLabel: "Show the password",
  },

  newPassword: {
    title: "Choose a password",
    text: "This is your first sign-in. Choose a password of your own.",
    label: "New password",
    hint: "At least 12 characters, with small and capital letters and a digit.",
    confirm: "Save and sign in",
  },

  code: {
    title: "Enter your code",
    text: "Open your authenticator app and type the six digits that it shows for ScatterPilot.",
    label: "Code",
    confirm: "Sign in",
    lost:
      "Without your phone you can't get in; whoever runs this server can take the second step " +
      "away.",
  },

  setUp: {
    title: "Set up your authenticator app",
    required: "This server asks for a code from an app on your phone at each sign-in.",
    text: "Scan the picture with the app, then type the six digits that it shows.",
    picture: "QR code that holds the key below",
    key: "Or type this key into the app:",
    open: "Open it in an app on this device",
    confirm: "Confirm the code",
  },

  forgotten: {
    title: "Get a new password",
    text: "Say who you are, and a code comes by e-mail.",
    required: "You need a new password. Ask for a code by e-mail to choose one.",
    confirm: "Send a code",
  },

  reset: {
    title: "Choose a new password",
    text: (where) => `If there is such an account, a code is on its way to ${where}.`,
    label: "Code from the e-mail",
    again: "Send another code",
    sent: "Another code is on its way. Only the newest one works.",
  },

  signUp: {
    title: "Create an account",
    text: "A code comes by e-mail, to see that the address is yours.",
    email: "E-mail",
    confirm: "Create the account",
  },

  address: {
    title: "Confirm your e-mail",
    text: (where) => `A code is on its way to ${where}. No mail? Look among the unwanted ones.`,
    confirm: "Confirm",
  },

  faults: {
    wrong: "That user name and password don't match. Please check both.",
    wrongCode: "That code isn't right. Type the newest one from your mail.",
    wrongAppCode:
      "That code isn't right. Type the one that your app shows now; if it still fails, set " +
      "your phone's clock right.",
    oldCode: "That code is too old or was used already. Use a newer one.",
    weak:
      "That password is too easy. Take at least 12 characters, with small and capital letters " +
      "and a digit.",
    used: "You have had that password before. Choose another one.",
    exists: "There is an account with this address. Sign in, or ask for a new password.",
    tooOften: "Too many tries. Wait a quarter of an hour, then try again.",
    notSent: "The e-mail could not be sent. Check the address, or try again later.",
    tooSlow: "That took too long. Start again.",
    firstExpired: "Your first password has expired. Ask whoever invited you for a new one.",
    closed: "This account is closed. Ask whoever runs this server.",
    invited:
      "You were invited: sign in with the first password from that e-mail, or ask for a new one.",
    noSignUp: "Accounts are made by whoever runs this server. Ask for one.",
    noAddress: "There is no confirmed e-mail for this account. Ask whoever runs this server.",
    notEmail: "That is no e-mail address. Write it like anna@example.com.",
    otherWay: (name) =>
      `This account asks for a step that this page doesn't have (${name}). Ask whoever runs ` +
      "this server.",
    network: "The sign-in can't be reached. Check your connection and try again.",
    failed: (said) => `That didn't work. Please try again.${said ? ` (${said})` : ""}`,
    empty: "Fill in every field.",
  },

  account: {
    title: "Your account",
    loading: "Looking it up…",
    name: "Signed in as",
    second: "Second step",
    on: "On: each sign-in asks for a code from your authenticator app.",
    off: "Off: your password is all that it takes to sign in.",
    setUp: "Set up an app",
    change: "Set up another app",
    turnOff: "Turn off",
    turnOffTitle: "Turn the second step off?",
    turnOffText: "Then your password is all that it takes to see and write your invoices.",
    turnedOn: "From now on each sign-in asks for a code.",
    turnedOff: "The second step is off.",
    signOut: "Sign out",
    signOutHint: "This page forgets who you are, and all that you typed and didn't send.",
    everywhere: "Sign out everywhere",
  },
};
