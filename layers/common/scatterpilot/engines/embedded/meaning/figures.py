"""The figures of one line: which unit belongs to which number, sums of two measures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from scatterpilot.engines.embedded.meaning.said import LineSaid, Said, Value
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.packs import pack
from scatterpilot.engines.embedded.packs.folding import fold
from scatterpilot.engines.embedded.packs.pointing import placed_words, pointing, words_in
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.embedded.typed.currencies import currency_of
from scatterpilot.engines.embedded.typed.measures import measure_of
from scatterpilot.engines.embedded.typed.money import Money, money_of
from scatterpilot.engines.embedded.typed.numbers import number_of
from scatterpilot.engines.embedded.typed.rates import rate_of
from scatterpilot.engines.embedded.typed.units import OTHER, Unit, unit_of

Pair = tuple[Mark, Mark | None]

_NEAR = 24
_MINUTES = 5
_THREE = 3
#: Characters between hours and their minutes: ``2 h and 30``.
_CLOSE = 6
_WORD = re.compile(r"(?<!\w)\w")
_MOST_BEFORE = 3
_POINTS = frozenset("point comma virgule coma komma virgola vírgula".split())
_CLOCK = re.compile(r"(\d{1,2}) ?(?:h|hrs?|uur|std|u) ?([0-5]\d)(?![\d.,])", re.IGNORECASE)
_MAN = re.compile(r"(?:man|person|labou?r|crew|Mann|Personen)[ -]?", re.IGNORECASE)
_COUNTED = ("QTY", "DQTY")
_PRICED = ("PRICE", "AMOUNT", "DPRICE")
#: In hours; to add up ``1 hour 45 minutes``, and for minutes at a rate per hour.
HOURS = {"minute": Decimal(1) / 60, "hour": Decimal(1)}


def read_figures(words: Words, marks: Sequence[Mark], line: LineSaid) -> list[Mark]:
    """Put the figures of these marks on the line; gives the marks that hold none."""
    units = _units(marks)
    unread: list[Mark] = []
    counts = [(mark, units.get(mark)) for mark in marks if mark.role == "QTY"]
    for mark in marks:
        unread += _one(words, mark, units.get(mark), line)
    unread += _quantity(words, counts, line)
    _multiply(words, [mark for mark in marks if mark.role == "MULT"], line)
    taken = set(units.values())
    for mark in (m for m in marks if m.role == "UNIT" and m not in taken):
        said = _said(words, mark, lambda text: unit_of(text, words.language))
        if said is not None:
            line.unit, line.price_unit = line.unit or said, line.price_unit or said
    return sorted(unread, key=lambda mark: mark.start)


def _units(marks: Sequence[Mark]) -> dict[Mark, Mark]:
    """The unit of each figure: the one right behind it, else the one right before it."""
    figures = [m for m in marks if m.role in (*_COUNTED, *_PRICED, "UNIT")]
    found = {
        figure: unit
        for figure, unit in pairwise(figures)
        if unit.role == "UNIT" and figure.role != "UNIT"
    }
    taken = set(found.values())
    for unit, figure in pairwise(figures):
        free = unit.role == "UNIT" and unit not in taken and figure not in found
        if free and figure.role in _PRICED:
            found[figure] = unit
    return found


def _quantity(words: Words, counts: Sequence[Pair], line: LineSaid) -> list[Mark]:
    """One count, or the sum of several measures of time."""
    unread = []
    total: Said[Decimal] | None = None
    end = 0
    for mark, behind in _fitting(words, _spelled_together(words, counts), line):
        if mark.start < end:
            continue
        said, unit, end = _counted(words, mark, behind)
        if said is None:
            unread.append(mark)
        elif total is None or _replaces(words, total, said):
            total, line.unit = said, unit or line.unit
        else:
            total = _added(total, line, said, unit)
    line.quantity = _with_measure(words, total, line.unit) or line.quantity
    line.price = _with_measure(words, line.price, line.price_unit)
    return unread


def _replaces(words: Words, before: Said[Value], said: Said[Value]) -> bool:
    """Whether words between two figures take the first one back, or say that the second is what
    all comes to: ``four, no wait, five``, ``8 h, 7.5 h, together 15.5 h``.
    """
    between = words.text[before.quote.end or 0 : said.quote.start or 0]
    known = pointing(words.language)
    near = words_in(between)
    return bool(set(near) & known["corrects"]) or bool(set(near[-3:]) & known["sum"])


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
    words: Words, mark: Mark, behind: Mark | None
) -> tuple[Said[Decimal] | None, Said[Unit] | None, int]:
    """The number and its unit, and where they end: ``2h15`` is one figure, ``une demi-journée``
    a measure; an article that counts nothing else gives none.
    """
    clock = _CLOCK.match(words.text, mark.start)
    unit = _unit(words, behind)
    if clock is not None:
        hours = Decimal(clock[1]) + Decimal(clock[2]) / 60
        return Said(hours, words.quote(mark.start, clock.end()), mark.sure), unit, clock.end()
    if words.of(mark).casefold() not in pack(words.language).any_of("articles"):
        said = _said(words, mark, lambda text: number_of(text, words.language, words.locale))
        return (_negative(words, said) if said else None), unit, mark.end
    if behind is None:
        return None, None, mark.end
    measured = measure_of(words.text[mark.start : behind.end], words.language, words.locale)
    if measured is None or measured.unit is None or measured.unit.kind == OTHER:
        return None, unit, mark.end
    quote = words.quote(mark.start, behind.end)
    whole = Said(measured.unit, quote, mark.sure)
    return Said(measured.number, quote, mark.sure), whole, behind.end


def _negative(words: Words, said: Said[Decimal]) -> Said[Decimal]:
    """``minus 4 hours``: below nothing, which no invoice can count."""
    start = said.quote.start or 0
    before = words_in(words.text[max(0, start - _NEAR) : start])[-1:]
    if not set(before) & pack(words.language).any_of("minus"):
        return said
    return Said(-said.value, said.quote, said.sure)


def _fitting(words: Words, counts: list[Pair], line: LineSaid) -> list[Pair]:
    """Of several counts those in the unit of the price: ``20 m3 … à 290 la journée, 2 jours``."""
    priced = line.price_unit.value.kind if line.price_unit else OTHER
    units = [(pair, _unit(words, pair[1])) for pair in counts]
    alike = [pair for pair, unit in units if unit is not None and unit.value.kind == priced]
    others = {unit.value.kind for _, unit in units if unit is not None} - {priced, *HOURS}
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


def _added(
    total: Said[Decimal], line: LineSaid, said: Said[Decimal], unit: Said[Unit] | None
) -> Said[Decimal]:
    """``two hours`` and ``a quarter``, or ``45 minutes``; another count says it once more."""
    sure = min(total.sure, said.sure)
    if said.value < 1:
        return Said(total.value + said.value, total.quote, sure)
    first, second = line.unit, unit
    kinds = (first.value.kind if first else "", second.value.kind if second else "")
    if kinds == ("hour", "minute"):
        return Said(total.value + said.value / 60, total.quote, sure)
    close = (said.quote.start or 0) - (first.quote.end or 0 if first else 0) <= _CLOSE
    if first and second is None and kinds[0] == "hour" and _MINUTES <= said.value < 60 and close:
        return Said(total.value + said.value / 60, total.quote, sure)
    if first is None and second is not None:
        line.unit = second
        return Said(said.value, said.quote, sure)
    return total


def _one(words: Words, mark: Mark, behind: Mark | None, line: LineSaid) -> list[Mark]:
    mark = _whole(words, mark)
    if mark.role == "PRICE" and behind is None and _is_for_all(words, mark):
        line.amount = _money(words, mark) or line.amount
        return [] if line.amount else [mark]
    if mark.role == "PRICE":
        behind, whole = _without_currency(words, mark, behind)
        line.price = _money(words, whole) or line.price
        line.price_unit = _unit(words, behind) or line.price_unit or _unit_of_rate(words, mark)
        line.each = line.each or (behind is not None and line.price_unit is None)
        return [] if line.price else [mark]
    if mark.role == "AMOUNT" and _is_rate(words, mark):
        line.price = _money(words, mark) or line.price
        return [] if line.price else [mark]
    if mark.role == "AMOUNT":
        amount = _money(words, mark)
        if amount and line.price and _replaces(words, line.price, amount):
            line.price = amount
        else:
            line.amount = amount or line.amount
        return [] if amount else [mark]
    if mark.role == "DQTY":
        measured = measure_of(words.of(mark), words.language, words.locale)
        if measured is None:
            return [mark]
        quote = words.quote(mark.start, mark.end)
        line.more = Said(measured.number, quote, mark.sure)
        unit = Said(measured.unit, quote, mark.sure) if measured.unit else None
        line.more_unit = unit or _unit(words, behind)
        return []
    if mark.role == "DPRICE":
        line.dearer = share_or_money(words, mark)
        return [] if line.dearer else [mark]
    return []


def _whole(words: Words, mark: Mark) -> Mark:
    """``one point`` ``five million dollars``: words of the figure before the mark belong to it;
    part of a figure is never read.
    """
    if mark.role not in _PRICED or not words.of(mark)[:1].isalpha():
        return mark
    value = _amount(words, mark)
    starts = [found.start() for found in _WORD.finditer(words.text, max(0, mark.start - _NEAR))]
    for start in sorted(start for start in starts if start < mark.start)[-_MOST_BEFORE:]:
        longer = replace(mark, start=start)
        before = words_in(words.text[start : mark.start])
        if value is None or not all(_counts(word, words) for word in before):
            continue
        if before and _amount(words, longer) not in (None, value):
            return longer
    return mark


def _counts(word: str, words: Words) -> bool:
    """Whether a word is part of a number, and no article or preposition."""
    known = pack(words.language)
    if word in known.any_of("articles") or word in pointing(words.language)["links"]:
        return False
    return word in _POINTS or number_of(word, words.language, words.locale) is not None


def _amount(words: Words, mark: Mark) -> Decimal | None:
    money = money_of(words.of(mark), words.language, words.locale)
    return money.amount if money else None


def _is_for_all(words: Words, mark: Mark) -> bool:
    """``£450 for the lot``: what follows says that it is no price of one."""
    following = " ".join(words_in(words.text[mark.end : mark.end + _NEAR])) + " "
    return any(following.startswith(f"{said} ") for said in pointing(words.language)["together"])


def _is_rate(words: Words, mark: Mark) -> bool:
    """``my day rate's $1,100``: the price of one, whatever the line comes to."""
    before = words_in(words.text[max(0, mark.start - _NEAR) : mark.start])
    rates = pointing(words.language)["rates"]
    return any(word.split("'")[0].endswith(tuple(rates)) for word in before[-3:])


