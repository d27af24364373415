"""What a line is called: its marked words in one phrase, with those that belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.meaning.words import Words, least
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.units import OF_TIME, OTHER

#: Words unmarked between two parts of a description, at most, that belong to it.
_BETWEEN = 3
#: Characters of a word that leads from a unit to a name: `` of ``, `` d'``.
_LINK = 8
#: Characters between the work, how many and of what: ``repainted 6 tanks``.
_BESIDE = 2


def description_of(words: Words, parts: Sequence[Mark], marks: Sequence[Mark]) -> Said[str] | None:
    """The words of a line in one phrase; those unmarked between two parts belong to it."""
    if not parts:
        return None
    others = [mark for mark in marks if mark.role != "DESC"]
    passive = pointing(words.language)["passive"]
    text = _cut(words, parts[0])
    for before, part in pairwise(parts):
        between = words.text[before.end : part.start]
        between = " " if between.strip().casefold() in passive else between
        apart = any(before.end <= mark.start < part.start for mark in others)
        close = len(between.split()) <= _BETWEEN and "\n" not in between and not apart
        text += between + words.of(part) if close else f" {_cut(words, part)}"
    text = _without_link(" ".join(text.split()), words.language)
    last = parts[-1] if "\n" not in words.text[parts[0].start : parts[-1].end] else parts[0]
    quote = words.quote(*words.trimmed(parts[0].start, last.end))
    return Said(text, quote, least(parts)) if quote.text else None


def _without_link(text: str, language: str) -> str:
    """Without a word at the end that only leads on: ``translation of``."""
    links = pointing(language)["links"]
    kept = text.split(" ")
    while len(kept) > 1 and kept[-1].casefold() in links:
        kept.pop()
    return " ".join(kept)


def _cut(words: Words, mark: Mark) -> str:
    start, end = words.trimmed(mark.start, mark.end)
    return words.text[start:end]


def name_in_unit(line: LineSaid) -> None:
    """``50 posters at £6``: what is counted by no measure is what is sold."""
    unit = line.unit
    if line.description is None and unit is not None and unit.value.kind not in OF_TIME:
        line.description = Said(unit.quote.text.strip(), unit.quote, unit.sure)
        line.unit = None


def unit_of_name(words: Words, line: LineSaid) -> None:
    """``12 van washes``: a word that is no measure, right before the name, is part of it."""
    unit, named = line.unit, line.description
    if unit is None or named is None or unit.value.kind != OTHER or line.price_unit is unit:
        return
    if _is_of_work(line):
        line.description, line.unit = Said(f"{named.value} {unit.quote.text}", named.quote), None
        return
    if (link := _link_to_count(words, line)) and unit.value.many:
        name = f"{named.value} {link} {unit.quote.text}"
        line.description, line.unit = Said(name, named.quote, named.sure), None
        return
    end, start = unit.quote.end or 0, named.quote.start or 0
    price = line.price or line.amount
    if price is not None and end <= (price.quote.start or 0) < start:  # "9 guests x 35 € guide"
        line.description = Said(f"{unit.quote.text} {named.value}", named.quote, named.sure)
        line.unit = None
        return
    between = words.text[end:start]
    links = pointing(words.language)["links"]
    if 0 <= start - end <= _LINK and "\n" not in between and set(words_in(between)) <= links:
        name = f"{unit.quote.text}{between}{named.value}"
        quote = words.quote(unit.quote.start or 0, named.quote.end or start)
        line.description, line.unit = Said(name, quote, named.sure), None


def _is_of_work(line: LineSaid) -> bool:
    """``repainted 6 tanks``: the work, how many, and of what."""
    named, count, unit = line.description, line.quantity, line.unit
    if named is None or count is None or unit is None:
        return False
    gap = (count.quote.start or 0) - (named.quote.end or 0)
    behind = (unit.quote.end or 0) - (count.quote.end or 0)
    return 0 <= gap <= _BESIDE and 0 <= behind <= len(unit.quote.text) + _BESIDE


def _link_to_count(words: Words, line: LineSaid) -> str:
    """``affûtage de 22 couteaux``, ``shoeing for 2 horses``: the word that leads from the work to
    how many of what.
    """
    named, count, unit = line.description, line.quantity, line.unit
    if named is None or count is None or unit is None:
        return ""
    start, end = named.quote.end or 0, count.quote.start or 0
    link = words.text[start:end].strip().casefold() if 0 < end - start <= _LINK else ""
    beside = 0 <= (unit.quote.end or 0) - (count.quote.end or 0) <= len(unit.quote.text) + _BESIDE
    return link if beside and link in _LEADING else ""


_LEADING = frozenset("for of für von pour de per di voor van para de".split())
