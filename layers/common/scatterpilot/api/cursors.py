"""Cursors of pages: opaque to the caller, and of no use to anybody else or in another list."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json

from scatterpilot.domain.errors import FieldFault, InvalidError

_MAC_BYTES = 16
_LIMIT = 1_000


def seal(secret: bytes, after: str, *scope: str) -> str:
    """A cursor that ``unseal`` opens with the same secret and scope (owner, list, filter)."""
    return base64.urlsafe_b64encode(_mac(secret, after, scope) + after.encode()).decode()


def unseal(secret: bytes, cursor: str, *scope: str) -> str:
    """Where the page starts; raises ``InvalidError`` for a cursor that was not made for this."""
    if len(cursor) <= _LIMIT:
        try:
            content = base64.b64decode(cursor, altchars=b"-_", validate=True)
            after = content[_MAC_BYTES:].decode()
        except (binascii.Error, ValueError):
            pass
        else:
            if hmac.compare_digest(content[:_MAC_BYTES], _mac(secret, after, scope)):
                return after
    raise InvalidError(
        "The last_key does not belong to this list.",
        [
            FieldFault(
                "last_key",
                "send the last_key of the page before, with the same filter; leave it out to start",
            )
        ],
        code="last_key_not_valid",
    )


def _mac(secret: bytes, after: str, scope: tuple[str, ...]) -> bytes:
    # As JSON, no two different scopes can read the same; the first word keeps the signature from
    # passing as one made for anything else.
    message = json.dumps(["cursor", *scope, after]).encode()
    return hmac.new(secret, message, hashlib.sha256).digest()[:_MAC_BYTES]