def _unit_of_rate(words: Words, mark: Mark) -> Said[Unit] | None:
    """``at an hourly rate of $80``, ``zum Stundensatz von 80``: what the price is for stands
    before it.
    """
    start = max(0, mark.start - _NEAR)
    known = pack(words.language).any_of("time_rates")
    placed = placed_words(words.text[start : mark.start])[-_MOST_BEFORE - 1 :]
    for index, (low, high, word) in enumerate(placed):
        following = placed[index + 1 : index + 2]
        for end, said in [(f[1], f"{word} {f[2]}") for f in following] + [(high, word)]:
            kind = next(
                (each.partition(":")[2] for each in known if each.startswith(f"{fold(said)}:")), ""
            )
            unit = unit_of(kind, "en") if kind else None
            if unit is not None:
                named = _own_unit(unit, words.language)
                return Said(named, words.quote(start + low, start + end), mark.sure)
    return None


def _own_unit(unit: Unit, language: str) -> Unit:
    """The same measure by the name it has in this language."""
    every = pack(language).units.values()
    own = next((each for each in every if each.kind == unit.kind), None)
    return Unit(own.kind, own.one, own.many) if own else unit


def _without_currency(words: Words, mark: Mark, behind: Mark | None) -> tuple[Mark | None, Mark]:
    """``8.750`` ``dinars``: the word behind the price is no unit but its currency."""
    if behind is None or behind.start < mark.start:
        return behind, mark
    if currency_of(words.of(behind), words.language) is not None:
        return None, replace(mark, end=behind.end)
    first, _, rest = words.of(behind).partition(" ")
    if rest and currency_of(first, words.language) is not None:
        end = behind.start + len(first)
        return replace(behind, start=end + 1), replace(mark, end=end)
    return behind, mark


