/** English, for the frame and the first screen. */

import { inSentence, labelIn } from "../paper/labels.js";

/** Fields of a draft within a sentence, where they are not called as on paper. */
const FIELD_NAMES = {
  customer_name: "customer",
  customer_email: "customer's e-mail",
  customer_address: "customer's address",
  customer_tax_id: "customer's tax ID",
  line_items: "something to bill",
  unit_price: "price",
  notes: "note",
};

/** @param {string} name */
const fieldName = (name) => FIELD_NAMES[name] ?? inSentence(labelIn("en", name));

/** @param {number} count @param {string} one @param {string} [many] */
const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

export const words = {
  app: {
    name: "ScatterPilot",
    title: (page) => `${page} · ScatterPilot`,
    skip: "Skip to content",
    menu: "Main",
    compose: "Compose",
    invoices: "Invoices",
    conversations: "Conversations",
    settings: "Settings",
    newInvoice: "New invoice",
    loading: "Loading…",
    offline: "You are offline. What you type is kept; send it when you are back.",
  },

  chat: {
    label: "Conversation",
    log: "Messages",
    tab: "Chat",
    you: "You said:",
    assistant: "ScatterPilot:",
    welcome: "Who would you like to bill?",
    welcomeHint: "Say it in your own words. The invoice builds itself as you talk.",
    examplesLabel: "Try one of these",
    examples: [
      "Invoice Acme Corp for 40 hours of web development at $150/hour, net 30",
      "Bill Willow Bakery: 3 product photos at $85 each, 10% off, due on receipt",
      "Bill Northwind for two days of consulting at $900 a day, plus 8.25% tax",
    ],
    composerLabel: "Your message",
    placeholder: "Say what to bill or change…",
    send: "Send",
    dictate: "Dictate",
    stopDictating: "Stop dictating",
    noDictation: "Dictation isn't available right now. Check the microphone, or type instead.",
    tablePasted: (rows) => `Pasted a table with ${plural(rows, "row")}. Send it to add the lines.`,
    keys: "Enter sends, Shift + Enter starts a new line",
    suggestions: "Quick replies",
    thinking: "Working on it…",
    counter: (left) => (left < 0 ? `${-left} characters too long` : `${left} characters left`),
    degraded: "The language model is not available; the built-in assistant took over.",
    saved: "Your invoice is saved as a draft. Issue it to give it its number.",
    issued: (number) => `Invoice ${number} is issued.`,
    cancelled: "This draft was dropped. Say something to pick it up again, or start a new one.",
    seeInvoice: "See the invoice",
  },

  quick: {
    yes: "Yes, create it",
    terms: ["Net 15", "Net 30", "Due on receipt"],
    stillNeeded: "What do you still need?",
    right: "Yes, that’s right",
    addLine: "Add a line",
    changeDue: "Change due date",
    note: "Add a note",
    letBe: "Leave it as it was",
  },

  missing: {
    label: (name) =>
      ({
        customer_name: "Who is it for?",
        line_items: "What are you billing?",
        due_date: "When is it due?",
        description: "What is it?",
        quantity: "How many?",
        unit_price: "What price?",
        invoice_date: "Which date?",
      })[name] ?? `Needs the ${fieldName(name)}`,
    hint: "Needed. Press to answer.",
    summary: (paths) => {
      const names = [...new Set(paths.map((path) => fieldName(path.split(".").at(-1))))];
      return new Intl.ListFormat("en", { type: "conjunction" }).format(names);
    },
  },

  change: {
    label: (name) => `Change the ${fieldName(name)}:`,
    said: (quote) => `You said “${quote}”`,
    form: "Typed in the field",
    profile: "From your settings",
    default: "Filled in for you",
    taken: (what) => `Removed: ${what}`,
  },

  edit: {
    save: "Save",
    saving: "Saving…",
    cancel: "Cancel",
    removeLine: "Remove this line",
    value: (name) => fieldName(name),
    percent: "In percent, for example 8.25. Empty means no tax.",
    discount: "A percentage such as 10%, or an amount such as 50.",
    charge: "What for and how much, such as Shipping 12.50 or Card fee 3%.",
    taxes: "Name and percentage of each, such as PST 7%, QST 9.975%.",
    withholding: "Name and percentage, such as IRPF 15%.",
    yes: "Yes",
    no: "No",
    notNamed: "Write a name and a percentage, such as VAT 5%.",
    remove: "Remove this",
    taxIds:
      "One a line, its kind first: siret 732 829 320 00074. Kinds: vat, siret, siren, gstin, " +
      "abn, ein, utr, nif, kvk, uen, other …",
    notTaxId: "Begin each line with its kind, such as siret 732 829 320 00074.",
    notNumber: "Write a number, such as 42 or 12.50.",
    empty: "Write something, or press Cancel.",
  },

  sheet: {
    add: "Add a detail…",
    tools: "Invoice view",
    undo: "Undo",
    undoHint: "Take back the last change",
    asPrinted: "As printed",
    asList: "As a list",
    picture: "The invoice as it will be printed, marked as a draft",
    issuedPicture: (number) => `Invoice ${number} as it was printed`,
    laterPages: (count) => `${plural(count, "more line")} on later pages.`,
    noPicture: "The printed look can't be drawn right now; this is the same invoice as a list.",
  },

  paper: {
    label: "Your invoice",
    tab: "Invoice",
    title: "Invoice",
    draft: "Draft",
    numberLater: "No number yet",
    yourBusiness: "Your business",
    addBusiness: "Add your details",
    billTo: "Bill to",
    net: (days) => (days === 0 ? "On receipt" : `Net ${days}`),
    taxId: (id) => `Tax ID ${id}`,
    columns: { description: "Description", quantity: "Quantity", price: "Price", amount: "Amount" },
    line: (number) => `line ${number}`,
    noTax: "No tax",
    lineTax: (rate) => `Tax ${rate}`,
    subtotal: "Subtotal",
    discount: (percent) => (percent ? `Discount ${percent}` : "Discount"),
    tax: (rate) => `Tax ${rate}`,
    taxOn: (rate, base) => `Tax ${rate} on ${base}`,
    total: "Total",
    totalSoFar: "Total so far",
    unknown: "–",
    payment: "How to pay",
    alsoNeeded: "Also needed",
    showAll: (count) => `Show all ${count} lines`,
    updated: (total) => `Invoice updated. Total ${total}.`,
  },

  actions: {
    label: "Next step",
    empty: "Nothing to bill yet. Your invoice fills in as you talk.",
    needed: (paths) => `Still needed: ${words.missing.summary(paths)}.`,
    question: "One question first: answer it in the chat.",
  },

  status: {
    draft: "Draft",
    pending: "Issued",
    paid: "Paid",
    cancelled: "Cancelled",
    overdue: "Overdue",
    credit: "Credit note",
  },

  state: {
    gathering: "In progress",
    review: "To confirm",
    completed: "Done",
    cancelled: "Dropped",
  },

  errors: {
    network: "The server can't be reached. Check your connection; nothing you typed is lost.",
    shut: (page) =>
      "The server answers, but it doesn't let this page in. Whoever runs it can: " +
      `./scripts/03-deploy.sh --origins ${page}`,
    timeout: "The server took too long to answer. Nothing you typed is lost.",
    notApi:
      "There is no ScatterPilot API at this address. Start it with “make run”, or give its " +
      "address in the settings.",
    unknown: "Something went wrong on our side. Please try again.",
    interrupted: "This message was not answered yet.",
    unsaved: (line) => `This change is not saved yet. ${line}`,
    retryIn: (seconds) => `Try again in ${plural(seconds, "second")}`,
    reference: (id) => `Reference ${id}`,
    retry: "Retry",
    dismiss: "Dismiss",
    signIn: "Sign in",
    signInFirst: "Please sign in first. What you typed is kept.",
    logoType: "That picture can't be read. Use a PNG, JPEG, WebP or SVG file.",
  },

  session: {
    failed: "Signing in didn't work. Please try again.",
    signedOut: "You are signed out.",
  },

  engine: { embedded: "Built-in assistant", free: "no cost" },

  demo: {
    banner: "A recording: real answers, played back. Nothing you do here is sent or kept.",
    connect: "Use a live API",
  },

  dialog: { keep: "Keep it", close: "Close" },
};
