/** German, for the screens that are loaded later. */

/** @param {number} count @param {string} one @param {string} many */
const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** @param {number} count */
const ofInvoices = (count) => plural(count, "Rechnung", "Rechnungen");

/** @type {typeof import("./en-more.js").words} */
export const words = {
  invoices: {
    title: "Rechnungen",
    filter: "Anzeigen",
    all: "Alle",
    noCustomer: "Ohne Kunde",
    noDue: "Ohne Fälligkeit",
    dueOn: (date) => `Fällig ${date}`,
    more: "Mehr laden",
    emptyTitle: "Noch keine Rechnungen",
    emptyText: "Die erste dauert etwa dreißig Sekunden.",
    emptyFilter: (status) => `Hier ist nichts „${status}“.`,
    emptyAction: "Rechnung schreiben",
    search: "In den geladenen suchen",
    found: (shown, all) => `${shown} von ${all} geladenen passen`,
    loaded: (count) => `Summe der neuesten ${ofInvoices(count)}`,
    count: ofInvoices,
    export: "CSV exportieren",
    exported: (count) => `${ofInvoices(count)} exportiert.`,
    loadedNotice: (count) => `${ofInvoices(count)} mehr geladen.`,
  },

  detail: {
    title: "Rechnung",
    draftTitle: "Rechnungsentwurf",
    back: "Alle Rechnungen",
    draft: "Nicht ausgestellt: noch ohne Nummer und noch änderbar.",
    issuedOn: (at) => `Ausgestellt ${at}`,
    createdOn: (at) => `Angelegt ${at}`,
    conversation: "Zum Gespräch",
    saved: (total) => `Gespeichert. Gesamt ${total}.`,
  },

  conversations: {
    title: "Gespräche",
    intro: "Machen Sie weiter, wo Sie aufgehört haben.",
    noCustomer: "Noch ohne Kunde",
    turns: (count) => plural(count, "Nachricht", "Nachrichten"),
    more: "Mehr laden",
    emptyTitle: "Noch keine Gespräche",
    emptyText: "Alles, was Sie zu einer Rechnung schreiben, bleibt hier erhalten.",
  },

  page: {
    title: "Diese Seite",
    language: "Sprache dieser Seite",
    engine: "Assistent",
    noAnswer: "Noch nichts gefragt",
    engineHint: "Wer zuletzt geantwortet hat, und was das gekostet hat.",
    connection: "Verbindung",
    isDemo: "Aufzeichnung: echte Antworten, ohne Server abgespielt.",
    isLive: "Echt: Ihre Nachrichten und Rechnungen gehen an die API.",
    address: "Adresse der API",
    sameServer: "Der Server, von dem diese Seite kommt",
    goLive: "Echte API verwenden",
    reconnect: "Diese Adresse verwenden",
    goDemo: "Aufzeichnung abspielen",
    noApi:
      "Dort antwortet kein ScatterPilot. Prüfen Sie die Adresse und ob sie diese Seite zulässt.",
    pool: "Anmeldung mit Amazon Cognito",
    poolHint: "Nur für eine API, die es verlangt. Das letzte Feld ist für eine Anmeldeseite.",
    region: "Region",
    userPoolId: "Kennung des User-Pools",
    clientId: "Kennung des App-Clients",
    hostedUiDomain: "Domain der Anmeldeseite",
  },

  settings: {
    title: "Einstellungen",
    intro: "Womit jede Rechnung beginnt. Alles ist freiwillig.",
    sections: {
      business: "Ihr Unternehmen",
      look: "Aussehen",
      terms: "Vorgaben",
      numbers: "Nummern",
    },
    fields: {
      business_name: { label: "Name des Unternehmens" },
      address: { label: "Adresse", hint: "Zeile für Zeile, wie sie auf der Rechnung steht." },
      email: { label: "E-Mail" },
      phone: { label: "Telefon" },
      tax_id: { label: "Steuernummer", hint: "Oder die Umsatzsteuer-ID." },
      logo: { label: "Logo", hint: "PNG, JPEG, WebP oder SVG. Es wird passend verkleinert." },
      accent_color: { label: "Farbe" },
      currency: { label: "Währung" },
      locale: { label: "Sprache der Rechnung", hint: "Auch für Datum und Beträge." },
      default_terms_days: { label: "Zahlungsziel in Tagen", hint: "30: fällig in 30 Tagen." },
      default_tax_rate: {
        label: "Steuer in Prozent",
        hint: "Zum Beispiel 19. Leer: keine Steuer.",
      },
      payment_details: { label: "Zahlung", hint: "Bankverbindung, steht auf jeder Rechnung." },
      notes: { label: "Anmerkungen", hint: "Stehen auf jeder Rechnung, wenn nichts anderes gilt." },
      number_pattern: { label: "Nummernmuster", hint: "{seq} zählt hoch, {seq:04d} mit Nullen." },
      number_reset_yearly: { label: "Jedes Jahr wieder mit 1 beginnen" },
    },
    numberSample: (number) => `Die erste Nummer wird so aussehen: ${number}`,
    chooseLogo: "Bild wählen",
    replaceLogo: "Ersetzen",
    removeLogo: "Entfernen",
    noColor: "Keine Farbe",
    save: "Speichern",
    saving: "Wird gespeichert …",
    saved: "Gespeichert. Gilt ab jetzt für neue Rechnungen.",
    unsaved: "Noch nicht gespeichert.",
    discard: "Verwerfen",
    check: (count) => `Bitte ${plural(count, "Feld", "Felder")} prüfen.`,
    notNumber: "Bitte eine Zahl wie 8,25.",
    notDays: "Bitte ganze Tage, zum Beispiel 30.",
    sample: "So sieht es aus",
    sampleCustomer: "Acme GmbH",
    sampleLine: "Webentwicklung",
    sampleUnit: "Stunden",
  },
};
