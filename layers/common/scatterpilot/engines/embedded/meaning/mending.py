"""Marks of lines put right where the words themselves tell better what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from scatterpilot.engines.embedded.meaning.participles import with_deeds
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.folding import phrase
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.money import money_of
from scatterpilot.engines.typed.numbers import number_of
from scatterpilot.engines.typed.units import OF_TIME, OTHER, unit_of

_NUMBER: Final = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?")
_TIMES: Final = re.compile(r"\s?[x×*]\s?", re.IGNORECASE)
#: ``45 x3``: the sign belongs to the count behind it.
_TIMES_COUNT: Final = re.compile(r"\s[x×]", re.IGNORECASE)
_TIMES_PRICE: Final = re.compile(r"\s[x×*]\s", re.IGNORECASE)
_HALVES: Final = re.compile(
    r" (?:(?:and (?:a )?|und ein |et |y |e |en een )?"
    r"(?:half|quarter|halbe?|demie?|quart|media|medio|cuarto|mezz[oa]|meia|meio|halve?|kwart))\b"
)
#: The words that follow, and how far a number in words may reach.
_NEXT: Final = re.compile(r" ([^\W\d]+)")
_NUMBER_WORDS: Final = 30
_FIGURE_BEFORE: Final = re.compile(r"(?<!\S)\d[\d/.,-]*\Z")
_DIGITS: Final = 12
_PER: Final = re.compile(r"\d [pP]$")
_BESIDE: Final = 1


def mended(words: Words, group: Sequence[Mark]) -> list[Mark]:
    """The marks of one line, those put right that can't be what they are taken for."""
    group = _things_counted(words, with_deeds(words, group))
    group = _of_each(words, _measured(words, _halves(words, _signs(words, group))))
    group = [_without_per(words, mark) for mark in _hours(words, group)]
    group = _whole_figures(words, group)
    found = _sizes(words, _counts_in_names(words, _fractions(words, list(group))))
    return [mark for mark in _price_before_count(words, found) if not _says_lot(words, mark)]


#: ``3 dozen``: a figure with what is counted.
_THINGS: Final = re.compile(r"(\d{1,6}) ([^\W\d]{3,20})")


def _things_counted(words: Words, group: Sequence[Mark]) -> list[Mark]:
    """``3 dozen`` ``shampoo``: a count and its measure in one mark are two, where no number is
    written so.
    """
    found: list[Mark] = []
    for mark in group:
        text = words.of(mark)
        things = _THINGS.fullmatch(text) if mark.role == "QTY" else None
        if things is None or number_of(text, words.language, words.locale) is not None:
            found.append(mark)
            continue
        start = mark.start
        found.append(replace(mark, end=start + things.end(1)))
        found.append(replace(mark, role="UNIT", start=start + things.start(2)))
    return found


_PART: Final = re.compile(r"(?:\d/\d|[½¼¾])(?= |$)")


def _halves(words: Words, group: Sequence[Mark]) -> list[Mark]:
    """``1`` ``1/2 days``: a fraction behind a count is part of it, and no measure."""
    found: list[Mark] = []
    for mark in group:
        last = found[-1] if found else None
        part = _PART.match(words.of(mark)) if mark.role in ("UNIT", "DESC") else None
        if part is None or last is None or last.role not in ("QTY", "UNIT"):
            found.append(mark)
            continue
        end = mark.start + part.end()
        if last.role == "QTY" and mark.start - last.end <= _BESIDE:
            found[-1] = replace(last, end=end)
        elif len(found) > 1:  # "1 jour 1/2"
            found.append(replace(mark, role="QTY", end=end))
        if end + 1 < mark.end:
            found.append(replace(mark, start=end + 1))
    return found


def _signs(words: Words, group: Sequence[Mark]) -> list[Mark]:
    """``consulting GH₵`` ``200``: a currency at the end of a name is that of the sum behind it."""
    found = list(group)
    for index, (name, sum_) in enumerate(pairwise(group)):
        last = words.of(name).rsplit(" ", 1)[-1]
        start = name.end - len(last)
        beside = name.role == "DESC" and sum_.role in ("PRICE", "AMOUNT")
        if not beside or sum_.start - name.end > _BESIDE or last.islower() or start <= name.start:
            continue
        said = money_of(words.text[start : sum_.end], words.language, words.locale)
        if said is not None and (said.currency or said.sign):
            found[index] = replace(name, end=start - 1)
            found[index + 1] = replace(sum_, start=start)
    return found


