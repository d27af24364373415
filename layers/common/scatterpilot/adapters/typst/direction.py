"""Which way a line of text runs: as its first letter does, by rules P2 and P3 of Unicode UAX #9."""

from __future__ import annotations

import unicodedata
from typing import Literal

Direction = Literal["ltr", "rtl"]

_KINDS: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction(line: str) -> Direction | None:
    """``None`` where nothing runs from right to left: that line is printed as any other."""
    kinds = map(unicodedata.bidirectional, line)
    letters = [_KINDS[kind] for kind in kinds if kind in _KINDS]
    return letters[0] if "rtl" in letters else None
