"""The code that an authenticator app shows (RFC 6238): six digits, another every half minute."""

from __future__ import annotations

import base64
import hashlib
import hmac

SECONDS = 30


def code(secret: str, at: float) -> str:
    """``secret`` in base 32, with or without its padding; ``at`` in seconds since 1970."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counter = int(at // SECONDS).to_bytes(8, "big")
    digest = hmac.digest(key, counter, hashlib.sha1)
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
