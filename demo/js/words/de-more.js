/** German, for the screens that are loaded later. */

/** @param {number} count @param {string} one @param {string} many */
const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** @param {number} count */
const ofInvoices = (count) => plural(count, "Rechnung", "Rechnungen");

/** @type {typeof import("./en-more.js").words} */
export const words = {
  actions: {
    ready: "Alles ist da. Prüfen Sie die Rechnung und legen Sie sie dann an.",
    create: "Rechnung anlegen",
    creating: "Wird angelegt …",
    draftTitle: "Als Entwurf gespeichert",
    issueWhy:
      "Beim Ausstellen bekommt die Rechnung ihre endgültige Nummer. Danach lässt sie sich nicht " +
      "mehr ändern, nur noch als bezahlt markieren oder stornieren.",
    nameMissing:
      "Der Name Ihres Unternehmens fehlt noch. Beim Ausstellen werden Sie danach gefragt.",
    addName: "Jetzt eintragen",
    issue: "Ausstellen & PDF laden",
    issuing: "Wird ausgestellt …",
    pdf: "PDF laden",
    gettingPdf: "Wird vorbereitet …",
    markPaid: "Als bezahlt markieren",
    marking: "Wird gespeichert …",
    issuedTitle: "Ausgestellt",
    issuedText: (due) => (due ? `Noch nicht bezahlt, fällig am ${due}.` : "Noch nicht bezahlt."),
    overdueText: (due) => `Überfällig seit ${due}.`,
    paidText: "Bezahlt. Nichts mehr zu tun.",
    cancelledText: "Storniert. Die Nummer bleibt vergeben.",
    cancelledDraftText: "Vor dem Ausstellen storniert, daher ohne Nummer.",
    deletedText: "Diese Rechnung wurde gelöscht. Beginnen Sie eine neue.",
    droppedText: "Dieser Entwurf wurde verworfen; es wurde nichts gespeichert.",
  },

  acts: {
    markPaid: "Bezahlt",
    cancel: "Stornieren",
    delete: "Löschen",
    issue: "Ausstellen & PDF",
    pdf: "PDF",
    copyLink: "Link kopieren",
    duplicate: "Duplizieren",
    issueTitle: "Rechnung ausstellen?",
    issueText: "Sie bekommt die nächste Nummer und lässt sich danach nicht mehr ändern.",
    cancelTitle: (number) => `Rechnung ${number} stornieren?`,
    cancelText: "Sie behält ihre Nummer und bleibt als storniert in der Liste. Das ist endgültig.",
    cancelConfirm: "Rechnung stornieren",
    deleteTitle: "Entwurf löschen?",
    deleteText: "Er hat noch keine Nummer, es entsteht also keine Lücke. Das ist endgültig.",
    paidNotice: (number) => `Rechnung ${number} ist als bezahlt markiert.`,
    cancelledNotice: (number) => `Rechnung ${number} ist storniert.`,
    deletedNotice: "Der Entwurf ist gelöscht.",
    issuedNotice: (number) => `Ausgestellt als ${number}.`,
    duplicatedNotice: "Ein neuer Entwurf mit demselben Inhalt und heutigem Datum.",
    linkCopied: "Link zum PDF kopiert. Er gilt fünf Minuten.",
    linkShown: (link) => `Link zum PDF: ${link}`,
  },

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

  demo: {
    noSaving: "Eine Aufzeichnung speichert keine Einstellungen.",
    welcome: "So entsteht eine Rechnung",
    welcomeHint: "Wählen Sie ein aufgezeichnetes Gespräch und senden Sie seine Nachrichten ab.",
    choose: "Aufgezeichnete Gespräche",
    refusal:
      "Das ist eine Aufzeichnung: Sie spielt nur ab, was damals gesagt wurde. Verbinden Sie in " +
      "den Einstellungen eine echte API, um selbst zu schreiben und zu ändern.",
    unknown: "Das ist nicht aufgezeichnet.",
  },

  detail: {
    title: "Rechnung",
    draftTitle: "Rechnungsentwurf",
    back: "Alle Rechnungen",
    draft: "Nicht ausgestellt: noch ohne Nummer und noch änderbar.",
    issuedOn: (at) => `Ausgestellt ${at}`,
    begunOn: (at) => `Entwurf vom ${at}`,
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
    answering: (engine) => `Es antwortet: ${engine}.`,
    nobody: "Gerade antwortet niemand.",
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

  business: {
    title: "Wie heißt Ihr Unternehmen?",
    text:
      "Auf einer Rechnung muss stehen, von wem sie kommt. Der Name bleibt in Ihren Einstellungen " +
      "und steht auf jeder Rechnung.",
    name: "Name des Unternehmens",
    address: "Adresse (freiwillig)",
    nameFirst:
      "Bitte den Namen eintragen, unter dem Ihre Kunden Sie kennen; Ihr eigener geht auch.",
    save: "Speichern",
    saveAndIssue: "Speichern und ausstellen",
  },

  settings: {
    title: "Einstellungen",
    intro: "Womit jede Rechnung beginnt. Nötig ist nur der Name, bevor Sie eine ausstellen.",
    sections: {
      business: "Ihr Unternehmen",
      place: "Land und Steuer",
      look: "Aussehen",
      terms: "Vorgaben",
      account: "Bankverbindung",
      numbers: "Nummern",
    },
    fields: {
      business_name: { label: "Name des Unternehmens" },
      contact: { label: "Ansprechpartner" },
      street: { label: "Straße", hint: "Die Adresse in Teilen, wo sie so gebraucht wird." },
      postcode: { label: "PLZ" },
      city: { label: "Ort" },
      region: { label: "Region" },
      country: {
        label: "Land",
        hint:
          "Was das Gesetz dort auf jeder Rechnung verlangt, wird gedruckt und vor dem " +
          "Ausstellen verlangt. Keine Rechtsberatung.",
      },
      tax_status: { label: "Sie sind" },
      tax_ids: {
        label: "Weitere Steuernummern",
        hint:
          "Je Zeile erst die Art: vat DE136695976. Arten: steuernummer, vat, siret, siren, " +
          "gstin, abn, ein, utr, nif, kvk, uen, other …",
      },
      register_line: {
        label: "Handelsregister",
        hint:
          "Steht in der Fußzeile: Gericht, Nummer, Geschäftsführung.",
      },
      iban: { label: "IBAN" },
      bic: { label: "BIC" },
      bank_code: {
        label: "Bankleitzahl",
        hint:
          "Nur wo es keine IBAN gibt: Sort Code, Routing-Nummer, BSB, IFSC.",
      },
      account_number: { label: "Kontonummer" },
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
    taxStatuses: {
      "": "Keine Angabe",
      registered: "Umsatzsteuerpflichtig",
      small_business: "Kleinunternehmer",
    },
    notTaxId: "Jede Zeile beginnt mit der Art, etwa vat DE136695976.",
    notNumber: "Bitte eine Zahl wie 8,25.",
    notDays: "Bitte ganze Tage, zum Beispiel 30.",
    needSeq: "Es fehlt {seq}, die laufende Nummer: zum Beispiel INV-{year}-{seq:04d}.",
    needYear: "Die Nummern beginnen jedes Jahr neu: {year} muss sie unterscheiden.",
    onlyThese: "In geschweiften Klammern gehen nur {seq}, {seq:04d} und {year}.",
    sample: "So sieht es aus",
    sampleCustomer: "Acme GmbH",
    sampleLine: "Webentwicklung",
    sampleUnit: "Stunden",
  },
};
