"""Shares that are called a fee: they come on top, whatever the reader took them for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from scatterpilot.engines.embedded.meaning.clauses import CLAUSE
from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.packs.pointing import field_words, placed_words, pointing

_SHARE: Final = re.compile(r"\d{1,2}(?:[.,]\d{1,3})? ?%")
_TAKEN_FOR: Final = frozenset(("DISC", "LDISC", "WITHHOLD", "DEPOSIT", "TAX", "LTAX"))
#: Words between a share and what it is called: ``3% credit card fee``.
_MOST: Final = 4
_NEAR: Final = 60


def charged(marks: Marks, language: str) -> Marks:
    """``add a 2% card fee``: a new line of that name with its share, instead of a discount."""
    parts = [[*_of(marks, mark, language)] for mark in marks.marks]
    names = [made[-1] for made in parts if len(made) > 1]
    if not names:
        return marks
    kept = (made for made in parts if len(made) > 1 or not _lies_in(made[0], names))
    found = sorted((mark for made in kept for mark in made), key=lambda mark: mark.start)
    return replace(marks, marks=tuple(found))


def _of(marks: Marks, mark: Mark, language: str) -> Iterator[Mark]:
    share = _SHARE.match(marks.text, mark.start) if mark.role in _TAKEN_FOR else None
    name = _name_behind(marks.text, share.end(), language) if share else None
    if name is None and share and not _names_tax(marks, mark, language):
        name = _name_before(marks.text, mark.start, language)
    if share is None or name is None:
        yield mark
        return
    line = 1 + max((each.line for each in marks.marks if each.target == "new"), default=0)
    of_it = replace(mark, target="new", line=line, sure=1.0)
    yield replace(of_it, role="AMOUNT", end=share.end())
    yield replace(of_it, role="DESC", start=name[0], end=name[1])


def _name_behind(text: str, end: int, language: str) -> tuple[int, int] | None:
    """The words right behind that end in one for a fee, where none leads to something else."""
    known = pointing(language)
    said = placed_words(text[end : end + _NEAR])[:_MOST]
    for _, last, word in said:
        if word in known["less"] | known["links"]:
            return None
        if word in known["charges"]:
            return end + said[0][0], end + last
    return None


def _names_tax(marks: Marks, mark: Mark, language: str) -> bool:
    """``charge 7% sales tax``."""
    clause = CLAUSE.split(marks.text[mark.start : mark.end + _NEAR], maxsplit=1)[0]
    said = [word for *_, word in placed_words(clause)]
    return bool(set(said) & set(field_words(language)["tax"]))


def _name_before(text: str, start: int, language: str) -> tuple[int, int] | None:
    """``Express-Zuschlag`` ``25 %``: the word right before, where it is called one."""
    said = text[max(0, start - _NEAR) : start]
    before = placed_words(said)[-1:]
    if not before or said[before[0][1] :].strip(" :"):
        return None
    called = before[0][2].endswith(tuple(pointing(language)["charges"]))
    return (start - len(said) + before[0][0], start - len(said) + before[0][1]) if called else None


def _lies_in(mark: Mark, names: list[Mark]) -> bool:
    return any(name.start <= mark.start and mark.end <= name.end for name in names)
