"""The words a model quotes, found in what the user said: whole words of one message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from scatterpilot.domain.edits import Quote
from scatterpilot.domain.quotes import find_quote
from scatterpilot.engines.claude.faults import FaultyValueError
from scatterpilot.engines.typed.figures import figures_in

_SPARE_MARKS: Final = re.compile(r"^[\s\"'“”„«»]+|[\s\"'“”„«»]+$")
#: Scripts that put no space between words: any run of their signs may be one.
_UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_FIGURE: Final = re.compile(r"\d(?:[\d.,'’\u00a0\u202f]*\d)?")
_FEW: Final = 2
_LONG_ENOUGH: Final = 4


class Quoted:
    """Finds quotes in the user's messages; the latest that has the words counts."""

    def __init__(self, said: Sequence[str]) -> None:
        self._said = said

    def __call__(self, quote: Any) -> Quote:
        """The quote with its place; raises ``FaultyValueError`` where nobody said it."""
        if not isinstance(quote, str) or not quote.strip():
            raise FaultyValueError("quote must hold the user's words.")
        for text in (quote, _SPARE_MARKS.sub("", quote)):
            for turn in range(len(self._said), 0, -1):
                found = find_quote(Quote(text=text), self._said[:turn])
                if found is None:
                    break
                if self._is_whole(found):
                    return found
        if (spaced := self._spaced(quote)) is not None:
            return spaced
        raise FaultyValueError(f"the user never said {quote[:60]!r}; quote their exact words.")

    def _spaced(self, quote: str) -> Quote | None:
        """The quote with other spaces than it was written with: ``50 €`` of ``50\u00a0€``."""
        parts = [re.escape(part) for part in _SPARE_MARKS.sub("", quote).split()]
        form = re.compile(r"\s*".join(parts), re.IGNORECASE)
        for turn in range(len(self._said) - 1, -1, -1):
            found = form.search(self._said[turn]) if parts else None
            if found is not None:
                start, end = found.span()
                placed = Quote(text=found.group(), turn=turn, start=start, end=end)
                return placed if self._is_whole(placed) else None
        return None

    def _is_whole(self, found: Quote) -> bool:
        text = self._said[found.turn or 0]
        start, end = found.start or 0, found.end or 0
        return not (_runs_on(text, start) or _runs_on(text, end))


def _runs_on(text: str, place: int) -> bool:
    """Whether one word goes on over this place; ``40h`` are two."""
    if not 0 < place < len(text):
        return False
    before, behind = text[place - 1], text[place]
    if _UNSPACED.match(before) or _UNSPACED.match(behind):
        return False
    letters = before.isalpha() and behind.isalpha()
    return letters or (before.isdecimal() and behind.isdecimal())


def is_said(word: str, words: frozenset[str], text: str) -> bool:
    """Whether a folded word stands among ``words``, those of the folded ``text``; ``chair`` does
    where somebody said ``chairs``.
    """
    if word in words or (_UNSPACED.search(word) and word in text):
        return True
    near = (said for said in words if said.startswith(word) and len(said) - len(word) <= _FEW)
    return len(word) >= _LONG_ENOUGH and any(near)


def narrowed(quote: Quote, value: Any) -> Quote:
    """The words of one value within those of a whole line: its text, or its figure."""
    place = _place(quote.text, value)
    if place is None or quote.start is None:
        return quote
    start, end = place
    return quote.model_copy(
        update={
            "text": quote.text[start:end],
            "start": quote.start + start,
            "end": quote.start + end,
        }
    )


def _place(text: str, value: Any) -> tuple[int, int] | None:
    if isinstance(value, str):
        start = text.casefold().find(value.casefold()) if len(text.casefold()) == len(text) else -1
        return (start, start + len(value)) if value and start >= 0 else None
    if not isinstance(value, Decimal):
        return None
    for found in _FIGURE.finditer(text):
        if any(value in readings for readings in figures_in(found.group())):
            return found.span()
    return None
