/** German, for the frame and the first screen. */

import { labelIn } from "../paper/labels.js";

const FIELD_NAMES = {
  customer_name: "Kunde",
  customer_email: "E-Mail des Kunden",
  customer_address: "Adresse des Kunden",
  customer_tax_id: "Steuernummer des Kunden",
  due_date: "Fälligkeit",
  line_items: "eine Leistung",
  unit_price: "Preis",
  notes: "Anmerkung",
};

/** @param {string} name */
const fieldName = (name) => FIELD_NAMES[name] ?? labelIn("de", name);

/** @param {number} count @param {string} one @param {string} many */
const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** @type {typeof import("./en.js").words} */
export const words = {
  app: {
    name: "ScatterPilot",
    title: (page) => `${page} · ScatterPilot`,
    skip: "Zum Inhalt springen",
    menu: "Hauptmenü",
    compose: "Schreiben",
    invoices: "Rechnungen",
    conversations: "Gespräche",
    settings: "Einstellungen",
    newInvoice: "Neue Rechnung",
    loading: "Wird geladen …",
    offline: "Sie sind offline. Ihre Eingabe bleibt erhalten; senden Sie sie später ab.",
  },

  chat: {
    label: "Gespräch",
    log: "Nachrichten",
    tab: "Chat",
    you: "Sie:",
    assistant: "ScatterPilot:",
    welcome: "Wem möchten Sie etwas berechnen?",
    welcomeHint:
      "Schreiben Sie einfach drauflos, am besten auf Englisch. Die Rechnung entsteht dabei.",
    examplesLabel: "Zum Ausprobieren",
    examples: [
      "Invoice Acme Corp for 40 hours of web development at $150/hour, net 30",
      "Bill Willow Bakery: 3 product photos at $85 each, 10% off, due on receipt",
      "Bill Northwind for two days of consulting at $900 a day, plus 8.25% tax",
    ],
    composerLabel: "Ihre Nachricht",
    placeholder: "Was soll auf die Rechnung?",
    send: "Senden",
    dictate: "Diktieren",
    stopDictating: "Diktat beenden",
    noDictation: "Diktieren geht gerade nicht. Prüfen Sie das Mikrofon, oder tippen Sie.",
    tablePasted: (rows) =>
      `Tabelle mit ${plural(rows, "Zeile", "Zeilen")} eingefügt. Jetzt absenden.`,
    keys: "Enter sendet, Umschalt + Enter beginnt eine neue Zeile",
    suggestions: "Schnelle Antworten",
    thinking: "Einen Moment …",
    counter: (left) => (left < 0 ? `${-left} Zeichen zu lang` : `Noch ${left} Zeichen`),
    degraded: "Das Sprachmodell ist nicht verfügbar; der eingebaute Assistent ist eingesprungen.",
    saved: "Die Rechnung ist als Entwurf gespeichert. Beim Ausstellen bekommt sie ihre Nummer.",
    issued: (number) => `Rechnung ${number} ist ausgestellt.`,
    cancelled: "Dieser Entwurf wurde verworfen. Schreiben Sie weiter, oder beginnen Sie eine neue.",
    seeInvoice: "Rechnung ansehen",
  },

  quick: {
    yes: "Ja, anlegen",
    terms: ["15 Tage netto", "30 Tage netto", "Sofort fällig"],
    stillNeeded: "Was fehlt noch?",
    right: "Ja, das stimmt",
    addLine: "Position hinzufügen",
    changeDue: "Fälligkeit ändern",
    note: "Anmerkung hinzufügen",
    letBe: "So lassen, wie es war",
  },

  missing: {
    label: (name) =>
      ({
        customer_name: "An wen geht sie?",
        line_items: "Was berechnen Sie?",
        due_date: "Wann ist sie fällig?",
        description: "Was ist es?",
        quantity: "Wie viel?",
        unit_price: "Zu welchem Preis?",
        invoice_date: "Welches Datum?",
      })[name] ?? `Es fehlt: ${fieldName(name)}`,
    hint: "Fehlt noch. Drücken, um zu antworten.",
    summary: (paths) => {
      const names = [...new Set(paths.map((path) => fieldName(path.split(".").at(-1))))];
      return new Intl.ListFormat("de", { type: "conjunction" }).format(names);
    },
  },

  change: {
    label: (name) => `${fieldName(name)} ändern:`,
    said: (quote) => `Ihre Worte: „${quote}“`,
    form: "Im Feld eingetragen",
    profile: "Aus Ihren Einstellungen",
    default: "Für Sie ausgefüllt",
    taken: (what) => `Entfernt: ${what}`,
  },

  edit: {
    save: "Speichern",
    saving: "Wird gespeichert …",
    cancel: "Abbrechen",
    removeLine: "Position entfernen",
    value: (name) => fieldName(name),
    percent: "In Prozent, zum Beispiel 19. Leer heißt: keine Steuer.",
    discount: "Ein Prozentsatz wie 10% oder ein Betrag wie 50.",
    charge: "Wofür und wie viel, etwa Versand 12,50 oder Kartengebühr 3%.",
    taxes: "Name und Prozentsatz, etwa PST 7%, QST 9,975%.",
    withholding: "Name und Prozentsatz, etwa IRPF 15%.",
    yes: "Ja",
    no: "Nein",
    notNamed: "Schreiben Sie einen Namen und einen Prozentsatz, etwa MwSt. 5%.",
    remove: "Entfernen",
    taxIds:
      "Je Zeile erst die Art: vat DE136695976. Arten: steuernummer, vat, siret, siren, gstin, " +
      "abn, ein, utr, nif, kvk, uen, other …",
    notTaxId: "Jede Zeile beginnt mit der Art, etwa vat DE136695976.",
    notNumber: "Bitte eine Zahl, zum Beispiel 42 oder 12,50.",
    empty: "Bitte etwas eintragen, oder „Abbrechen“ drücken.",
  },

  sheet: {
    add: "Angabe hinzufügen …",
    tools: "Ansicht der Rechnung",
    undo: "Rückgängig",
    undoHint: "Die letzte Änderung zurücknehmen",
    asPrinted: "Wie gedruckt",
    asList: "Als Liste",
    picture: "Die Rechnung, wie sie gedruckt wird, als Entwurf gekennzeichnet",
    issuedPicture: (number) => `Rechnung ${number}, wie sie gedruckt wurde`,
    laterPages: (count) =>
      `${plural(count, "Position", "Positionen")} mehr auf den nächsten Seiten.`,
    noPicture: "Die Druckansicht geht gerade nicht; hier ist dieselbe Rechnung als Liste.",
  },

  paper: {
    label: "Ihre Rechnung",
    tab: "Rechnung",
    title: "Rechnung",
    draft: "Entwurf",
    numberLater: "Noch ohne Nummer",
    yourBusiness: "Ihr Unternehmen",
    addBusiness: "Angaben ergänzen",
    billTo: "An",
    net: (days) => (days === 0 ? "Sofort" : `${days} Tage netto`),
    taxId: (id) => `Steuernummer ${id}`,
    columns: { description: "Beschreibung", quantity: "Menge", price: "Preis", amount: "Betrag" },
    line: (number) => `Position ${number}`,
    noTax: "Ohne Steuer",
    lineTax: (rate) => `Steuer ${rate}`,
    subtotal: "Zwischensumme",
    discount: (percent) => (percent ? `Rabatt ${percent}` : "Rabatt"),
    tax: (rate) => `Steuer ${rate}`,
    taxOn: (rate, base) => `Steuer ${rate} auf ${base}`,
    total: "Gesamt",
    totalSoFar: "Bisher",
    unknown: "–",
    payment: "Zahlung",
    alsoNeeded: "Fehlt außerdem",
    showAll: (count) => `Alle ${count} Positionen zeigen`,
    updated: (total) => `Rechnung aktualisiert. Gesamt ${total}.`,
  },

  actions: {
    label: "Nächster Schritt",
    empty: "Noch leer. Die Rechnung füllt sich, während Sie schreiben.",
    needed: (paths) => `Es fehlt noch: ${words.missing.summary(paths)}.`,
    question: "Erst noch eine Frage: Beantworten Sie sie im Chat.",
  },

  status: {
    draft: "Entwurf",
    pending: "Ausgestellt",
    paid: "Bezahlt",
    cancelled: "Storniert",
    overdue: "Überfällig",
    credit: "Gutschrift",
  },

  state: {
    gathering: "In Arbeit",
    review: "Zu bestätigen",
    completed: "Fertig",
    cancelled: "Verworfen",
  },

  errors: {
    network: "Der Server ist nicht erreichbar. Ihre Eingabe bleibt erhalten.",
    shut: (page) =>
      "Der Server antwortet, lässt diese Seite aber nicht herein. Wer ihn betreibt, kann sie " +
      `zulassen: ./scripts/03-deploy.sh --origins ${page}`,
    timeout: "Der Server hat zu lange nicht geantwortet. Ihre Eingabe bleibt erhalten.",
    notApi:
      "Unter dieser Adresse antwortet kein ScatterPilot. Starten Sie ihn mit „make run“, oder " +
      "geben Sie seine Adresse in den Einstellungen an.",
    unknown: "Bei uns ist etwas schiefgegangen. Bitte noch einmal versuchen.",
    interrupted: "Diese Nachricht wurde noch nicht beantwortet.",
    unsaved: (line) => `Diese Änderung ist noch nicht gespeichert. ${line}`,
    retryIn: (seconds) => `Neuer Versuch in ${plural(seconds, "Sekunde", "Sekunden")}`,
    reference: (id) => `Kennung ${id}`,
    retry: "Noch einmal",
    dismiss: "Schließen",
    signIn: "Anmelden",
    signInFirst: "Bitte zuerst anmelden. Ihre Eingabe bleibt erhalten.",
    logoType: "Dieses Bild lässt sich nicht lesen. Nehmen Sie PNG, JPEG, WebP oder SVG.",
  },

  session: {
    failed: "Die Anmeldung hat nicht geklappt. Bitte noch einmal versuchen.",
    signedOut: "Sie sind abgemeldet.",
  },

  engine: { embedded: "Eingebauter Assistent", free: "kostenlos" },

  demo: {
    banner: "Aufzeichnung echter Antworten. Nichts davon wird gesendet oder gespeichert.",
    connect: "Echte API verwenden",
  },

  dialog: { keep: "Behalten", close: "Schließen" },
};
