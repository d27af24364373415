"""Where a value came from."""

from __future__ import annotations

from typing import Literal

from scatterpilot.domain.values import Frozen

SourceKind = Literal["user", "form", "profile", "default"]


class Source(Frozen):
    """Where a value came from: said by the user, typed into a field, or filled in for them.

    ``quote`` is the user's own words; ``turn`` counts the user's messages from 0; ``start`` and
    ``end`` are character offsets of the quote in that message.
    """

    kind: SourceKind
    quote: str = ""
    turn: int | None = None
    start: int | None = None
    end: int | None = None

    @property
    def decided(self) -> bool:
        """Whether the user gave the value, so that no default may take its place."""
        return self.kind in ("user", "form")
