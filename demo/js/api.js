/** The REST API, one function a route. Every failure is an {@link ApiError} with words to show. */

import { connected, isShut } from "./connection.js";
import { screenPart } from "./parts.js";
import { tracked } from "./progress.js";
import { accessToken } from "./session.js";
import { strings } from "./strings.js";

const PATIENCE_MS = 40_000;

/** @typedef {import("./types.js").Invoice} Invoice */
/** @typedef {import("./types.js").Profile} Profile */

export class ApiError extends Error {
  /**
   * @param {string} detail a sentence for people
   * @param {{status?: number, code?: string, fields?: {field: string, message: string}[],
   *   requestId?: string, retryAfter?: number, conversationId?: string}} [facts] status 0: no
   *   answer came
   */
  constructor(detail, facts = {}) {
    super(detail);
    this.detail = detail;
    this.status = facts.status ?? 0;
    this.code = facts.code ?? "";
    this.fields = facts.fields ?? [];
    this.requestId = facts.requestId ?? "";
    this.retryAfter = facts.retryAfter ?? 0;
    /** Of a message that was taken but not answered. */
    this.conversationId = facts.conversationId ?? "";
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{body?: unknown, key?: string}} [options]
 * @returns {Promise<Response>} an answer that says 2xx
 */
export async function send(method, path, { body, key } = {}) {
  let response;
  try {
    response = await tracked(request(method, path, body, key));
  } catch (failure) {
    throw failure instanceof ApiError ? failure : new ApiError(await whyUnanswered(failure));
  }
  if (!response.ok) throw await problem(response);
  return response;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 * @param {string|undefined} key
 * @returns {Promise<Response>}
 */
async function request(method, path, body, key) {
  const { mode, apiUrl, cognito } = connected();
  if (mode === "demo") return (await screenPart("demo/player")).play(method, path, body);
  const token = await accessToken();
  // The API would only refuse, and a gateway may do so in words that no page can read.
  if (cognito.clientId && !token) throw new ApiError(strings.errors.signInFirst, { status: 401 });
  return fetch(apiUrl + path, {
    method,
    headers: {
      Accept: "application/json, image/svg+xml, text/csv",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(key ? { "Idempotency-Key": key } : {}),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
}

/** @param {unknown} failure what `fetch` throws @returns {Promise<string>} */
async function whyUnanswered(failure) {
  const { network, shut, timeout } = strings.errors;
  if (failure instanceof DOMException && failure.name === "TimeoutError") return timeout;
  return (await isShut(connected().apiUrl)) ? shut(location.origin) : network;
}

/** @param {Response} response */
async function problem(response) {
  const { status } = response;
  if (!/json/.test(response.headers.get("Content-Type") ?? "")) {
    const missing = [404, 405, 501].includes(status);
    return new ApiError(missing ? strings.errors.notApi : strings.errors.unknown, { status });
  }
  const said = await response.json().catch(() => ({}));
  return new ApiError(said.detail || said.title || said.message || strings.errors.unknown, {
    status,
    code: said.code,
    fields: Array.isArray(said.errors) ? said.errors : [],
    requestId: said.request_id,
    conversationId: said.conversation_id,
    retryAfter: Number(response.headers.get("Retry-After")) || 0,
  });
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{body?: unknown, key?: string}} [options]
 */
export async function json(method, path, options) {
  const response = await send(method, path, options);
  if (response.status === 204) return null;
  try {
    return await response.json();
  } catch {
    throw new ApiError(strings.errors.notApi, { status: response.status });
  }
}

/** @param {Record<string, string|number|null|undefined>} values */
export function query(values) {
  const given = Object.entries(values).filter(([, value]) => value);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}

/** @param {string} id */
export const invoicePath = (id) => `/invoices/${encodeURIComponent(id)}`;

/**
 * @param {import("./types.js").Turn} turn
 * @param {string} key
 * @returns {Promise<import("./types.js").Reply>}
 */
export const takeTurn = (turn, key) => json("POST", "/conversation", { body: turn, key });

/**
 * @param {string} id
 * @returns {Promise<import("./types.js").StoredConversation>}
 */
export const readConversation = (id) => json("GET", `/conversations/${encodeURIComponent(id)}`);

/** @param {string|null} [lastKey] */
export const listConversations = (lastKey) =>
  json("GET", `/conversations${query({ last_key: lastKey })}`);

/** @param {string} id @returns {Promise<Invoice>} */
export const readInvoice = (id) => json("GET", invoicePath(id));

/**
 * @param {{conversation_id: string}|{invoice_id: string}|{invoice_data: object, profile?: object}}
 *   wanted
 * @param {string} key
 */
export async function previewSvg(wanted, key) {
  const body = { ...wanted, format: "svg" };
  return (await send("POST", "/invoices/preview", { body, key })).blob();
}

/** @returns {Promise<Profile>} */
export const readProfile = () => json("GET", "/profile");

/** @param {Profile} profile @returns {Promise<Profile>} */
export const saveProfile = (profile) => json("PUT", "/profile", { body: profile });
