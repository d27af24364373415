"""The headers that every answer of the API carries."""

from __future__ import annotations

from collections.abc import Iterable

from scatterpilot.api.requests import Request

SECURITY_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_SECURITY_HEADERS = {name: [value] for name, value in SECURITY_HEADERS.items()}
_REQUEST_HEADERS = "Authorization, Content-Type, Idempotency-Key"
_EXPOSED_HEADERS = (
    "Idempotent-Replayed, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id"
)
_PREFLIGHT_SECONDS = "600"


def standard_headers(request: Request, allowed_origins: Iterable[str]) -> dict[str, list[str]]:
    """Security headers, the request's id, and CORS for a page that may call from elsewhere.

    As API Gateway takes them, with a list of values for each name.
    """
    headers = {**_SECURITY_HEADERS, "X-Request-Id": [request.request_id]}
    if allowed_origins:
        headers["Vary"] = ["Origin"]
        origin = request.header("Origin")
        if origin and _allowed(origin, allowed_origins):
            headers["Access-Control-Allow-Origin"] = [origin]
            headers["Access-Control-Expose-Headers"] = [_EXPOSED_HEADERS]
    return headers


def options_headers(methods: Iterable[str]) -> dict[str, str]:
    """What OPTIONS answers; browsers heed it only next to an allowed origin."""
    allowed = ", ".join([*methods, "OPTIONS"])
    return {
        "Allow": allowed,
        "Access-Control-Allow-Methods": allowed,
        "Access-Control-Allow-Headers": _REQUEST_HEADERS,
        "Access-Control-Max-Age": _PREFLIGHT_SECONDS,
    }


def _allowed(origin: str, allowed_origins: Iterable[str]) -> bool:
    # Nobody is signed in by cookie, so even "*" gives a page nothing without a token.
    return any(allowed in ("*", origin) for allowed in allowed_origins)
