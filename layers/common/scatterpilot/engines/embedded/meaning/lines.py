"""The lines that a message speaks of: marks by line, put right where they fall apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, takewhile

from scatterpilot.engines.embedded.meaning.figures import read_figures
from scatterpilot.engines.embedded.meaning.mending import mended
from scatterpilot.engines.embedded.meaning.one_value import share_or_money, value_in
from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.meaning.words import Words, grouped, least
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs import signs
from scatterpilot.engines.packs.pointing import field_words, pointing, words_in
from scatterpilot.engines.typed.measures import Measured, measure_of
from scatterpilot.engines.typed.rates import tax_rate_of
from scatterpilot.engines.typed.units import IN_MINUTES, OTHER

_MONEY = ("PRICE", "AMOUNT", "FREE", "SAME")
#: Words unmarked between two parts of a description, at most, that belong to it.
_BETWEEN = 3
#: Characters of a word that leads from a unit to a name: `` of ``, `` d'``.
_LINK = 8
#: Characters between the work, how many and of what: ``repainted 6 tanks``.
_BESIDE = 2
#: What is done for so long needs a name; what is counted in pieces or miles has one.
_OF_TIME = frozenset(("minute", "hour", "half_day", "day", "night", "week", "month", "year"))
_TIMED = re.compile(r"\d{1,3} ?[^\W\d]{1,10}")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,4}(?![\w.,])")


def lines_of(
    words: Words, marks: Sequence[Mark]
) -> tuple[list[LineSaid], list[LineSaid], list[Mark]]:
    """The new lines and those referred to, in the order of the text, and the marks that gave no
    value.
    """
    lines: dict[str, list[LineSaid]] = {"new": [], "referred": [], "shared": []}
    unread: list[Mark] = []
    for group in _mended(_with_names(words, marks)):
        line, without_value = _line(words, group)
        target = _target(group)
        if target == "new":
            _name_in_unit(line)
            _unit_of_name(words, line)
        if target != "new" or not _is_idle(group):
            lines[target].append(line)
        unread += without_value
    return lines["new"], lines["referred"], unread


def _is_idle(group: Sequence[Mark]) -> bool:
    """``flat fee``: that something is free says nothing where nothing is named."""
    return all(mark.role in ("FREE", "SAME", "UNIT") for mark in group)


def _target(group: Sequence[Mark]) -> str:
    """That of its name, where it has one."""
    named = next((mark for mark in group if mark.role in ("DESC", "REF")), group[0])
    return named.target


def shared_of(words: Words, marks: Sequence[Mark]) -> LineSaid:
    """What several lines share."""
    return _line(words, marks)[0] if marks else LineSaid()


def _mended(groups: list[list[Mark]]) -> list[list[Mark]]:
    """A figure without anything it is for belongs to the neighbour that has none."""
    whole: list[list[Mark]] = []
    for group in groups:
        if whole and _complete_each_other(whole[-1], group):
            whole[-1] = sorted([*whole[-1], *group], key=lambda mark: mark.start)
        else:
            whole.append(group)
    return whole


def _complete_each_other(one: Sequence[Mark], other: Sequence[Mark]) -> bool:
    roles = [{mark.role for mark in group} for group in (one, other)]
    targets = {mark.target for mark in (*one, *other)}
    if roles[0] == {"REF"} and targets == {"referred"} and "REF" not in roles[1]:
        return len(one) == 1
    named = ["DESC" in found or "REF" in found for found in roles]
    if all(named) or any(found == {"SAME"} for found in roles):
        return False
    priced = [bool(found & set(_MONEY)) for found in roles]
    counted = ["QTY" in found for found in roles]
    return named[0] != named[1] and not all(priced) and not all(counted)


def _line(words: Words, marks: Sequence[Mark]) -> tuple[LineSaid, list[Mark]]:
    line = LineSaid(start=marks[0].start)
    marks = mended(words, marks)
    unread = read_figures(words, marks, line)
    line.partial = bool(unread)
    names = [m for m in marks if m.role == "DESC" and not _corrects(words, m)]
    line.description = description_of(words, names, marks)
    _count_in_name(words, line)
    line.references = tuple(words.said(mark) for mark in marks if mark.role == "REF")
    for mark in marks:
        if mark.role == "FREE" and _names_tax(words, mark):
            line.tax = Said(None, words.quote(mark.start, mark.end), mark.sure)
        elif mark.role == "FREE" and line.price is None and line.amount is None:
            line.free = Said(True, words.quote(mark.start, mark.end), mark.sure)
        elif mark.role == "SAME":
            line.same_price = True
        elif mark.role == "LDISC":
            _take_share(words, mark, line, marks)
        elif mark.role == "LTAX":
            line.tax = _tax(words, mark)
        elif mark.role == "SDATE" and any(map(str.isdigit, words.of(mark))):
            line.worked = value_in(words, mark, words.worked)
    return line, unread


def _take_share(words: Words, mark: Mark, line: LineSaid, marks: Sequence[Mark]) -> None:
    """A discount; ``3% card fee``, of which nothing else is said, is a share on top."""
    share = share_or_money(words, mark)
    alone = all(each.role in ("LDISC", "DESC") for each in marks) and mark.target == "new"
    behind = words_in(words.text[mark.end : mark.end + _OFF_WITHIN])[:1]
    off = set(behind) & pointing(words.language)["less"]
    if share is not None and isinstance(share.value, Decimal) and alone and not off:
        line.percent = Said(share.value, share.quote, share.sure)
    else:
        line.discount = share


_OFF_WITHIN = 16


def _corrects(words: Words, mark: Mark) -> bool:
    """``correction: 6 hours``: a word that takes something back is no name."""
    said = set(words_in(words.of(mark)))
    return bool(said) and said <= pointing(words.language)["corrects"]


def _with_names(words: Words, marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks by line. ``bride R1800, four bridesmaids at R750``: beside a line with a name, the
    unmarked words between a count and the next mark name another.
    """
    groups = grouped(marks)
    if not any(mark.role == "DESC" and mark.target == "new" for mark in marks):
        return groups
    starts = sorted(mark.start for mark in marks)
    return [_with_name(words, starts, group) for group in groups]