def _measured(words: Words, group: Sequence[Mark]) -> list[Mark]:
    """``gutter cleaning, 180 linear feet``: a bare figure with its measure behind it is no sum."""
    found = list(group)
    if any(mark.role == "QTY" for mark in group):
        return found
    for index, (mark, behind) in enumerate(pairwise(group)):
        bare = mark.role == "AMOUNT" and _NUMBER.fullmatch(words.of(mark).strip())
        if bare and behind.role == "UNIT" and 0 <= behind.start - mark.end <= _BESIDE:
            found[index] = replace(mark, role="QTY")
    return found


def _of_each(words: Words, group: Sequence[Mark]) -> list[Mark]:
    """``das Stück`` ``14,80 €``: a sum beside words for each one is no sum for all."""
    found = list(group)
    each = pack(words.language).any_of("each")
    for index, (unit, sum_) in enumerate(pairwise(group)):
        led = unit.role == "UNIT" and sum_.role == "AMOUNT" and sum_.start - unit.end <= _BESIDE
        whole = phrase(words.text[max(0, unit.start - _ARTICLE) : unit.end]).split()[-2:]
        if led and {" ".join(whole), phrase(words.of(unit))} & each:
            found[index + 1] = replace(sum_, role="PRICE")
    return found


_ARTICLE: Final = 4


def _hours(words: Words, group: Sequence[Mark]) -> list[Mark]:
    """``6`` ``hours`` ``20`` ``minutes``: what is counted in hours multiplies nothing."""
    found = list(group)
    for index, (mark, behind) in enumerate(pairwise(group)):
        unit = unit_of(words.of(behind), words.language) if behind.role == "UNIT" else None
        if mark.role == "MULT" and unit is not None and unit.kind == "hour":
            found[index] = replace(mark, role="QTY")
    return found


def _whole_figures(words: Words, group: list[Mark]) -> list[Mark]:
    """``1-1/`` ``2``: a count that begins within a figure begins with it."""
    found: list[Mark] = []
    for mark in group:
        led = _FIGURE_BEFORE.search(words.text, max(0, mark.start - _DIGITS), mark.start)
        told = mark.role == "QTY" and mark.sure < 1  # a table's cells are as they stand
        whole = replace(mark, start=led.start()) if led and told else mark
        if number_of(words.of(whole), words.language, words.locale) is None:
            whole = mark
        found = [each for each in found if each.end <= whole.start]
        found.append(whole)
    return found


def _without_per(words: Words, mark: Mark) -> Mark:
    """``45 p/h``: no pence but what leads to the hour."""
    led = mark.role == "PRICE" and words.text[mark.end : mark.end + 1] == "/"
    if led and _PER.search(words.of(mark)):
        return replace(mark, end=mark.end - 1)
    return mark


def _fractions(words: Words, group: list[Mark]) -> list[Mark]:
    """``two`` ``and a half hours``: words behind a count that make it another are part of it."""
    found: list[Mark] = []
    for mark in group:
        end = found[-1].end if found and found[-1].role == "QTY" else 0
        if mark.start < end:
            mark = replace(mark, start=end + 1)
        if mark.role == "QTY":
            mark = replace(mark, end=_end_of_number(words, mark))
        if mark.start < mark.end:
            found.append(mark)
    return found


def _end_of_number(words: Words, mark: Mark) -> int:
    """``twenty`` ``five hours``, ``two`` ``and a half thousand words``: as far as it is one number
    in words.
    """
    end = mark.end
    value = number_of(words.of(mark), words.language, words.locale)
    if not words.of(mark)[:1].isalpha() or value is None:
        return _behind_figures(words, mark)
    for found in _NEXT.finditer(words.text, mark.end, mark.end + _NUMBER_WORDS):
        longer = number_of(words.text[mark.start : found.end()], words.language, words.locale)
        word = number_of(found[1], words.language, words.locale)
        if longer is not None and longer != value and (word is not None or longer % 1):
            end, value = found.end(), longer
    return end


