/** French, for the frame and the first screen. */

import { inSentence, labelIn } from "../paper/labels.js";

const FIELD_NAMES = {
  customer_name: "client",
  customer_email: "e-mail du client",
  customer_address: "adresse du client",
  customer_tax_id: "numéro fiscal du client",
  invoice_date: "date de la facture",
  terms_days: "délai de paiement",
  line_items: "une prestation",
  unit_price: "prix",
  notes: "remarque",
  po_number: "numéro de commande",
};

/** @param {string} name */
const fieldName = (name) => FIELD_NAMES[name] ?? inSentence(labelIn("fr", name));

/** @param {number} count @param {string} one @param {string} [many] none and one are singular */
const plural = (count, one, many = `${one}s`) => `${count} ${count < 2 ? one : many}`;

/** @type {typeof import("./en.js").words} */
export const words = {
  app: {
    name: "ScatterPilot",
    title: (page) => `${page} · ScatterPilot`,
    skip: "Aller au contenu",
    menu: "Menu principal",
    compose: "Rédiger",
    invoices: "Factures",
    conversations: "Échanges",
    settings: "Réglages",
    newInvoice: "Nouvelle facture",
    loading: "Chargement…",
    offline: "Vous êtes hors ligne. Votre texte est conservé ; envoyez-le à votre retour.",
  },

  chat: {
    label: "Échange",
    log: "Messages",
    tab: "Échange",
    you: "Vous :",
    assistant: "ScatterPilot :",
    welcome: "Qui voulez-vous facturer ?",
    welcomeHint:
      "Dites-le simplement, de préférence en anglais. La facture se remplit au fil de l’échange.",
    examplesLabel: "À essayer",
    examples: [
      "Invoice Acme Corp for 40 hours of web development at $150/hour, net 30",
      "Bill Willow Bakery: 3 product photos at $85 each, 10% off, due on receipt",
      "Bill Northwind for two days of consulting at $900 a day, plus 8.25% tax",
    ],
    composerLabel: "Votre message",
    placeholder: "Que facturer, que changer ?",
    send: "Envoyer",
    dictate: "Dicter",
    stopDictating: "Arrêter la dictée",
    noDictation: "La dictée n’est pas disponible. Vérifiez le micro, ou écrivez.",
    tablePasted: (rows) => `Tableau de ${plural(rows, "ligne")} collé. Envoyez-le pour l’ajouter.`,
    keys: "Entrée envoie, Maj + Entrée va à la ligne",
    suggestions: "Réponses rapides",
    thinking: "Un instant…",
    counter: (left) => (left < 0 ? `${-left} caractères de trop` : `Encore ${left} caractères`),
    degraded: "Le modèle de langage n’est pas disponible ; l’assistant intégré a pris le relais.",
    saved: "La facture est enregistrée comme brouillon. Émettez-la pour lui donner son numéro.",
    issued: (number) => `La facture ${number} est émise.`,
    cancelled: "Ce brouillon est abandonné. Écrivez pour le reprendre, ou commencez-en un autre.",
    seeInvoice: "Voir la facture",
  },

  quick: {
    yes: "Oui, la créer",
    terms: ["15 jours net", "30 jours net", "À réception"],
    stillNeeded: "Que manque-t-il encore ?",
    right: "Oui, c’est juste",
    addLine: "Ajouter une ligne",
    changeDue: "Changer l’échéance",
    note: "Ajouter une remarque",
    letBe: "Laisser comme avant",
  },

  missing: {
    label: (name) =>
      ({
        customer_name: "Pour qui ?",
        line_items: "Que facturez-vous ?",
        due_date: "Pour quand ?",
        description: "Qu’est-ce que c’est ?",
        quantity: "Combien ?",
        unit_price: "À quel prix ?",
        invoice_date: "Quelle date ?",
      })[name] ?? `Il manque : ${fieldName(name)}`,
    hint: "À compléter. Appuyez pour répondre.",
    summary: (paths) => {
      const names = [...new Set(paths.map((path) => fieldName(path.split(".").at(-1))))];
      return new Intl.ListFormat("fr", { type: "conjunction" }).format(names);
    },
  },

  change: {
    label: (name) => `Changer : ${fieldName(name)}`,
    said: (quote) => `Vous avez dit « ${quote} »`,
    form: "Saisi dans le champ",
    profile: "D’après vos réglages",
    default: "Rempli pour vous",
    taken: (what) => `Retiré : ${what}`,
  },

  edit: {
    save: "Enregistrer",
    saving: "Enregistrement…",
    cancel: "Annuler",
    removeLine: "Retirer cette ligne",
    value: (name) => fieldName(name),
    percent: "En pour cent, par exemple 20. Vide : sans taxe.",
    discount: "Un pourcentage comme 10%, ou un montant comme 50.",
    charge: "Quoi et combien, par exemple Livraison 12,50 ou Frais de carte 3%.",
    taxes: "Nom et pourcentage, par exemple TPS 5%, TVQ 9,975%.",
    withholding: "Nom et pourcentage, par exemple IRPF 15%.",
    yes: "Oui",
    no: "Non",
    notNamed: "Écrivez un nom et un pourcentage, par exemple TVA 5%.",
    remove: "Supprimer",
    taxIds:
      "Un par ligne, le type d’abord : siret 732 829 320 00074. Types : vat, siret, siren, " +
      "gstin, abn, ein, utr, nif, kvk, uen, other…",
    notTaxId: "Commencez chaque ligne par le type, comme siret 732 829 320 00074.",
    notNumber: "Écrivez un nombre, comme 42 ou 12,50.",
    empty: "Écrivez quelque chose, ou choisissez « Annuler ».",
  },

  sheet: {
    add: "Ajouter une mention…",
    tools: "Affichage de la facture",
    undo: "Annuler",
    undoHint: "Revenir sur le dernier changement",
    asPrinted: "Imprimée",
    asList: "En liste",
    picture: "La facture telle qu’elle sera imprimée, marquée comme brouillon",
    issuedPicture: (number) => `La facture ${number} telle qu’elle a été imprimée`,
    laterPages: (count) =>
      `${plural(count, "autre ligne", "autres lignes")} sur les pages suivantes.`,
    noPicture: "L’aperçu est indisponible ; voici la même facture en liste.",
  },

  paper: {
    label: "Votre facture",
    tab: "Facture",
    title: "Facture",
    draft: "Brouillon",
    numberLater: "Pas encore de numéro",
    yourBusiness: "Votre entreprise",
    addBusiness: "Ajouter vos coordonnées",
    billTo: "Facturé à",
    net: (days) => (days === 0 ? "À réception" : `${days} jours net`),
    taxId: (id) => `Numéro fiscal ${id}`,
    columns: { description: "Description", quantity: "Quantité", price: "Prix", amount: "Montant" },
    line: (number) => `ligne ${number}`,
    noTax: "Sans taxe",
    lineTax: (rate) => `Taxe ${rate}`,
    subtotal: "Sous-total",
    discount: (percent) => (percent ? `Remise ${percent}` : "Remise"),
    tax: (rate) => `Taxe ${rate}`,
    taxOn: (rate, base) => `Taxe ${rate} sur ${base}`,
    total: "Total",
    totalSoFar: "Total provisoire",
    unknown: "–",
    payment: "Paiement",
    alsoNeeded: "Il manque aussi",
    showAll: (count) => `Afficher les ${count} lignes`,
    updated: (total) => `Facture mise à jour. Total ${total}.`,
  },

  actions: {
    label: "Étape suivante",
    empty: "Rien à facturer pour l’instant. La facture se remplit au fil de l’échange.",
    needed: (paths) => `Il manque encore : ${words.missing.summary(paths)}.`,
    question: "Une question d’abord : répondez dans la conversation.",
  },

  status: {
    draft: "Brouillon",
    pending: "Émise",
    paid: "Payée",
    cancelled: "Annulée",
    overdue: "En retard",
    credit: "Avoir",
  },

  state: {
    gathering: "En cours",
    review: "À confirmer",
    completed: "Terminé",
    cancelled: "Abandonné",
  },

  errors: {
    network: "Le serveur est injoignable. Votre texte est conservé.",
    shut: (page) =>
      "Le serveur répond, mais il n’accepte pas cette page. La personne qui le gère peut " +
      `l’autoriser : ./scripts/03-deploy.sh --origins ${page}`,
    timeout: "Le serveur a mis trop de temps à répondre. Votre texte est conservé.",
    notApi:
      "Aucun ScatterPilot ne répond à cette adresse. Lancez-le avec « make run », ou indiquez " +
      "son adresse dans les réglages.",
    unknown: "Une erreur s’est produite de notre côté. Réessayez.",
    interrupted: "Ce message n’a pas encore reçu de réponse.",
    unsaved: (line) => `Ce changement n’est pas encore enregistré. ${line}`,
    retryIn: (seconds) => `Réessayez dans ${plural(seconds, "seconde")}`,
    reference: (id) => `Référence ${id}`,
    retry: "Réessayer",
    dismiss: "Fermer",
    signIn: "Se connecter",
    signInFirst: "Connectez-vous d’abord. Votre saisie est conservée.",
    logoType: "Cette image est illisible. Utilisez un fichier PNG, JPEG, WebP ou SVG.",
  },

  session: {
    failed: "La connexion a échoué. Réessayez.",
    signedOut: "Vous êtes déconnecté.",
  },

  engine: { embedded: "Assistant intégré", free: "gratuit" },

  demo: {
    banner: "Un enregistrement de vraies réponses. Rien n’est envoyé ni conservé.",
    connect: "Utiliser une vraie API",
  },

  dialog: { keep: "Garder", close: "Fermer" },
};
