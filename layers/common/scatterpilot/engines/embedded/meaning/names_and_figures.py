"""Figures that belong to a name, and names, days and tags that hold a figure."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.folding import fold
from scatterpilot.engines.packs.pointing import words_in
from scatterpilot.engines.typed.units import OTHER, unit_of

_CAPITALS: Final = re.compile(r"[A-Z]{2,5}")
#: Figures that are names of themselves.
_NAMES: Final = re.compile(r"401\(?k\)?|403\(?b\)?|1099|5s|365|360", re.IGNORECASE)
_SUM: Final = re.compile(r" ([A-Z]{0,3}[$£€¥₹₵₦₺]\d[\d.,]{0,12})$")
_VERSION: Final = re.compile(r"(?!\d{1,3}(?:\.\d{3})+$)v?\d{1,3}(?:\.\d{1,3}){1,3}")
_SHARED: Final = {("shared", 0)}


def ends_name(marks: Marks, last: Mark, mark: Mark) -> bool:
    """``Sakura Trading`` ``KK``: capitals right behind a customer are a form of firm, no sum."""
    beside = last.role == "CUSTOMER" and mark.start - last.end <= 1
    return beside and mark.role == "AMOUNT" and _CAPITALS.fullmatch(marks.words(mark)) is not None


def whole_tag(marks: Marks, mark: Mark) -> Mark:
    """``<b>Bo</b>``: the sign that opens a name belongs to it, whatever it looks like."""
    cut = mark.role == "CUSTOMER" and marks.text[: mark.start].endswith("<")
    return replace(mark, start=mark.start - 1) if cut and ">" in marks.words(mark) else mark


def named_figures(marks: Marks, given: list[Mark]) -> list[Mark]:
    """``401k`` ``setup``: some figures are names, and count nothing."""
    found: list[Mark] = []
    for mark in given:
        last = found[-1] if found else None
        named = last is not None and last.role == "QTY" and _NAMES.fullmatch(marks.words(last))
        if last and named and mark.role == "DESC" and mark.start - last.end <= 1:
            found[-1] = replace(mark, start=last.start)
        else:
            found.append(mark)
    return found


def versions(marks: Marks, given: list[Mark], language: str) -> list[Mark]:
    """``Python`` ``3.12`` ``upgrade``: a figure with a point amid a name belongs to it."""
    found: list[Mark] = []
    for mark in given:
        last, before = (found[-1], found[-2]) if len(found) > 1 else (None, None)
        named = mark.role == "DESC" or (
            mark.role == "UNIT" and kind_in(marks.words(mark), language) in ("", OTHER)
        )
        if last and before and named and (before.role, last.role) == ("DESC", "QTY"):
            beside = last.start - before.end <= 1 and mark.start - last.end <= 1
            if beside and before.line == mark.line and _VERSION.fullmatch(marks.words(last)):
                found[-2:] = [replace(mark, start=before.start, role="DESC")]
                continue
        found.append(mark)
    return found


def money_in_names(marks: Marks, given: list[Mark]) -> list[Mark]:
    """``consulting GH₵200``: a sum at the end of a name that has no other is its price."""
    priced = {(each.target, each.line) for each in given if each.role in ("PRICE", "AMOUNT")}
    found: list[Mark] = []
    for mark in given:
        sum_ = _SUM.search(marks.words(mark)) if mark.role == "DESC" else None
        if sum_ is None or (mark.target, mark.line) in priced or _SHARED & priced:
            found.append(mark)
            continue
        start = mark.start + sum_.start(1)
        found.append(replace(mark, end=mark.start + sum_.start()))
        found.append(replace(mark, start=start, role="AMOUNT"))
    return found


def hours_of_days(marks: Marks, language: str) -> list[Mark]:
    """``Mon 7`` ``h``: the figure before a measure of time is how many, and no day of a month."""
    found: list[Mark] = []
    for mark, behind in zip_longest(marks.marks, marks.marks[1:]):
        hours = _LAST_FIGURE.search(marks.words(mark)) if mark.role in _DAYS else None
        timed = behind is not None and behind.role == "UNIT" and behind.start - mark.end <= 1
        if hours is None or not timed or not _is_counted(marks, mark, behind, language):
            found.append(mark)
            continue
        start = mark.start + hours.start(1)
        found.append(replace(mark, end=mark.start + hours.start()))
        found.append(replace(mark, start=start, role="QTY", target=behind.target, line=behind.line))
    return found


def _is_counted(marks: Marks, mark: Mark, behind: Mark, language: str) -> bool:
    """Hours, or whatever is counted behind the name of a month: ``Januar 11`` ``Einsätze``."""
    kind = kind_in(marks.words(behind), language)
    month = fold(words_in(marks.words(mark))[0]) in pack(language).months
    together = (behind.target, behind.line) == (mark.target, mark.line)
    return kind == "hour" or (month and kind == OTHER and together)


_DAYS: Final = ("SDATE", "SERVICE")


_LAST_FIGURE: Final = re.compile(r"(?<=[^\W\d]) (\d{1,2}(?:[.,]\d{1,2})?)$")


def kind_in(text: str, language: str) -> str:
    """The measure that the words name; empty where they name none."""
    unit = unit_of(text, language)
    return unit.kind if unit is not None else ""
