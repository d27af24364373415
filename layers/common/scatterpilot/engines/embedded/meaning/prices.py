"""What a price is of: one thing, all of them, or an hour; and where its figure begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from scatterpilot.engines.embedded.meaning.one_value import money_in, unit_in
from scatterpilot.engines.embedded.meaning.said import Said
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.folding import fold
from scatterpilot.engines.packs.pointing import placed_words, pointing, words_in
from scatterpilot.engines.typed.currencies import currency_of
from scatterpilot.engines.typed.money import Money, money_of
from scatterpilot.engines.typed.numbers import number_of
from scatterpilot.engines.typed.units import OTHER, Unit, unit_of

_NEAR = 24
_WORD = re.compile(r"(?<!\w)\w")
#: A figure right behind the words.
_SUM = re.compile(r"[\s:=]{0,3}[^\w\s]?\d")
_MOST_BEFORE = 3
_POINTS = frozenset("point comma virgule coma komma virgola vírgula".split())
_PRICED = ("PRICE", "AMOUNT", "DPRICE")


def whole_figure(words: Words, mark: Mark, after: int = 0) -> Mark:
    """``one point`` ``five million dollars``: words of the figure before the mark, and behind
    ``after``, where another one ends, belong to it; part of a figure is never read.
    """
    if mark.role not in _PRICED or not words.of(mark)[:1].isalpha():
        return mark
    mark = _with_cents(words, mark)
    value = _amount(words, mark)
    first = max(after, mark.start - _NEAR)
    starts = [found.start() for found in _WORD.finditer(words.text, first)]
    for start in sorted(start for start in starts if start < mark.start)[-_MOST_BEFORE:]:
        longer = replace(mark, start=start)
        before = words_in(words.text[start : mark.start])
        if value is None or not all(_counts(word, words) for word in before):
            continue
        if before and _amount(words, longer) not in (None, value):
            return longer
    return mark


_CENTS = re.compile(r" and (?:[^\W\d]{2,9}[ -]){1,2}(?:cents|pence|p)\b")


def _with_cents(words: Words, mark: Mark) -> Mark:
    """``eighty nine dollars`` ``and fifty cents``."""
    behind = _CENTS.match(words.text, mark.end)
    longer = replace(mark, end=behind.end()) if behind else mark
    return longer if behind and _amount(words, longer) is not None else mark


def _counts(word: str, words: Words) -> bool:
    """Whether a word is part of a number, and no article or preposition."""
    known = pack(words.language)
    if word in known.any_of("articles") or word in pointing(words.language)["links"]:
        return False
    return word in _POINTS or number_of(word, words.language, words.locale) is not None


def _amount(words: Words, mark: Mark) -> Decimal | None:
    money = money_of(words.of(mark), words.language, words.locale)
    return money.amount if money else None


def is_for_all(words: Words, mark: Mark) -> bool:
    """``£450 for the lot``: what follows says that it is no price of one."""
    behind = words.text[mark.end : mark.end + _NEAR].split("\n")[0].casefold()
    for said in pointing(words.language)["together"]:
        found = re.match(rf"\W*{re.escape(said)}(?!\w)", behind)
        if found is not None:  # "at $80, total $400" is a price, and the sum behind it
            return _SUM.match(behind, found.end()) is None
    return False


def names_all(words: Words, unit: Mark) -> bool:
    """``130 € l'ensemble``: what is marked as a measure only says that the price is for all."""
    said = words.of(unit).casefold().strip()
    return said in pointing(words.language)["together"]


def is_rate(words: Words, mark: Mark) -> bool:
    """``my day rate's $1,100``: the price of one, whatever the line comes to."""
    before = words_in(words.text[max(0, mark.start - _NEAR) : mark.start])
    rates = pointing(words.language)["rates"]
    return any(word.split("'")[0].endswith(tuple(rates)) for word in before[-3:])


def unit_of_rate(words: Words, mark: Mark) -> Said[Unit] | None:
    """``at an hourly rate of $80``, ``zum Stundensatz von 80``: what the price is for stands
    before it, or right behind it: ``my £64 hourly rate``.
    """
    start = max(0, mark.start - _NEAR)
    before = placed_words(words.text[start : mark.start])[-_MOST_BEFORE - 1 :]
    behind = placed_words(words.text[mark.end : mark.end + _NEAR])[:2]
    return _rated(words, mark, start, before) or _rated(words, mark, mark.end, behind)


def _rated(
    words: Words, mark: Mark, start: int, placed: Sequence[tuple[int, int, str]]
) -> Said[Unit] | None:
    known = pack(words.language).any_of("time_rates")
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


def price_in(words: Words, mark: Mark, behind: Mark | None) -> Said[Money] | None:
    """``six fifty each`` is no six hundred: of one thing the smaller amount is meant."""
    said = money_in(words, mark)
    each = behind is not None and unit_in(words, behind) is None
    if said is None or said.value.other is None or not each or _DIGIT.search(words.of(mark)):
        return said
    amount, other = sorted((said.value.amount, said.value.other))
    return replace(said, value=replace(said.value, amount=amount, other=other))


def like(before: Said[Money] | None, said: Said[Money] | None) -> Said[Money] | None:
    """``nine fifty, no, nine seventy five``: of two readings the one nearer to what it corrects."""
    if before is None or said is None or said.value.other is None or not before.value.amount:
        return said
    was = before.value.amount
    both = (said.value.amount, said.value.other)
    amount, other = sorted(both, key=lambda each: max(each, was) / (min(each, was) or 1))
    return replace(said, value=replace(said.value, amount=amount, other=other))


_DIGIT = re.compile(r"\d")
_TIED = re.compile(r"([^\d\n]{0,4}\d[\d.,'’]{0,12}) ?/?([^\W\d][^\d]{0,20})")


def without_unit(words: Words, mark: Mark, behind: Mark | None) -> tuple[Mark, Mark | None]:
    """``46ph``: a price and what it is for in one mark are two."""
    tied = _TIED.fullmatch(words.of(mark))
    if behind is not None or tied is None or money_in(words, mark) is not None:
        return mark, behind
    figure = replace(mark, end=mark.start + tied.end(1))
    unit = replace(mark, role="UNIT", start=mark.start + tied.start(2))
    known = unit_of(words.of(unit), words.language)
    plain = known is None or known.kind != OTHER
    return (figure, unit) if plain and money_in(words, figure) else (mark, behind)


def without_currency(words: Words, mark: Mark, behind: Mark | None) -> tuple[Mark | None, Mark]:
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
