"""Numbers of houses and days, which count nothing and cost nothing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.packs.pointing import placed_words, pointing

_FIGURES: Final = frozenset(("QTY", "PRICE", "AMOUNT"))
#: Nothing but a figure, in digits or words, without a currency.
_BARE: Final = re.compile(r"\d{1,3}[a-z]?|[^\W\d]{1,30}")
_NEAR: Final = 40
#: ``7.3.`` is a day in German, where what it is of follows or the line ends.
_DAY: Final = re.compile(
    r"(?<![\d.,])(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\."
    r"(?= ?[,)–-]| [^\W\dA-ZÄÖÜ]| ?$|\n)"
)


def places_and_days(marks: Marks, language: str) -> list[Mark]:
    """The marks without house numbers (``ahornweg dreiundzwanzig``), and days as such; a count is
    a house's where another one counts its line.
    """
    counts = Counter((mark.target, mark.line) for mark in marks.marks if mark.role == "QTY")
    found: list[Mark] = []
    for mark in marks.marks:
        last = found[-1] if found else None
        alone = mark.role == "QTY" and counts[mark.target, mark.line] == 1
        if mark.role not in _FIGURES:
            found.append(mark)
        elif language == "de" and _is_day(marks.text, mark):
            found.append(replace(mark, role="SDATE"))
        elif alone or not _is_of_house(marks, last, mark, language):
            found.append(mark)
        elif last is not None and last.role == "ADDRESS" and mark.start - last.end <= 1:
            found[-1] = replace(last, end=mark.end)
    return found


def _is_day(text: str, mark: Mark) -> bool:
    day = _DAY.match(text, mark.start)
    return day is not None and mark.end in (day.end(), day.end() - 1)


def _is_of_house(marks: Marks, last: Mark | None, mark: Mark, language: str) -> bool:
    """Whether a street stands right before, which is no part of a line's name."""
    said = marks.text[max(0, mark.start - _NEAR) : mark.start]
    before = placed_words(said)[-1:]
    if not before or said[before[0][1] :].strip() or not _BARE.fullmatch(marks.words(mark)):
        return False
    start = mark.start - len(said) + before[0][0]
    named = last is not None and last.role in ("DESC", "REF") and last.end > start
    return not named and before[0][2].endswith(tuple(pointing(language)["streets"]))
