from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from scatterpilot.ports import Document, Page


def page_of(documents: Iterable[Document], identity: str, limit: int, after: str | None) -> Page:
    """Cut a page from all the documents there are; ``after`` is the last one's time and id."""

    def position(document: Document) -> tuple[datetime, str]:
        return datetime.fromisoformat(document["created_at"]), document[identity]

    newest_first = sorted(documents, key=position, reverse=True)
    if after is not None:
        created_at, _, last = after.partition("|")
        below = datetime.fromisoformat(created_at), last
        newest_first = [d for d in newest_first if position(d) < below]
    shown = newest_first[:limit]
    more = len(newest_first) > limit
    return Page(tuple(shown), f"{shown[-1]['created_at']}|{shown[-1][identity]}" if more else None)
