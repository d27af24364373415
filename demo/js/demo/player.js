/**
 * Plays recorded conversations in the API's place. Everything it answers was answered by the real
 * engine when `make recordings` ran; what was not recorded it refuses and says why.
 */

import { more } from "../more-strings.js";

const FOLDER = new URL("../../recordings/", import.meta.url);

/** @typedef {{title: string, file: string, conversation_id: string, message: string}} Title */

/** @type {Map<string, Promise<any>>} */
const files = new Map();
/** How many messages of a conversation were played. @type {Map<string, number>} */
const played = new Map();
/** Where its invoice stands; absent until it is created. @type {Map<string, string>} */
const statuses = new Map();

/** @param {string} name */
function read(name) {
  const known = files.get(name);
  if (known) return known;
  const reading = fetch(new URL(name, FOLDER)).then((file) => file.json());
  files.set(name, reading);
  // A file that could not be read is read anew by the next who needs it.
  reading.catch(() => files.delete(name));
  return reading;
}

/** @returns {Promise<Title[]>} */
export const titles = async () => (await read("index.json")).conversations;

/** @param {string} id of a conversation or its invoice */
async function recordingOf(id) {
  const conversation = id.replace(/^inv_/, "conv_");
  const title = (await titles()).find((each) => each.conversation_id === conversation);
  return title ? read(title.file) : null;
}

/**
 * The message that a recording goes on with.
 * @param {string|null} id
 * @returns {Promise<string>} empty at its end
 */
export async function nextMessage(id) {
  const recording = id && (await recordingOf(id));
  return recording ? (recording.steps[played.get(id) ?? 0]?.message ?? "") : "";
}

/** @param {number} status @param {object} body */
const answer = (status, body) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": status < 400 ? "application/json" : "application/problem+json" },
  });

const refusal = () => answer(409, { code: "recording", detail: more.demo.refusal, errors: [] });
const unknown = () => answer(404, { code: "not_found", detail: more.demo.unknown, errors: [] });

/**
 * Answer a request as the API did.
 * @param {string} method
 * @param {string} path
 * @param {any} body
 * @returns {Promise<Response>}
 */
export async function play(method, path, body) {
  const [route, query = ""] = path.split("?");
  const [, first, id, last] = route.split("/").map(decodeURIComponent);
  if (route === "/profile" && method === "GET") {
    return answer(200, (await read("index.json")).profile);
  }
  if (route === "/conversation") return takeTurn(body);
  if (route === "/invoices/preview") return picture(body);
  if (route === "/invoices" && method === "POST") return create(body);
  if (first === "conversations") return id ? conversation(id) : conversations();
  if (first === "invoices" && !id) return invoices(new URLSearchParams(query));
  if (first === "invoices") return invoice(method, id, last, body);
  return refusal();
}

/** @param {{message: string, conversation_id?: string}} body */
async function takeTurn({ message, conversation_id: known }) {
  const start = (await titles()).find((each) => each.message === message);
  const id = known ?? start?.conversation_id;
  if (!id) return refusal();
  const recording = await recordingOf(id);
  const place = known ? (played.get(id) ?? 0) : 0;
  const step = recording?.steps[place];
  if (step?.message !== message) return refusal();
  played.set(id, place + 1);
  if (place === 0) statuses.delete(id);
  if (step.reply.invoice_id) statuses.set(id, "draft");
  return answer(200, step.reply);
}

/** @param {{conversation_id?: string, invoice_id?: string}} body */
async function picture({ conversation_id: id, invoice_id: invoiceId }) {
  const recording = await recordingOf(id ?? invoiceId ?? "");
  if (!recording) return refusal();
  const conversationId = recording.stored.conversation_id;
  const issued = invoiceId && statuses.get(conversationId) !== "draft";
  const place = played.get(conversationId) ?? recording.steps.length;
  const name = issued ? recording.issued_picture : recording.steps[place - 1].picture;
  return fetch(new URL(name, FOLDER));
}

/** A reloaded page has played nothing: it shows the whole conversation. @param {string} id */
async function conversation(id) {
  const recording = await recordingOf(id);
  if (!recording) return unknown();
  const count = played.get(id) ?? recording.steps.length;
  played.set(id, count);
  const { stored, steps } = recording;
  if (count === steps.length) {
    if (!statuses.has(id)) statuses.set(id, "draft");
    return answer(200, stored);
  }
  const messages = stored.messages.slice(0, 2 * count);
  return answer(200, { ...stored, ...steps[count - 1].reply, messages });
}

async function conversations() {
  const all = await Promise.all((await titles()).map((each) => read(each.file)));
  const list = all.map(({ stored }) => ({
    ...stored,
    customer_name: stored.draft.customer_name,
    currency: stored.draft.currency,
    total: stored.draft.total,
    turns: stored.messages.length / 2,
  }));
  return answer(200, { conversations: list.reverse(), count: list.length, last_key: null });
}

/** @param {{conversation_id?: string}} body */
async function create({ conversation_id: id }) {
  const recording = id && (await recordingOf(id));
  if (!id || !recording) return refusal();
  statuses.set(id, "draft");
  played.set(id, recording.steps.length);
  return answer(201, recording.invoice.draft);
}

/** @param {URLSearchParams} query */
async function invoices(query) {
  const wanted = query.get("status");
  // A recording ends with its invoice.
  if (query.get("kind") === "credit_note")
    return answer(200, { invoices: [], count: 0, last_key: null });
  const all = await Promise.all((await titles()).map((each) => read(each.file)));
  const list = all
    // Until it is played, a recording shows what it led to.
    .map((each) => ({ ...each, status: statuses.get(each.stored.conversation_id) ?? "pending" }))
    .filter(({ status }) => status !== "deleted" && (!wanted || status === wanted))
    .reverse();
  if (query.get("format") === "csv") {
    const rows = list.map(({ csv, status }) => csv[status]);
    return new Response([(await read("index.json")).csv_header, ...rows].join(""));
  }
  const shown = list.map(({ invoice, status }) => invoice[status]);
  return answer(200, { invoices: shown, count: shown.length, last_key: null });
}

/**
 * @param {string} method
 * @param {string} id
 * @param {string|undefined} last
 * @param {any} body
 */
async function invoice(method, id, last, body) {
  const recording = await recordingOf(id);
  if (!recording) return unknown();
  const conversationId = recording.stored.conversation_id;
  const status = statuses.get(conversationId) ?? "pending";
  if (status === "deleted") return unknown();
  if (method === "GET") return answer(200, recording.invoice[status]);
  if (last === "pdf") {
    if (status === "draft") statuses.set(conversationId, "pending");
    const url = new URL(recording.pdf.download_url.replace("recordings/", ""), FOLDER);
    return answer(200, { ...recording.pdf, download_url: url.href });
  }
  if (method === "DELETE" && status === "draft") {
    statuses.set(conversationId, "deleted");
    return new Response(null, { status: 204 });
  }
  const next = body?.status;
  if (method !== "PATCH" || status !== "pending" || !recording.invoice[next]) return refusal();
  statuses.set(conversationId, next);
  return answer(200, recording.invoice[next]);
}
