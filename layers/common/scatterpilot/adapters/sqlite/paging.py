"""Pages by key, never by offset: each starts where the last one ended, whatever changed since.

The key is (created_at, id). Times are ISO in UTC, and those sort as text: ``+`` stands before
``.``, so 12:00:00+00:00 sorts before 12:00:00.000001+00:00.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from scatterpilot.ports import Document, Page

ABOVE_ALL = ("~", "")


def position(after: str | None) -> tuple[str, str]:
    """The key that a page's rows lie below; those of a first page lie below a key above all."""
    if after is None:
        return ABOVE_ALL
    created_at, _, identity = after.partition("|")
    return created_at, identity


def page_of(
    rows: list[sqlite3.Row], limit: int, identity: str, document: Callable[[sqlite3.Row], Document]
) -> Page:
    """The page in up to ``limit + 1`` rows; ``identity`` names the column of the id."""
    shown = rows[:limit]
    following = f"{shown[-1]['created_at']}|{shown[-1][identity]}" if len(rows) > limit else None
    return Page(tuple(map(document, shown)), following)
