/** Deutsch, für die Anmeldung und was dazugehört. */

export const words = {
  token: {
    title: "Anmelden",
    text: "Dieser Server verlangt einen Zugangsschlüssel. Beim Neuladen wird er vergessen.",
    token: "Zugangsschlüssel",
    use: "Verwenden",
  },

  signIn: {
    title: "Anmelden",
    text: "Ihre Rechnungen sind geschützt. Die Anmeldung gilt bis zum Neuladen der Seite.",
    user: "Benutzername oder E-Mail",
    password: "Passwort",
    confirm: "Anmelden",
    forgot: "Passwort vergessen?",
    signUp: "Konto anlegen",
  },

  ways: {
    back: "Zurück zur Anmeldung",
    again: "Von vorn beginnen",
    show: "Zeigen",
    hide: "Verbergen",
    showLabel: "Passwort zeigen",
  },

  newPassword: {
    title: "Passwort wählen",
    text: "Das ist Ihre erste Anmeldung. Wählen Sie ein eigenes Passwort.",
    label: "Neues Passwort",
    hint: "Mindestens 12 Zeichen, mit kleinen und großen Buchstaben und einer Ziffer.",
    confirm: "Speichern und anmelden",
  },

  code: {
    title: "Code eingeben",
    text:
      "Öffnen Sie Ihre Authenticator-App und tippen Sie die sechs Ziffern ein, die sie für " +
      "ScatterPilot zeigt.",
    label: "Code",
    confirm: "Anmelden",
    lost:
      "Ohne Ihr Telefon kommen Sie nicht hinein; wer den Server betreibt, kann den zweiten " +
      "Schritt aufheben.",
  },

  setUp: {
    title: "Authenticator-App einrichten",
    required:
      "Dieser Server verlangt bei jeder Anmeldung einen Code aus einer App auf Ihrem Telefon.",
    text:
      "Scannen Sie das Bild mit der App und tippen Sie dann die sechs Ziffern ein, die sie " +
      "zeigt.",
    picture: "QR-Code mit dem Schlüssel, der darunter steht",
    key: "Oder tippen Sie diesen Schlüssel in die App:",
    open: "In einer App auf diesem Gerät öffnen",
    confirm: "Code bestätigen",
  },

  forgotten: {
    title: "Neues Passwort",
    text: "Sagen Sie, wer Sie sind; dann kommt ein Code per E-Mail.",
    required:
      "Sie brauchen ein neues Passwort. Lassen Sie sich dafür einen Code per E-Mail schicken.",
    confirm: "Code schicken",
  },

  reset: {
    title: "Neues Passwort wählen",
    text: (where) => `Wenn es dieses Konto gibt, ist ein Code unterwegs an ${where}.`,
    label: "Code aus der E-Mail",
    again: "Noch einen Code schicken",
    sent: "Ein weiterer Code ist unterwegs. Nur der neueste gilt.",
  },

  signUp: {
    title: "Konto anlegen",
    text: "Es kommt ein Code per E-Mail, damit klar ist, dass die Adresse Ihnen gehört.",
    email: "E-Mail",
    confirm: "Konto anlegen",
  },

  address: {
    title: "E-Mail bestätigen",
    text: (where) =>
      `Ein Code ist unterwegs an ${where}. Keine Mail? Sehen Sie im Spam-Ordner nach.`,
    confirm: "Bestätigen",
  },

  faults: {
    wrong: "Benutzername und Passwort passen nicht zusammen. Bitte beide prüfen.",
    wrongCode: "Dieser Code stimmt nicht. Nehmen Sie den neuesten aus Ihrer Post.",
    wrongAppCode:
      "Dieser Code stimmt nicht. Nehmen Sie den, den die App jetzt zeigt; hilft das nicht, " +
      "stellen Sie die Uhr Ihres Telefons richtig.",
    oldCode: "Dieser Code ist zu alt oder schon benutzt. Nehmen Sie einen neueren.",
    weak:
      "Dieses Passwort ist zu leicht. Nehmen Sie mindestens 12 Zeichen, mit kleinen und großen " +
      "Buchstaben und einer Ziffer.",
    used: "Dieses Passwort hatten Sie schon. Wählen Sie ein anderes.",
    exists:
      "Zu dieser Adresse gibt es ein Konto. Melden Sie sich an, oder lassen Sie sich ein " +
      "neues Passwort geben.",
    tooOften: "Zu viele Versuche. Warten Sie eine Viertelstunde und versuchen Sie es dann wieder.",
    notSent:
      "Die E-Mail ließ sich nicht verschicken. Prüfen Sie die Adresse, oder versuchen Sie es " +
      "später.",
    tooSlow: "Das hat zu lange gedauert. Beginnen Sie von vorn.",
    firstExpired:
      "Ihr erstes Passwort ist abgelaufen. Bitten Sie um ein neues, wer Sie eingeladen hat.",
    closed: "Dieses Konto ist geschlossen. Fragen Sie, wer den Server betreibt.",
    invited:
      "Sie wurden eingeladen: Melden Sie sich mit dem ersten Passwort aus jener E-Mail an, " +
      "oder bitten Sie um ein neues.",
    noSignUp: "Konten legt an, wer den Server betreibt. Bitten Sie um eines.",
    noAddress:
      "Zu diesem Konto gibt es keine bestätigte E-Mail. Fragen Sie, wer den Server betreibt.",
    notEmail: "Das ist keine E-Mail-Adresse. Schreiben Sie sie wie anna@example.com.",
    otherWay: (name) =>
      `Dieses Konto verlangt einen Schritt, den diese Seite nicht kennt (${name}). Fragen ` +
      "Sie, wer den Server betreibt.",
    network:
      "Die Anmeldung ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es " +
      "noch einmal.",
    failed: (said) =>
      `Das hat nicht geklappt. Bitte noch einmal versuchen.${said ? ` (${said})` : ""}`,
    empty: "Bitte jedes Feld ausfüllen.",
  },

  account: {
    title: "Ihr Konto",
    loading: "Wird nachgesehen …",
    name: "Angemeldet als",
    second: "Zweiter Schritt",
    on: "An: Jede Anmeldung verlangt einen Code aus Ihrer Authenticator-App.",
    off: "Aus: Ihr Passwort allein genügt zur Anmeldung.",
    setUp: "App einrichten",
    change: "Andere App einrichten",
    turnOff: "Ausschalten",
    turnOffTitle: "Den zweiten Schritt ausschalten?",
    turnOffText: "Dann genügt Ihr Passwort, um Ihre Rechnungen zu sehen und zu schreiben.",
    turnedOn: "Von jetzt an verlangt jede Anmeldung einen Code.",
    turnedOff: "Der zweite Schritt ist aus.",
    signOut: "Abmelden",
    signOutHint:
      "Diese Seite vergisst, wer Sie sind, und alles, was Sie getippt und nicht abgeschickt haben.",
    everywhere: "Überall abmelden",
  },
};
