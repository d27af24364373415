"""Errors as RFC 9457 problem details, and the status of each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from scatterpilot.domain.errors import (
    ConflictError,
    FieldFault,
    InvalidError,
    NotFoundError,
    RateLimitedError,
    ScatterPilotError,
    UnavailableError,
)
from scatterpilot.ports import NotAnsweredError

MEDIA_TYPE = "application/problem+json"
SHOWN_FAULTS = 50

_STATUSES: dict[type[ScatterPilotError], int] = {
    InvalidError: 400,
    NotFoundError: 404,
    ConflictError: 409,
    RateLimitedError: 429,
    UnavailableError: 503,
}
# What is wrong is not in the request itself, but in what it meets.
_STATUSES_BY_CODE = {"idempotency_key_reused": 422, "draft_incomplete": 422}
_TITLES = {
    400: "The request can't be used",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    408: "The request took too long",
    409: "In conflict with the current state",
    413: "The request is too large",
    415: "Not JSON",
    422: "The request can't be carried out",
    429: "Too many requests",
    500: "Something went wrong",
    503: "Not available right now",
}


class RefusedError(ScatterPilotError):
    """A request that HTTP itself has a status for; ``field`` is what to change, if anything."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        field: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message, [FieldFault(field, message)] if field else (), code=code)
        self.status = status
        self.headers = dict(headers or {})


@dataclass(frozen=True)
class Problem:
    """What a caller is told about an error: enough to act on, nothing about our insides."""

    status: int
    code: str
    detail: str
    faults: Sequence[FieldFault] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)

    def body(self, request_id: str) -> str:
        return json.dumps(
            {
                "type": f"urn:scatterpilot:problem:{self.code}",
                "title": _TITLES.get(self.status, HTTPStatus(self.status).phrase),
                "status": self.status,
                "detail": self.detail,
                "code": self.code,
                "request_id": request_id,
                "errors": [
                    {"field": fault.field, "message": fault.message}
                    for fault in self.faults[:SHOWN_FAULTS]
                ],
                **self.members,
            }
        )


def problem_of(error: Exception) -> Problem:
    """The problem behind any exception; one nobody foresaw is a 500 that tells nothing."""
    if isinstance(error, RefusedError):
        return Problem(error.status, error.code, error.message, error.faults, error.headers)
    for kind, status in _STATUSES.items():
        if isinstance(error, kind):
            return Problem(
                _STATUSES_BY_CODE.get(error.code, status),
                error.code,
                error.message,
                error.faults,
                _retry_after(error),
                _members(error),
            )
    return Problem(
        500,
        "internal_error",
        "Something went wrong on our side. Try again; if it keeps happening, report the "
        "request_id.",
    )


def _members(error: Exception) -> dict[str, str]:
    """Where a message is stored that nobody could answer, so that it can be sent again there."""
    if isinstance(error, NotAnsweredError) and error.conversation_id is not None:
        return {"conversation_id": error.conversation_id}
    return {}


def _retry_after(error: Exception) -> dict[str, str]:
    if isinstance(error, RateLimitedError | UnavailableError):
        return {"Retry-After": str(error.retry_after)}
    return {}
