"""Everything that can go wrong in a way the caller can act on; the API maps each to one status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class FieldFault:
    """One field that can't be used, and what to do about it."""

    field: str
    message: str


class ScatterPilotError(Exception):
    """The root: ``code`` is stable for programs, the message is a sentence for people, ``faults``
    names each field that is to blame."""

    code = "error"

    def __init__(
        self, message: str, faults: Sequence[FieldFault] = (), *, code: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.faults = tuple(faults)
        if code is not None:
            self.code = code


class InvalidError(ScatterPilotError):
    """The request can't be understood or breaks a rule."""

    code = "invalid"


class NotFoundError(ScatterPilotError):
    """No such thing for this owner; never tells whether somebody else has one."""

    code = "not_found"


class ConflictError(ScatterPilotError):
    """The state does not allow it, or somebody was faster."""

    code = "conflict"


class VersionConflictError(ConflictError):
    """The record changed since it was read: read it again and repeat the change."""

    code = "version_conflict"


class RateLimitedError(ScatterPilotError):
    """Too many requests; ``retry_after`` is in whole seconds."""

    code = "rate_limited"

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class UnavailableError(ScatterPilotError):
    """Something we depend on is not answering; nothing was changed."""

    code = "unavailable"

    def __init__(self, message: str, retry_after: int = 5) -> None:
        super().__init__(message)
        self.retry_after = retry_after
