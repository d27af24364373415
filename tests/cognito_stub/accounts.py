"""The people of a pool."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from uuid import uuid4

USER = "anna@example.com"
FIRST_PASSWORD = "Temporary-pass-1"
PASSWORD = "Correct-horse-7-battery"
_POLICY = re.compile(r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{12,}")


class RefusedError(Exception):
    """Cognito's answer to what it does not do: the name of the fault, and its words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass
class Account:
    """``status`` as Cognito calls it; ``secret`` is that of the app, once it was verified."""

    email: str
    password: str = PASSWORD
    status: str = "CONFIRMED"
    secret: str | None = None
    prefers_app: bool = False
    code: str | None = None
    """The one that was mailed last."""
    used: set[str] = field(default_factory=set)
    """Codes of the app: each is good for one sign-in."""
    name: str = field(default_factory=lambda: str(uuid4()))
    """What the pool calls the user, who signs in with the e-mail address."""

    def choose(self, password: str) -> None:
        if not _POLICY.fullmatch(password):
            message = "Password did not conform with policy: Password not long enough"
            raise RefusedError("InvalidPasswordException", message)
        self.password = password

    def check_code(self, given: str) -> None:
        if self.code is None:
            message = "Invalid code provided, please request a code again."
            raise RefusedError("ExpiredCodeException", message)
        if given != self.code:
            message = "Invalid verification code provided, please try again."
            raise RefusedError("CodeMismatchException", message)
        self.code = None
