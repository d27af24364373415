/** Spanish, for the frame and the first screen. */

import { inSentence, labelIn } from "../paper/labels.js";

const FIELD_NAMES = {
  customer_name: "cliente",
  customer_email: "correo del cliente",
  customer_address: "dirección del cliente",
  customer_tax_id: "NIF del cliente",
  invoice_date: "fecha de la factura",
  line_items: "algo que facturar",
  unit_price: "precio",
  tax_rate: "impuesto",
  notes: "nota",
  po_number: "número de pedido",
};

/** @param {string} name */
const fieldName = (name) => FIELD_NAMES[name] ?? inSentence(labelIn("es", name));

/** @param {number} count @param {string} one @param {string} [many] */
const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** @type {typeof import("./en.js").words} */
export const words = {
  app: {
    name: "ScatterPilot",
    title: (page) => `${page} · ScatterPilot`,
    skip: "Ir al contenido",
    menu: "Menú principal",
    compose: "Redactar",
    invoices: "Facturas",
    conversations: "Chats",
    settings: "Ajustes",
    newInvoice: "Nueva factura",
    loading: "Cargando…",
    offline: "Estás sin conexión. Lo que escribes se guarda; envíalo cuando vuelvas.",
  },

  chat: {
    label: "Conversación",
    log: "Mensajes",
    tab: "Chat",
    you: "Tú:",
    assistant: "ScatterPilot:",
    welcome: "¿A quién quieres facturar?",
    welcomeHint: "Dilo a tu manera, mejor en inglés. La factura se va llenando mientras hablas.",
    examplesLabel: "Prueba con esto",
    examples: [
      "Invoice Acme Corp for 40 hours of web development at $150/hour, net 30",
      "Bill Willow Bakery: 3 product photos at $85 each, 10% off, due on receipt",
      "Bill Northwind for two days of consulting at $900 a day, plus 8.25% tax",
    ],
    composerLabel: "Tu mensaje",
    placeholder: "¿Qué facturas o cambias?",
    send: "Enviar",
    dictate: "Dictar",
    stopDictating: "Dejar de dictar",
    noDictation: "Ahora no se puede dictar. Revisa el micrófono o escribe.",
    tablePasted: (rows) => `Tabla de ${plural(rows, "fila")} pegada. Envíala para añadirla.`,
    keys: "Intro envía, Mayús + Intro salta de línea",
    suggestions: "Respuestas rápidas",
    thinking: "Un momento…",
    counter: (left) => (left < 0 ? `Sobran ${-left} caracteres` : `Quedan ${left} caracteres`),
    degraded: "El modelo de lenguaje no está disponible; sigue el asistente incorporado.",
    saved: "La factura está guardada como borrador. Al emitirla recibe su número.",
    issued: (number) => `La factura ${number} está emitida.`,
    cancelled: "Este borrador se descartó. Escribe para retomarlo o empieza otro.",
    seeInvoice: "Ver la factura",
  },

  quick: {
    yes: "Sí, crearla",
    terms: ["A 15 días", "A 30 días", "Al recibirla"],
    stillNeeded: "¿Qué falta todavía?",
    right: "Sí, es correcto",
    addLine: "Añadir una línea",
    changeDue: "Cambiar el vencimiento",
    note: "Añadir una nota",
    letBe: "Dejarlo como estaba",
  },

  missing: {
    label: (name) =>
      ({
        customer_name: "¿Para quién es?",
        line_items: "¿Qué facturas?",
        due_date: "¿Cuándo vence?",
        description: "¿Qué es?",
        quantity: "¿Cuánto?",
        unit_price: "¿A qué precio?",
        invoice_date: "¿Qué fecha?",
      })[name] ?? `Falta: ${fieldName(name)}`,
    hint: "Falta. Pulsa para responder.",
    summary: (paths) => {
      const names = [...new Set(paths.map((path) => fieldName(path.split(".").at(-1))))];
      return new Intl.ListFormat("es", { type: "conjunction" }).format(names);
    },
  },

  change: {
    label: (name) => `Cambiar ${fieldName(name)}:`,
    said: (quote) => `Dijiste «${quote}»`,
    form: "Escrito en el campo",
    profile: "De tus ajustes",
    default: "Rellenado automáticamente",
    taken: (what) => `Eliminado: ${what}`,
  },

  edit: {
    save: "Guardar",
    saving: "Guardando…",
    cancel: "Cancelar",
    removeLine: "Quitar esta línea",
    value: (name) => fieldName(name),
    percent: "En porcentaje, por ejemplo 21. Vacío: sin impuesto.",
    discount: "Un porcentaje como 10% o un importe como 50.",
    charge: "Qué y cuánto, por ejemplo Envío 12,50 o Recargo tarjeta 3%.",
    taxes: "Nombre y porcentaje, por ejemplo PST 7%, QST 9,975%.",
    withholding: "Nombre y porcentaje, por ejemplo IRPF 15%.",
    yes: "Sí",
    no: "No",
    notNamed: "Escriba un nombre y un porcentaje, por ejemplo IVA 5%.",
    remove: "Quitar",
    taxIds:
      "Uno por línea, primero el tipo: nif B58378431. Tipos: vat, siret, siren, gstin, abn, " +
      "ein, utr, nif, kvk, uen, other…",
    notTaxId: "Empieza cada línea con el tipo, como nif B58378431.",
    notNumber: "Escribe un número, como 42 o 12,50.",
    empty: "Escribe algo o pulsa «Cancelar».",
  },

  sheet: {
    add: "Añadir un dato…",
    tools: "Vista de la factura",
    undo: "Deshacer",
    undoHint: "Deshacer el último cambio",
    asPrinted: "Impresa",
    asList: "En lista",
    picture: "La factura tal como se imprimirá, marcada como borrador",
    issuedPicture: (number) => `La factura ${number} tal como se imprimió`,
    laterPages: (count) => `${plural(count, "línea")} más en otras páginas.`,
    noPicture: "Ahora no se puede mostrar impresa; aquí está la misma factura en lista.",
  },

  paper: {
    label: "Tu factura",
    tab: "Factura",
    title: "Factura",
    draft: "Borrador",
    numberLater: "Aún sin número",
    yourBusiness: "Tu empresa",
    addBusiness: "Añade tus datos",
    billTo: "Facturar a",
    net: (days) => (days === 0 ? "Al recibirla" : `A ${days} días`),
    taxId: (id) => `NIF ${id}`,
    columns: {
      description: "Descripción",
      quantity: "Cantidad",
      price: "Precio",
      amount: "Importe",
    },
    line: (number) => `línea ${number}`,
    noTax: "Sin impuesto",
    lineTax: (rate) => `Impuesto ${rate}`,
    subtotal: "Subtotal",
    discount: (percent) => (percent ? `Descuento ${percent}` : "Descuento"),
    tax: (rate) => `Impuesto ${rate}`,
    taxOn: (rate, base) => `Impuesto ${rate} sobre ${base}`,
    total: "Total",
    totalSoFar: "Total por ahora",
    unknown: "–",
    payment: "Cómo pagar",
    alsoNeeded: "También falta",
    showAll: (count) => `Mostrar las ${count} líneas`,
    updated: (total) => `Factura actualizada. Total ${total}.`,
  },

  actions: {
    label: "Siguiente paso",
    empty: "Todavía no hay nada. La factura se va llenando mientras hablas.",
    needed: (paths) => `Falta todavía: ${words.missing.summary(paths)}.`,
    question: "Antes, una pregunta: respóndala en el chat.",
  },

  status: {
    draft: "Borrador",
    pending: "Emitida",
    paid: "Pagada",
    cancelled: "Anulada",
    overdue: "Vencida",
    credit: "Abono",
  },

  state: {
    gathering: "En curso",
    review: "Por confirmar",
    completed: "Terminada",
    cancelled: "Descartada",
  },

  errors: {
    network: "No se llega al servidor. No se pierde nada de lo que has escrito.",
    shut: (page) =>
      "El servidor responde, pero no deja entrar a esta página. Quien lo administra puede " +
      `admitirla: ./scripts/03-deploy.sh --origins ${page}`,
    timeout: "El servidor tarda demasiado. No se pierde nada de lo que has escrito.",
    notApi:
      "En esta dirección no responde ScatterPilot. Inícialo con «make run» o indica su " +
      "dirección en los ajustes.",
    unknown: "Algo ha fallado por nuestra parte. Inténtalo de nuevo.",
    interrupted: "Este mensaje aún no tiene respuesta.",
    unsaved: (line) => `Este cambio aún no está guardado. ${line}`,
    retryIn: (seconds) => `Inténtalo en ${plural(seconds, "segundo")}`,
    reference: (id) => `Referencia ${id}`,
    retry: "Reintentar",
    dismiss: "Cerrar",
    signIn: "Iniciar sesión",
    signInFirst: "Primero inicie sesión. Lo que escribió se conserva.",
    logoType: "Esa imagen no se puede leer. Usa un archivo PNG, JPEG, WebP o SVG.",
  },

  session: {
    failed: "No se ha podido iniciar la sesión. Inténtalo de nuevo.",
    signedOut: "Has cerrado la sesión.",
  },

  engine: { embedded: "Asistente incorporado", free: "sin coste" },

  demo: {
    banner: "Una grabación de respuestas reales. Nada de esto se envía ni se guarda.",
    connect: "Usar una API real",
  },

  dialog: { keep: "Conservar", close: "Cerrar" },
};
