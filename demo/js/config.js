/**
 * Where the API is. Empty: the same origin as this page. For another one give its address without
 * a slash at the end, and allow it in the page's Content-Security-Policy (`connect-src`).
 */
export const apiBase = "";
