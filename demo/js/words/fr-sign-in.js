/** Français, pour la connexion et ce qui va avec. */

export const words = {
  token: {
    title: "Connexion",
    text: "Ce serveur demande un jeton d’accès. Il est oublié au rechargement de la page.",
    token: "Jeton d’accès",
    use: "Utiliser ce jeton",
  },

  signIn: {
    title: "Connexion",
    text: "Vos factures sont protégées. La connexion dure jusqu’au rechargement de la page.",
    user: "Identifiant ou e-mail",
    password: "Mot de passe",
    confirm: "Se connecter",
    forgot: "Mot de passe oublié ?",
    signUp: "Créer un compte",
  },

  ways: {
    back: "Retour à la connexion",
    again: "Recommencer",
    show: "Afficher",
    hide: "Masquer",
    showLabel: "Afficher le mot de passe",
  },

  newPassword: {
    title: "Choisir un mot de passe",
    text: "C’est votre première connexion. Choisissez votre mot de passe.",
    label: "Nouveau mot de passe",
    hint: "Au moins 12 caractères, avec minuscules, majuscules et un chiffre.",
    confirm: "Enregistrer et se connecter",
  },

  code: {
    title: "Saisir le code",
    text:
      "Ouvrez votre application d’authentification et saisissez les six chiffres affichés pour " +
      "ScatterPilot.",
    label: "Code",
    confirm: "Se connecter",
    lost:
      "Sans votre téléphone, vous ne pouvez pas entrer ; la personne qui gère ce serveur peut " +
      "lever la seconde étape.",
  },

  setUp: {
    title: "Configurer l’application d’authentification",
    required: "Ce serveur demande à chaque connexion un code d’une application de votre téléphone.",
    text: "Scannez l’image avec l’application, puis saisissez les six chiffres affichés.",
    picture: "Code QR qui contient la clé ci-dessous",
    key: "Ou saisissez cette clé dans l’application :",
    open: "Ouvrir dans une application de cet appareil",
    confirm: "Confirmer le code",
  },

  forgotten: {
    title: "Nouveau mot de passe",
    text: "Dites qui vous êtes, et un code arrive par e-mail.",
    required: "Il vous faut un nouveau mot de passe. Demandez un code par e-mail pour le choisir.",
    confirm: "Envoyer un code",
  },

  reset: {
    title: "Choisir un nouveau mot de passe",
    text: (where) => `Si ce compte existe, un code est en route vers ${where}.`,
    label: "Code reçu par e-mail",
    again: "Envoyer un autre code",
    sent: "Un autre code est en route. Seul le dernier est valable.",
  },

  signUp: {
    title: "Créer un compte",
    text: "Un code arrive par e-mail, pour vérifier que l’adresse est la vôtre.",
    email: "E-mail",
    confirm: "Créer le compte",
  },

  address: {
    title: "Confirmer votre e-mail",
    text: (where) =>
      `Un code est en route vers ${where}. Rien reçu ? Regardez dans les indésirables.`,
    confirm: "Confirmer",
  },

  faults: {
    wrong: "L’identifiant et le mot de passe ne correspondent pas. Vérifiez les deux.",
    wrongCode: "Ce code n’est pas bon. Saisissez le plus récent de vos messages.",
    wrongAppCode:
      "Ce code n’est pas bon. Saisissez celui que l’application affiche ; sinon, mettez votre " +
      "téléphone à l’heure.",
    oldCode: "Ce code est trop ancien ou déjà utilisé. Prenez-en un plus récent.",
    weak:
      "Ce mot de passe est trop simple. Prenez au moins 12 caractères, avec minuscules, " +
      "majuscules et un chiffre.",
    used: "Vous avez déjà eu ce mot de passe. Choisissez-en un autre.",
    exists:
      "Il y a déjà un compte à cette adresse. Connectez-vous, ou demandez un nouveau mot de passe.",
    tooOften: "Trop d’essais. Attendez un quart d’heure, puis réessayez.",
    notSent: "L’e-mail n’a pas pu partir. Vérifiez l’adresse, ou réessayez plus tard.",
    tooSlow: "C’était trop long. Recommencez.",
    firstExpired:
      "Votre premier mot de passe a expiré. Demandez-en un autre à la personne qui vous a invité.",
    closed: "Ce compte est fermé. Adressez-vous à la personne qui gère ce serveur.",
    invited:
      "Vous avez été invité : connectez-vous avec le premier mot de passe de cet e-mail, ou " +
      "demandez-en un autre.",
    noSignUp: "Les comptes sont créés par la personne qui gère ce serveur. Demandez-lui-en un.",
    noAddress:
      "Ce compte n’a pas d’e-mail confirmé. Adressez-vous à la personne qui gère ce serveur.",
    notEmail: "Ce n’est pas une adresse e-mail. Écrivez-la comme anna@example.com.",
    otherWay: (name) =>
      `Ce compte demande une étape que cette page n’a pas (${name}). Adressez-vous à la ` +
      "personne qui gère ce serveur.",
    network: "La connexion est injoignable. Vérifiez votre réseau et réessayez.",
    failed: (said) => `Cela n’a pas marché. Réessayez.${said ? ` (${said})` : ""}`,
    empty: "Remplissez tous les champs.",
  },

  account: {
    title: "Votre compte",
    loading: "Recherche en cours…",
    name: "Connecté en tant que",
    second: "Seconde étape",
    on: "Activée : chaque connexion demande un code de votre application.",
    off: "Désactivée : votre mot de passe suffit pour vous connecter.",
    setUp: "Configurer une application",
    change: "Configurer une autre application",
    turnOff: "Désactiver",
    turnOffTitle: "Désactiver la seconde étape ?",
    turnOffText: "Votre mot de passe suffira alors pour voir et écrire vos factures.",
    turnedOn: "Désormais chaque connexion demande un code.",
    turnedOff: "La seconde étape est désactivée.",
    signOut: "Se déconnecter",
    signOutHint: "Cette page oublie qui vous êtes, et tout ce que vous avez écrit sans l’envoyer.",
    everywhere: "Se déconnecter partout",
  },
};