def _behind_figures(words: Words, mark: Mark) -> int:
    """``2`` ``and a half``."""
    behind = _HALVES.match(words.text, mark.end)
    if behind is None:
        return mark.end
    value = number_of(words.text[mark.start : behind.end()], words.language, words.locale)
    return behind.end() if value is not None and value % 1 else mark.end


def _counts_in_names(words: Words, group: list[Mark]) -> list[Mark]:
    """``16`` ``h``: a bare figure right before a measure is a count, no name."""
    if any(mark.role == "QTY" for mark in group):
        return group
    units = [mark.start for mark in group if mark.role == "UNIT"]
    return [
        replace(mark, role="QTY")
        if mark.role == "DESC"
        and _NUMBER.fullmatch(words.of(mark).strip())
        and any(0 <= start - mark.end <= _BESIDE for start in units)
        else mark
        for mark in group
    ]


def counts_corrected(words: Words, group: Sequence[Mark]) -> list[Mark]:
    """``sechs stunden halt nein siebeneinhalb``: a bare figure right behind words that take a count
    back is the count.
    """
    found = list(group)
    for index, (last, mark) in enumerate(pairwise(group)):
        before = group[index - 1] if index and last.role == "UNIT" else last
        counted = before.role == "QTY" and last.start - before.end <= _BESIDE
        between = words_in(words.text[last.end : mark.start])
        if not counted or not between or mark.role not in ("PRICE", "AMOUNT"):
            continue
        number = number_of(words.of(mark), words.language, words.locale)
        if number is not None and set(between) <= pointing(words.language)["corrects"]:
            found[index + 1] = replace(mark, role="QTY")
    return found


def _sizes(words: Words, group: list[Mark]) -> list[Mark]:
    """``10 x 2.5 kg kettlebells @ 18``: the second figure tells what they are."""
    counts = [mark for mark in group if mark.role == "QTY"]
    if len(counts) != 2 or _TIMES.fullmatch(words.text, counts[0].end, counts[1].start) is None:
        return group
    size = counts[1]
    unit = next((m for m in group if m.role == "UNIT" and 0 <= m.start - size.end <= _BESIDE), None)
    priced = [m for m in group if m.role == "UNIT" and m is not unit]
    known = unit_of(words.of(unit), words.language) if unit else None
    timed = known is not None and known.kind in OF_TIME - {"minute"}  # "8x45min" are sessions
    if unit is None or known is None or timed or known.kind == OTHER or priced:
        return group
    named = replace(size, role="DESC", end=unit.end)
    return [named if mark is size else mark for mark in group if mark is not unit]


def _price_before_count(words: Words, group: list[Mark]) -> list[Mark]:
    """``45 x3`` of a line without a price: the price, and how many; ``2 x 15`` the other way."""
    counts = [mark for mark in group if mark.role == "QTY"]
    priced = any(mark.role in ("PRICE", "AMOUNT", "SAME", "FREE") for mark in group)
    if priced or len(counts) != 2:
        return group
    price = _price_of(words, counts[0], counts[1])
    measured = any(m.role == "UNIT" and 0 <= m.start - counts[1].end <= _BESIDE for m in group)
    if price is None or (price is counts[1] and measured):
        return group
    return [replace(mark, role="PRICE") if mark is price else mark for mark in group]


def _price_of(words: Words, first: Mark, second: Mark) -> Mark | None:
    if _TIMES_COUNT.fullmatch(words.text, first.end, second.start):
        return first
    return second if _TIMES_PRICE.fullmatch(words.text, first.end, second.start) else None


def _says_lot(words: Words, mark: Mark) -> bool:
    """``for the lot``: words that only say that a sum is for all are no name."""
    if mark.role != "DESC":
        return False
    said = words.of(mark).casefold().strip()
    lead = words.text[max(0, mark.start - 12) : mark.end].casefold()
    together = pointing(words.language)["together"]
    return any(all_.endswith(said) and lead.endswith(all_) for all_ in together if " " in all_)
