"""How many: the counts of a line, sums of two measures, and what they are multiplied by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from scatterpilot.domain.edits import Quote
from scatterpilot.engines.embedded.meaning.one_value import unit_in, value_in
from scatterpilot.engines.embedded.meaning.said import LineSaid, Said, Value
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.measures import measure_of
from scatterpilot.engines.typed.numbers import number_of
from scatterpilot.engines.typed.units import IN_MINUTES, OTHER, PARTS_OF_HOUR, Unit

Pair = tuple[Mark, Mark | None]

_NEAR = 24
_FIGURE = re.compile(r"\d[\d.,]{0,8}")
_MINUTES = 5
#: Characters between hours and their minutes: ``2 h and 30``.
_CLOSE = 6
_CLOCK = re.compile(r"(\d{1,2}) ?(?:h|hrs?|uur|std|u) ?([0-5]\d)(?![\d.,])", re.IGNORECASE)
_MAN = re.compile(r"(?:man|person|labou?r|crew|Mann|Personen)[ -]?", re.IGNORECASE)


def take_counts(
    words: Words,
    counts: Sequence[Pair],
    line: LineSaid,
    *,
    by_day: bool = False,
    priced: frozenset[int] = frozenset(),
) -> list[Mark]:
    """One count, or the sum of several measures of time; ``by_day`` a sum of one for each day;
    ``priced`` are where prices begin, which are no minutes.
    """
    unread = []
    total: Said[Decimal] | None = None
    end = 0
    for mark, behind in _fitting(words, _spelled_together(words, counts), line):
        if mark.start < end:
            continue
        said, unit, end = _counted(words, mark, behind, priced)
        if said is None and words.of(mark).casefold() in pointing(words.language)["only"]:
            continue  # "una sola sesión"
        if said is None and (times := _often(words, mark)) is not None:
            said = Said(times, words.quote(mark.start, mark.end), mark.sure)
        if said is None:
            unread.append(mark)
        elif total is None or replaces(words, total, said):
            total, line.unit = said, unit or line.unit
        elif by_day:
            quote = words.quote(total.quote.start or 0, said.quote.end or 0)
            total = Said(total.value + said.value, quote, min(total.sure, said.sure))
        else:
            total = _added(words, total, line, said, unit)
    line.quantity = _with_measure(words, total, line.unit) or line.quantity
    line.price = _with_measure(words, line.price, line.price_unit)
    return unread


def _often(words: Words, mark: Mark) -> Decimal | None:
    """``sanded it twice``."""
    known, said = pointing(words.language), words.of(mark).casefold().strip()
    return next((n for name, n in _TIMES.items() if said in known[name]), None)


_TIMES = {"doubled": Decimal(2), "tripled": Decimal(3)}


def multiply(words: Words, marks: Sequence[Mark], line: LineSaid) -> None:
    """``2`` men for ``9`` hours: the count so many times, unless it is one of all together."""
    for mark in marks:
        times = value_in(words, mark, lambda t: number_of(t, words.language, words.locale))
        if times is None or _multiplies(words, mark):
            continue
        if line.quantity is None:
            line.quantity = times
            continue
        between = words.text[mark.end : line.quantity.quote.start or 0]
        summed = set(words_in(between)) & pointing(words.language)["sum"]
        if (
            summed
            or _comes_to(words, mark, times.value, line.quantity.value)
            or (line.unit and _MAN.match(line.unit.quote.text))
        ):
            continue  # they are counted together already
        sure = min(line.quantity.sure, times.sure)
        line.quantity = Said(line.quantity.value * times.value, line.quantity.quote, sure)


def _comes_to(words: Words, mark: Mark, times: Decimal, count: Decimal) -> bool:
    """``18 hours (3 men x 6)``: the count is what the figures come to already."""
    figures = _FIGURE.findall(words.text[mark.end : mark.end + _NEAR])
    said = (number_of(each, words.language, words.locale) for each in figures)
    return any(each is not None and each * times == count for each in said)


def _multiplies(words: Words, mark: Mark) -> bool:
    """``double the hours``: no count, but what the old one is to be taken by."""
    known = pointing(words.language)
    said = known["doubled"] | known["tripled"] | known["halved"]
    return bool(said & set(words_in(words.of(mark))))


def replaces(words: Words, before: Said[Value], said: Said[Value]) -> bool:
    """Whether words between two figures take the first one back, or say that the second is what
    all comes to: ``four, no wait, five``, ``8 h, 7.5 h, together 15.5 h``.
    """
    between = words.text[before.quote.end or 0 : said.quote.start or 0]
    known = pointing(words.language)
    near = words_in(between)
    end = said.quote.end or 0
    behind = words_in(words.text[end : end + _NEAR])[:2]  # "4 hours each, so 12 hours total"
    summed = set(near[-3:]) & known["sum"] or ("so" in near and set(behind) & known["sum"])
    return bool(set(near) & known["corrects"]) or bool(summed)


def _with_measure(
    words: Words, said: Said[Value] | None, unit: Said[Unit] | None
) -> Said[Value] | None:
    """The figure quoted together with the measure right behind it: ``40 hours``, ``$150/hour``."""
    if said is None or unit is None:
        return said
    start, end = said.quote.start or 0, said.quote.end or 0
    low, high = unit.quote.start or 0, unit.quote.end or 0
    if not 0 <= low - end <= 1 or words.text[end:low] not in ("", " ", "/"):
        return said
    return Said(said.value, words.quote(start, high), said.sure)


def _counted(
    words: Words, mark: Mark, behind: Mark | None, priced: frozenset[int]
) -> tuple[Said[Decimal] | None, Said[Unit] | None, int]:
    """The number and its unit, and where they end: ``2h15`` is one figure, ``une demi-journée``
    a measure; an article that counts nothing else gives none.
    """
    clock = _CLOCK.match(words.text, mark.start)
    unit = unit_in(words, behind)
    if clock is not None and clock.start(2) not in priced:
        hours = Decimal(clock[1]) + Decimal(clock[2]) / 60
        return Said(hours, words.quote(mark.start, clock.end()), mark.sure), unit, clock.end()
    said_word = words.of(mark).casefold()
    if said_word not in pack(words.language).any_of("articles") or _is_one(
        said_word, behind, words
    ):
        said = value_in(words, mark, lambda text: number_of(text, words.language, words.locale))
        if said is None:
            return _measured(words, mark, unit)
        return _negative(words, said), unit, mark.end
    if behind is None:
        return None, None, mark.end
    measured = measure_of(words.text[mark.start : behind.end], words.language, words.locale)
    if measured is None or measured.unit is None or measured.unit.kind == OTHER:
        return None, unit, mark.end
    quote = words.quote(mark.start, behind.end)
    whole = Said(measured.unit, quote, mark.sure)
    return Said(measured.number, quote, mark.sure), whole, behind.end


def _is_one(word: str, behind: Mark | None, words: Words) -> bool:
    """``eine``, ``una sesión``: an article that is the number too, where no measure follows."""
    if word not in pack(words.language).numbers:
        return False
    unit = unit_in(words, behind)
    return unit is None or unit.value.kind == OTHER


def _measured(
    words: Words, mark: Mark, unit: Said[Unit] | None
) -> tuple[Said[Decimal] | None, Said[Unit] | None, int]:
    """``2d``: the figure with its measure in one mark."""
    measured = measure_of(words.of(mark), words.language, words.locale)
    if measured is None or measured.unit is None or measured.unit.kind == OTHER:
        return None, unit, mark.end
    quote = words.quote(mark.start, mark.end)
    if words.of(mark).casefold() == measured.unit.many.casefold() != measured.unit.one.casefold():
        return None, Said(measured.unit, quote, mark.sure), mark.end  # "hours of consulting"
    said = Said(measured.number, quote, mark.sure)
    return said, unit or Said(measured.unit, quote, mark.sure), mark.end


def _negative(words: Words, said: Said[Decimal]) -> Said[Decimal]:
    """``minus 4 hours``: below nothing, which no invoice can count."""
    start = said.quote.start or 0
    before = words_in(words.text[max(0, start - _NEAR) : start])[-1:]
    signed = words.text[max(0, start - 2) : start] in ("-", " -", "−", " −")
    if not signed and not set(before) & pack(words.language).any_of("minus"):
        return said
    return Said(-said.value, said.quote, said.sure)


def _fitting(words: Words, counts: list[Pair], line: LineSaid) -> list[Pair]:
    """Of several counts those in the unit of the price: ``20 m3 … à 290 la journée, 2 jours``."""
    priced = line.price_unit.value.kind if line.price_unit else OTHER
    units = [(pair, unit_in(words, pair[1])) for pair in counts]
    alike = [pair for pair, unit in units if unit is not None and unit.value.kind == priced]
    others = {unit.value.kind for _, unit in units if unit is not None} - {priced, *IN_MINUTES}
    return alike if priced != OTHER and alike and others else counts


def _spelled_together(words: Words, counts: Sequence[Pair]) -> list[Pair]:
    """``a`` ``dozen``: two marks side by side that make one number."""
    found: list[Pair] = []
    for mark, behind in counts:
        last = found[-1] if found else None
        beside = last is not None and words.text[last[0].end : mark.start] in ("", " ")
        if last is not None and last[1] is None and beside:
            whole = replace(last[0], end=mark.end, sure=min(last[0].sure, mark.sure))
            if number_of(words.of(whole), words.language, words.locale) is not None:
                found[-1] = (whole, behind)
                continue
        found.append((mark, behind))
    return found


def _both(words: Words, total: Said[Decimal], said: Said[Decimal]) -> Quote:
    """The words of both figures, where they are near each other."""
    start, end = total.quote.start or 0, said.quote.end or 0
    return words.quote(start, end) if 0 < end - start <= 2 * _NEAR else total.quote


def _added(
    words: Words, total: Said[Decimal], line: LineSaid, said: Said[Decimal], unit: Said[Unit] | None
) -> Said[Decimal]:
    """``two hours`` and ``a quarter``, or ``45 minutes``; another count says it once more."""
    sure = min(total.sure, said.sure)
    if said.value < 1:
        return Said(total.value + said.value, total.quote, sure)
    first, second = line.unit, unit
    kinds = (first.value.kind if first else "", second.value.kind if second else "")
    if kinds[0] == "hour" and kinds[1] in PARTS_OF_HOUR:
        more = said.value * IN_MINUTES[kinds[1]] / 60
        return Said(total.value + more, _both(words, total, said), sure)
    close = (said.quote.start or 0) - (first.quote.end or 0 if first else 0) <= _CLOSE
    if first and second is None and kinds[0] == "hour" and _MINUTES <= said.value < 60 and close:
        return Said(total.value + said.value / 60, _both(words, total, said), sure)
    if first is None and second is not None:
        line.unit = second
        return Said(said.value, said.quote, sure)
    return total
