"""``50 höher``, ``20 cheaper``: a sum with a comparative behind it is a difference."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from scatterpilot.engines.embedded.meaning.clauses import CLAUSE
from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.packs.pointing import pointing, words_in

_SUMS: Final = frozenset(("PRICE", "AMOUNT"))
_FIGURES: Final = _SUMS | {"QTY", "DQTY", "DPRICE", "UNIT", "FREE", "SAME", "MULT"}
_NEAR: Final = 30
#: Letters from the word that points at a line to a sum.
_FAR: Final = 80


def compared(marks: Marks, language: str) -> Marks:
    """The sums as differences, of the line that the words before point at where one does: what
    else is named there only tells which one, and nothing is added or replaced.
    """
    sums = {mark for mark in marks.marks if mark.role in _SUMS and _differs(marks, mark, language)}
    if not sums:
        return marks
    valued = {_place(mark) for mark in marks.marks if mark.role in _FIGURES}
    refs = [m for m in marks.marks if m.role == "REF" and _place(m) not in valued]
    led = {_place(mark): _line_of(marks, refs, mark) for mark in sums if mark.target == "new"}
    moved = {place: line for place, line in led.items() if line is not None}
    found = tuple(_put(mark, mark in sums, moved) for mark in marks.marks)
    others = any(mark.target == "new" and mark.role in _SUMS for mark in found)
    acts = marks.acts if others or not moved else {"change": 1.0}
    return replace(marks, marks=found, acts=acts)


def _differs(marks: Marks, mark: Mark, language: str) -> bool:
    behind = words_in(CLAUSE.split(marks.text[mark.end : mark.end + _NEAR], maxsplit=1)[0])[:2]
    return bool({*behind[:1], " ".join(behind)} & pointing(language)["compared"])


def _place(mark: Mark) -> tuple[str, int]:
    return mark.target, mark.line


def _line_of(marks: Marks, refs: Sequence[Mark], sum_: Mark) -> Mark | None:
    """The last mark that points at a line, in the clause before a sum."""
    index = bisect_left(refs, sum_.start, key=lambda ref: ref.start)
    last = refs[index - 1] if index else None
    if (
        last is None
        or sum_.start - last.end > _FAR
        or CLAUSE.search(marks.text, last.end, sum_.start)
    ):
        return None
    return last


def _put(mark: Mark, differs: bool, moved: Mapping[tuple[str, int], Mark]) -> Mark:
    line = moved.get(_place(mark))
    role = "DPRICE" if differs else "REF" if line and mark.role == "DESC" else mark.role
    if line is None:
        return replace(mark, role=role)
    return replace(mark, role=role, target=line.target, line=line.line)
