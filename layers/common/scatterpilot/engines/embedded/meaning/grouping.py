"""Marks by the line that they are about, put right where a line falls apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from scatterpilot.engines.embedded.meaning.mending import counts_corrected
from scatterpilot.engines.embedded.meaning.words import Words, grouped
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs.pointing import pointing
from scatterpilot.engines.typed.units import TIMES, unit_of

_MONEY = ("PRICE", "AMOUNT", "FREE", "SAME")
_NAMED = frozenset(("DESC", "REF", "UNIT"))
#: One to three words, and how far they reach where no mark follows.
_UNMARKED = re.compile(r"[^\W\d]{3,30}(?: [^\W\d]{2,30}\b){0,2}")
_LONGEST = 60


def groups_of(words: Words, marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks of each line, in the order of the text."""
    return _mended(words, _with_names(words, marks))


def _with_names(words: Words, marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks by line. ``bride R1800, four bridesmaids at R750``: beside a line with a name, the
    unmarked words between a count and the next mark name another.
    """
    groups = [counts_corrected(words, group) for group in grouped(marks)]
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
    links = links | pointing(words.language)["times"]
    said = list(takewhile(lambda word: word not in links, found[0].split() if found else ()))
    if not said:
        return group
    named = replace(group[0], start=start, end=start + len(" ".join(said)), role="DESC")
    return [group[0], named, *group[1:]]


def _mended(words: Words, groups: list[list[Mark]]) -> list[list[Mark]]:
    """A figure without anything it is for belongs to the neighbour that has none."""
    whole: list[list[Mark]] = []
    for group in groups:
        if whole and _goes_with(words, whole[-1], group):
            whole[-1] = [*whole[-1], *_led(words, group)]
        elif whole and (
            _is_again(words, whole[-1], group) or _complete_each_other(whole[-1], group)
        ):
            whole[-1] = sorted([*whole[-1], *group], key=lambda mark: mark.start)
        else:
            whole.append(group)
    return whole


def _goes_with(words: Words, one: Sequence[Mark], other: Sequence[Mark]) -> bool:
    """``hecke sechs stunden mit dem aufräumen die stunde 38``: what goes with hours of work and has
    their price, but no hours of its own, is part of it.
    """
    roles, others = {mark.role for mark in one}, {mark.role for mark in other}
    if roles & {*_MONEY, "REF"} or not {"QTY", "UNIT"} <= roles or "QTY" in others:
        return False
    timed = all(
        any(_is_time(words, m) for m in group if m.role == "UNIT") for group in (one, other)
    )
    return "PRICE" in others and timed and bool(_lead(words, other[0]))


def _is_again(words: Words, one: Sequence[Mark], other: Sequence[Mark]) -> bool:
    """``snow clearing January 11 visits, February 7 visits, 85 a visit``: so many on another date,
    and the price of all.
    """
    roles, others = [mark.role for mark in one], [mark.role for mark in other]
    if {*roles} & set(_MONEY) or {*others} & {"DESC", "REF"} or "PRICE" not in others:
        return False
    days = [each.count("SDATE") == each.count("QTY") > 0 for each in (roles, others)]
    units = [next((words.of(m) for m in g if m.role == "UNIT"), "") for g in (one, other)]
    return all(days) and units[0] == units[1] != ""


def _is_time(words: Words, mark: Mark) -> bool:
    unit = unit_of(words.of(mark), words.language)
    return unit is not None and unit.kind in TIMES


def _lead(words: Words, name: Mark) -> re.Match[str] | None:
    """The ``with the`` right before a name."""
    said = "|".join(sorted(pointing(words.language)["with"]))
    form = re.compile(rf"(?<!\w)(?:{said}) (?:[^\W\d]{{1,5}} )?$", re.IGNORECASE)
    return form.search(words.text, max(0, name.start - _LEAD), name.start)


_LEAD = 16


def _led(words: Words, group: Sequence[Mark]) -> list[Mark]:
    lead = _lead(words, group[0])
    return [replace(group[0], start=lead.start() if lead else group[0].start), *group[1:]]


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
