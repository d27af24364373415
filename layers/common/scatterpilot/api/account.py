"""``DELETE /account``."""

from __future__ import annotations

from scatterpilot.api import operations
from scatterpilot.api.answers import Answer, json_answer
from scatterpilot.api.handler import Route
from scatterpilot.api.home import Home
from scatterpilot.api.once import admit
from scatterpilot.api.problems import RefusedError
from scatterpilot.api.requests import Request
from scatterpilot.domain.errors import FieldFault, InvalidError

RECENT_SECONDS = 300


def delete_account(request: Request, home: Home) -> Answer:
    keep_issued = _flag(request, "keep_issued")
    _check_recent(request, home)
    admit(request, home)
    return json_answer(home.erase_account(request.owner, keep_issued=keep_issued))


def _check_recent(request: Request, home: Home) -> None:
    """A token that somebody finds must not be enough: raise ``RefusedError`` (401) as RFC 9470 has
    it unless the password was given just now."""
    signed_in_at = request.signed_in_at
    if signed_in_at is None or home.now().timestamp() - signed_in_at > RECENT_SECONDS:
        raise RefusedError(
            401,
            "sign_in_not_recent",
            "Sign in once more, then ask again within 5 minutes: this can't be undone.",
            field="Authorization",
            headers={
                "WWW-Authenticate": 'Bearer error="insufficient_user_authentication", '
                f'error_description="A more recent sign-in is needed", max_age="{RECENT_SECONDS}"'
            },
        )


def _flag(request: Request, name: str) -> bool:
    value = request.query(name)
    if value not in (None, "true", "false"):
        why = "send true or false, or leave it out"
        raise InvalidError(
            f"That {name} can't be used.", [FieldFault(name, why)], code="query_not_valid"
        )
    return value == "true"


DELETE_ACCOUNT = Route(operations.DELETE_ACCOUNT, delete_account)
