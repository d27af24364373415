"""Marks of values as far as their words are a value: ``April`` ``first``, ``svc`` ``85``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.typed.dates import date_of
from scatterpilot.engines.typed.dues import due_of
from scatterpilot.engines.typed.money import money_of

_MONEY: Final = ("PRICE", "AMOUNT", "TOTALSAID", "DPRICE")
#: A word, and what parts it from the one before.
_NEXT: Final = re.compile(r"[ \u00a0]([^\s,;]+)")
_FURTHER: Final = 5
_CUT: Final = 3


def fitted(words: Words, marks: Sequence[Mark]) -> list[Mark]:
    """Each value mark that says no value, longer or shorter where that is one; the words cut off
    in front belong to the name before them.
    """
    found: list[Mark] = []
    for index, mark in enumerate(marks):
        reads = _reader(words, mark)
        if reads is None or reads(words.of(mark)):
            found.append(mark)
            continue
        limit = marks[index + 1].start if index + 1 < len(marks) else len(words.text)
        whole = next((m for m in _longer(words, mark, limit) if reads(words.of(m))), None)
        cut = next((m for m in _shorter(words, mark) if reads(words.of(m))), None)
        if whole is None and cut is not None and mark.role in _MONEY:
            _give(words, found, mark, cut)
        found.append(whole or (cut if mark.role in _MONEY else None) or mark)
    return found


def _reader(words: Words, mark: Mark) -> Callable[[str], bool] | None:
    if mark.role in _MONEY:
        return lambda text: money_of(text, words.language, words.locale) is not None
    if mark.role == "DUE":
        days = (words.issued, words.today)
        return lambda text: due_of(text, words.language, words.locale, *days) is not None
    if mark.role == "DATE":
        return lambda text: date_of(text, words.language, words.locale, words.today) is not None
    return None


def _longer(words: Words, mark: Mark, limit: int) -> Iterator[Mark]:
    """The longest first: ``quatrocentos e`` goes on to ``vinte e cinco``."""
    ends: list[int] = []
    end = mark.end
    while len(ends) < _FURTHER and (following := _NEXT.match(words.text, end, limit)):
        end = following.end()
        ends.append(end)
    for end in reversed(ends):
        yield replace(mark, end=end)


def _shorter(words: Words, mark: Mark) -> Iterator[Mark]:
    start = mark.start
    for _ in range(_CUT):
        blank = words.text.find(" ", start, mark.end)
        if blank < 0:
            return
        start = blank + 1
        yield replace(mark, start=start)


def _give(words: Words, found: list[Mark], mark: Mark, cut: Mark) -> None:
    """``boiler`` ``svc 85``: the word before the figure is the name's."""
    last = found[-1] if found else None
    if last is None or last.role != "DESC" or (last.target, last.line) != (mark.target, mark.line):
        return
    if words.text[last.end : mark.start].strip() == "":
        found[-1] = replace(last, end=cut.start - 1)
