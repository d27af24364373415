"""Paging of lists: the query parameters of a page, and its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scatterpilot.api import cursors
from scatterpilot.api.answers import Answer, json_answer
from scatterpilot.api.home import Home
from scatterpilot.api.requests import Request
from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.ports import Page

DEFAULT_LIMIT = 20
MAX_LIMIT = 100


@dataclass(frozen=True)
class PageRequest:
    """``scope`` is what a cursor is bound to: the owner, the list and its filter."""

    limit: int
    after: str | None
    secret: bytes
    scope: tuple[str, ...]

    def last_key(self, page: Page) -> str | None:
        """The cursor that gets the next page; ``None`` on the last one."""
        return page.next_after and cursors.seal(self.secret, page.next_after, *self.scope)

    def answer(self, name: str, page: Page) -> Answer:
        """The page under its list's name, with the cursor of the next one."""
        documents = list(page.documents)
        last_key = self.last_key(page)
        return json_answer({name: documents, "count": len(documents), "last_key": last_key})


def read_page_request(request: Request, home: Home, name: str, filter: str = "") -> PageRequest:
    """Read ``limit`` and ``last_key``; raises ``InvalidError`` naming the one that is wrong."""
    scope = (request.owner, name, filter)
    last_key = request.query("last_key")
    return PageRequest(
        limit=_limit(request.query("limit")),
        after=None if last_key is None else cursors.unseal(home.secret, last_key, *scope),
        secret=home.secret,
        scope=scope,
    )


def _limit(text: str | None) -> int:
    if text is None:
        return DEFAULT_LIMIT
    if re.fullmatch(r"[0-9]{1,3}", text) and 1 <= int(text) <= MAX_LIMIT:
        return int(text)
    raise InvalidError(
        "That limit can't be used.",
        [FieldFault("limit", f"send a whole number from 1 to {MAX_LIMIT}, or leave it out")],
        code="query_not_valid",
    )
