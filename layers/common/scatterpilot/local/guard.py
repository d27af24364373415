"""Who may talk to the local server.

Without a token it serves one person on their own machine: the client must be on it, must have
asked for it by a loopback name (else a web page could reach it through a name of its own, DNS
rebinding), and a page from elsewhere must not write (cross-site requests). With a token any client
that sends it is served; a page can't know it, so neither trick works.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from scatterpilot.api.problems import RefusedError
from scatterpilot.local.messages import Message

_READING = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class Guard:
    token: str | None
    allowed_origins: Sequence[str]

    def check(self, message: Message) -> None:
        """Raise ``RefusedError`` (403) for a request that must not be answered at all."""
        if self.token is not None:
            return
        if message.peer is not None and not is_loopback(message.peer):
            raise _forbidden("peer", "This server answers only the machine it runs on.")
        if not is_loopback(_host_name(message.host)):
            raise _forbidden("host", "Use http://localhost or http://127.0.0.1 as the address.")
        origin = message.header.get("origin")
        if message.method in _READING or origin is None or self._trusted(origin, message.host):
            return
        raise _forbidden(
            "origin",
            "A page from elsewhere can't write here. If it is yours, name its address in "
            "ALLOWED_ORIGINS and start again.",
        )

    def signed_in(self, message: Message) -> bool:
        """Whether the request has the token, if one is needed."""
        if self.token is None:
            return True
        scheme, _, given = message.header.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and hmac.compare_digest(
            given.strip().encode(), self.token.encode()
        )

    def _trusted(self, origin: str, host: str) -> bool:
        same = urlsplit(origin).netloc == host
        return same or origin in self.allowed_origins or "*" in self.allowed_origins


@lru_cache(maxsize=256)
def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine and nothing else."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@lru_cache(maxsize=256)
def _host_name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _forbidden(what: str, message: str) -> RefusedError:
    return RefusedError(403, f"{what}_not_allowed", message, field=what.capitalize())
