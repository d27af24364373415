"""The clause around some words of a text."""

from __future__ import annotations

import re

from scatterpilot.domain.edits import Quote

#: Where one thing that is said ends and another begins.
CLAUSE = re.compile(
    r"[;\n]|,(?!\d)|\.(?=\s|$)|\b(?:and|but|und|aber|et|mais|y|pero|e|ma|en|maar|mas)\b"
)
SENTENCE = re.compile(r"[;\n]|[.!?](?=\s|$)")
#: A clause is no longer to either side of what is looked at.
_WIDE = 120


def clause_of(quote: Quote, text: str) -> str:
    """The clause around some words of a text."""
    return _around(quote, text, CLAUSE)


def sentence_of(quote: Quote, text: str) -> str:
    """The sentence around some words of a text."""
    return _around(quote, text, SENTENCE)


def _around(quote: Quote, text: str, mark: re.Pattern[str]) -> str:
    start, end = quote.start or 0, quote.end or 0
    first, last = max(0, start - _WIDE), min(len(text), end + _WIDE)
    begins = [found.end() for found in mark.finditer(text, first, start)]
    ends = mark.search(text, end, last)
    return text[begins[-1] if begins else first : ends.start() if ends else last]