def _with_name(words: Words, starts: Sequence[int], group: list[Mark]) -> list[Mark]:
    roles = [mark.role for mark in group]
    if group[0].target != "new" or roles[0] != "QTY" or {*roles} & _NAMED:
        return group
    start = group[0].end + 1
    following = bisect_left(starts, start)
    end = starts[following] if following < len(starts) else start + _LONGEST
    found = _UNMARKED.match(words.text, start, end)
    links = pointing(words.language)["links"]
    said = list(takewhile(lambda word: word not in links, found[0].split() if found else ()))
    if not said:
        return group
    named = replace(group[0], start=start, end=start + len(" ".join(said)), role="DESC")
    return [group[0], named, *group[1:]]


_LONGEST = 60
_NAMED = frozenset(("DESC", "REF", "UNIT"))
#: One to three words.
_UNMARKED = re.compile(r"[^\W\d]{3,30}(?: [^\W\d]{2,30}\b){0,2}")


def _name_in_unit(line: LineSaid) -> None:
    """``50 posters at £6``: what is counted by no measure is what is sold."""
    unit = line.unit
    if line.description is None and unit is not None and unit.value.kind not in _OF_TIME:
        line.description = Said(unit.quote.text.strip(), unit.quote, unit.sure)
        line.unit = None


def _unit_of_name(words: Words, line: LineSaid) -> None:
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


def _count_in_name(words: Words, line: LineSaid) -> None:
    """``tuning 2 pianos at $150 each``: how many stands in the name."""
    named = line.description
    if named is None or line.quantity is not None:
        _each_so_long(words, line)
        return
    first, _, rest = named.value.partition(" ")
    measured = measure_of(first, words.language, words.locale) if line.price and rest else None
    if measured is not None and measured.unit is not None and measured.unit.kind != OTHER:
        line.quantity = Said(measured.number, named.quote, named.sure)
        line.unit = line.unit or Said(measured.unit, named.quote, named.sure)
    _time_in_name(words, line)
    timed = line.price_unit is not None and line.price_unit.value.kind in _OF_TIME
    if line.quantity is not None or timed or not (line.each or line.price_unit):
        return
    numbers = list(_NUMBER.finditer(named.value))
    if len(numbers) == 1:
        line.quantity = Said(Decimal(numbers[0].group()), named.quote, named.sure)


def _time_in_name(words: Words, line: LineSaid) -> None:
    """``attente 45 min`` at a rate per hour."""
    named, rate = line.description, line.price_unit
    if named is None or rate is None or rate.value.kind not in _OF_TIME:
        return
    for found in _TIMED.finditer(named.value):
        measured = measure_of(found.group(), words.language, words.locale)
        if measured is not None and measured.unit and measured.unit.kind in ("minute", "hour"):
            line.quantity = Said(measured.number, named.quote, named.sure)
            line.unit = Said(measured.unit, named.quote, named.sure)


def _each_so_long(words: Words, line: LineSaid) -> None:
    """``3 lessons of 90 minutes`` at a rate per hour are so many hours."""
    named, rate, count = line.description, line.price_unit, line.quantity
    plain = line.unit is None or line.unit.value.kind not in _OF_TIME
    if named is None or rate is None or count is None or not plain:
        return
    if rate.value.kind not in _OF_TIME:
        return
    long = _duration_in(words, named.value)
    if long is not None and long.unit is not None:
        line.quantity = Said(count.value * long.number, count.quote, count.sure)
        line.unit = Said(long.unit, named.quote, named.sure)


def _duration_in(words: Words, name: str) -> Measured | None:
    """The longest words of a name that say for how long: ``de hora y media``, ``90-minute``."""
    said = name.replace("-", " ").split()
    for size in range(min(_TELLING, len(said)), 0, -1):
        for start in range(len(said) - size + 1):
            if measure_of(said[start], words.language, words.locale) is None:
                continue
            text = " ".join(said[start : start + size])
            measured = measure_of(text, words.language, words.locale)
            timed = measured is not None and measured.unit and measured.unit.kind in IN_MINUTES
            if timed and (size > 1 or text[0].isdigit()):
                return measured
    return None


#: Words that tell a duration, at most.
_TELLING = 4


def _names_tax(words: Words, mark: Mark) -> bool:
    """``tax free`` says nothing of the price."""
    named = field_words(words.language)["tax"]
    return any(word.startswith(name) for word in words_in(words.of(mark)) for name in named)


def _tax(words: Words, mark: Mark) -> Said[Decimal | None]:
    """A rate; words without one say that there is none, unless they only name the tax."""
    text = words.of(mark)
    rate = tax_rate_of(text, words.language, words.locale)
    if rate is None and not set(text.casefold().split()) <= signs().taxes:
        rate = Decimal(0)
    return Said(rate, words.quote(mark.start, mark.end), mark.sure)


def description_of(words: Words, parts: Sequence[Mark], marks: Sequence[Mark]) -> Said[str] | None:
    """The words of a line in one phrase; those unmarked between two parts belong to it."""
    if not parts:
        return None
    others = [mark for mark in marks if mark.role != "DESC"]
    text = _cut(words, parts[0])
    for before, part in pairwise(parts):
        between = words.text[before.end : part.start]
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
