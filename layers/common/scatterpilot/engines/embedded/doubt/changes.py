"""A figure of the draft that was overwritten by words which the reader was not sure of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final
from unicodedata import category

from scatterpilot.domain.draft import LineItem
from scatterpilot.domain.money import ZERO
from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.embedded.resolve.references import roots
from scatterpilot.engines.typed.numbers import numbers_of

#: Of strangers' changes less sure than this a third is right, and half would make a wrong total.
_SURE: Final = 0.65
_FIGURES: Final = frozenset("QTY PRICE AMOUNT DQTY DPRICE MULT TOTALSAID OLD".split())
#: So many times the old figure a new one seldom is.
_FAR: Final = 4
_LIKE: Final = 2
_CHANGED: Final = ("quantity", "unit_price")


def weakly_changed(matter: Matter) -> Iterator[Doubt]:
    """``use 45``: how many, or at which price? What was right before is not lost unasked."""
    for index, line in enumerate(matter.draft.line_items):
        if (before := _before(matter, index, line)) is None:
            continue
        for field in _CHANGED:
            old, new = getattr(before, field), getattr(line, field)
            if old is None or old == new or _is_plain(matter, before, old, new):
                continue
            near = field == "unit_price" and _is_near(old, new)
            for turn, mark in _weak(matter, index, field)[:1]:
                if near and _is_money(matter.said[turn].words(mark)):
                    continue  # "sorry, £35"
                words = matter.say.quoted(matter.said[turn].words(mark))
                yield matter.doubt("change", "contested", words=words)


def _is_near(old: Decimal, new: Decimal | None) -> bool:
    small, large = sorted((abs(old), abs(new or ZERO)))
    return large <= small * _LIKE


def _is_money(text: str) -> bool:
    return any(category(sign) == "Sc" for sign in text)


def _weak(matter: Matter, index: int, field: str) -> list[tuple[int, Mark]]:
    return [each for each in _marks_behind(matter, index, field) if each[1].sure < _SURE]


def _is_plain(matter: Matter, before: LineItem, old: Decimal, new: Decimal | None) -> bool:
    """Whether the newest message names the line, its measure or its old figure, and the new figure
    is not far from that.
    """
    said = matter.said[max(matter.said)]
    small, large = sorted((abs(old), abs(new or ZERO)))
    own = roots(before.description or "") | roots(before.unit or "")
    wrong = {said.words(mark) for mark in said.marks if mark.role == "OLD"}
    figures = {n for text in wrong for n in numbers_of(text, matter.language, matter.locale)}
    return large <= small * _FAR and bool(roots(said.text) & own or old in figures)


def _before(matter: Matter, index: int, line: LineItem) -> LineItem | None:
    """The line as it was: the one of the same name, else the one at the same place."""
    lines: Sequence[LineItem] = matter.earlier[-1].line_items if matter.earlier else ()
    named = [each for each in lines if each.description == line.description]
    return named[0] if named else lines[index] if index < len(lines) else None


def _marks_behind(matter: Matter, index: int, field: str) -> list[tuple[int, Mark]]:
    """The figures that the value was read from, with their turn: those where it stands, else, of
    a value that was worked out, all of the newest message.
    """
    places = [p for p in matter.places if (p.line, p.field) == (index, field)]
    newest = max(matter.said)
    if not places or places[-1].turn != newest:
        return [(newest, m) for m in matter.said[newest].marks if m.role in _FIGURES]
    at = places[-1]
    marks = matter.said[at.turn].marks
    return [
        (at.turn, m) for m in marks if m.role in _FIGURES and m.start < at.end and at.start < m.end
    ]