def _multiply(words: Words, marks: Sequence[Mark], line: LineSaid) -> None:
    for mark in marks:
        times = _said(words, mark, lambda t: number_of(t, words.language, words.locale))
        if times is None:
            continue
        if line.quantity is None:
            line.quantity = times
            continue
        between = words.text[mark.end : line.quantity.quote.start or 0]
        summed = set(words_in(between)) & pointing(words.language)["sum"]
        if summed or (line.unit and _MAN.match(line.unit.quote.text)):
            continue  # they are counted together already
        sure = min(line.quantity.sure, times.sure)
        line.quantity = Said(line.quantity.value * times.value, line.quantity.quote, sure)


def share_or_money(words: Words, mark: Mark) -> Said[Decimal | Money] | None:
    """A percentage as a fraction, or a sum."""
    rate: Said[Decimal | Money] | None
    rate = _said(words, mark, lambda text: rate_of(text, words.language, words.locale))
    return rate or _said(words, mark, lambda t: money_of(t, words.language, words.locale))


def _money(words: Words, mark: Mark) -> Said[Money] | None:
    return _said(words, mark, lambda text: _amount_of(text, words))


def _amount_of(text: str, words: Words) -> Money | None:
    """``8.750`` is no thousands where the currency has three decimals."""
    money = money_of(text, words.language, words.locale)
    if money is None or money.other is None or words.decimals != _THREE:
        return money
    return replace(money, amount=min(money.amount, money.other), other=None)


def _unit(words: Words, mark: Mark | None) -> Said[Unit] | None:
    return _said(words, mark, lambda text: unit_of(text, words.language)) if mark else None


def _said(words: Words, mark: Mark, value_of: Callable[[str], Value | None]) -> Said[Value] | None:
    value = value_of(words.of(mark))
    return None if value is None else Said(value, words.quote(mark.start, mark.end), mark.sure)
