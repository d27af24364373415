/**
 * What is said while an answer takes its time: in every language that the assistant answers in, so
 * more of them than the page has.
 */

/**
 * @typedef {object} Waiting
 * @property {string} reading a message is on its way, or being read
 * @property {string} saving values from a form are
 * @property {string} opening a stored conversation is
 * @property {string} still some seconds have passed
 * @property {string} long more of them; this is as long as a model may take, unless set otherwise
 * @property {string} late as long has passed
 */

/** @type {Record<string, Waiting>} */
export const WAITING = {
  en: {
    reading: "Reading your message…",
    saving: "Saving your change…",
    opening: "Opening the conversation…",
    still: "Still waiting for the answer; nothing is lost.",
    long: "This can take up to 25 seconds. Your message is kept.",
    late: "Longer than usual. If no answer comes, your message will be back in the field below.",
  },
  de: {
    reading: "Ihre Nachricht wird gelesen …",
    saving: "Ihre Änderung wird gespeichert …",
    opening: "Das Gespräch wird geöffnet …",
    still: "Die Antwort steht noch aus; es geht nichts verloren.",
    long: "Das kann bis zu 25 Sekunden dauern. Ihre Nachricht bleibt erhalten.",
    late: "Es dauert länger als sonst. Ohne Antwort steht Ihre Nachricht wieder unten im Feld.",
  },
  fr: {
    reading: "Lecture de votre message…",
    saving: "Enregistrement de votre modification…",
    opening: "Ouverture de l’échange…",
    still: "La réponse se fait attendre ; rien n’est perdu.",
    long: "Cela peut prendre jusqu’à 25 secondes. Votre message est conservé.",
    late: "C’est plus long que d’habitude. Sans réponse, votre message reviendra dans le champ.",
  },
  es: {
    reading: "Leyendo tu mensaje…",
    saving: "Guardando tu cambio…",
    opening: "Abriendo la conversación…",
    still: "Todavía no hay respuesta; no se pierde nada.",
    long: "Puede tardar hasta 25 segundos. Tu mensaje no se pierde.",
    late: "Tarda más de lo normal. Si no llega respuesta, tu mensaje volverá al campo de abajo.",
  },
  it: {
    reading: "Leggo il tuo messaggio…",
    saving: "Salvo la tua modifica…",
    opening: "Apro la conversazione…",
    still: "La risposta non è ancora arrivata; nulla va perso.",
    long: "Possono volerci fino a 25 secondi. Il tuo messaggio è conservato.",
    late: "Ci vuole più del solito. Senza risposta, il tuo messaggio tornerà nel campo qui sotto.",
  },
  nl: {
    reading: "Je bericht wordt gelezen…",
    saving: "Je wijziging wordt opgeslagen…",
    opening: "Het gesprek wordt geopend…",
    still: "Er is nog geen antwoord; er gaat niets verloren.",
    long: "Dit kan tot 25 seconden duren. Je bericht blijft bewaard.",
    late: "Het duurt langer dan gewoonlijk. Zonder antwoord staat je bericht straks weer in het veld hieronder.",
  },
  pt: {
    reading: "A ler a sua mensagem…",
    saving: "A guardar a sua alteração…",
    opening: "A abrir a conversa…",
    still: "A resposta ainda não chegou; nada se perde.",
    long: "Pode demorar até 25 segundos. A sua mensagem fica guardada.",
    late: "Está a demorar mais do que o normal. Sem resposta, a sua mensagem voltará ao campo abaixo.",
  },
};
