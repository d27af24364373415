"""Old values named beside the new ones."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.draft import Draft
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import line_with_value, lines_named
from scatterpilot.engines.embedded.text.lexicon import PRONOUNS

_NEGATIONS = frozenset("not isn't wasn't aren't weren't isnt wasnt".split())
_CONTRASTS = _NEGATIONS | frozenset("instead rather supposed from".split())
_FIGURE_NAMES = frozenset("figure price rate number quantity".split())
_STAYS = frozenset("stays remains stay remain".split())
_AS_IT_IS = frozenset("the same as is it they are put unchanged before was that at though".split())
_TOTALS = frozenset(("total", "altogether", "overall"))
_SUMS = frozenset("total totals bill everything all job lot whole sum and so it".split())
_IN_ALL = (("in", "total"), ("all", "told"), ("all", "in"))
_SUM_LEADS = frozenset(
    "so that's thats which is makes comes to it's its coming = making a of".split()
)


def take_contrasts(reading: Reading) -> list[Decimal]:
    """Old values named beside the new one (``23 hours not 20``), taken out of the reading."""
    old: list[Decimal] = []
    for index in reading.where(_CONTRASTS):
        if reading.taken[index]:
            continue
        end = _contrast_start(reading, index)
        if end is None:
            continue
        amount = reading.percent(end) or reading.amount(end)
        if amount is None or (amount.words and amount.value == 1):
            continue
        stop = amount.end
        quantity = reading.quantity(end)
        if quantity is not None:
            stop = max(stop, quantity.end)
        mark = reading.rate_mark(stop)
        if mark is not None and reading.low(index) != "from":
            stop = mark.end
        if reading.low(index) == "from" and reading.low(stop) != "to":
            continue
        start = index - 1 if reading.low(index - 1) in (",", "and", "(") else index
        stop += reading.low(stop) in ("either", "anymore", ")")
        reading.take(start, stop)
        old.append(amount.value)
    return old + _take_wrong(reading)


_WRONG = frozenset("wrong incorrect off mistaken typo mistake error".split())


def _take_wrong(reading: Reading) -> list[Decimal]:
    """``12 is wrong, it was 13.5``: the first figure is the old one."""
    old: list[Decimal] = []
    for index in () if reading.vocabulary.isdisjoint(_WRONG) else reading.amounts():
        amount = None if reading.taken[index] else reading.amount(index)
        if amount is None or (amount.words and amount.value == 1):
            continue
        quantity = reading.quantity(index)
        stop = quantity.end if quantity else amount.end
        if reading.low(stop) not in ("is", "was", "are", "were"):
            continue
        after = stop + 1 + (reading.low(stop + 1) in ("a", "an", "my", "way"))
        if reading.low(after) in _WRONG:
            start = index - (reading.low(index - 1) in ("the", "that"))
            reading.take(start, after + 1)
            old.append(amount.value)
    return old


def take_old_dates(reading: Reading) -> None:
    """``not 2 April, 9 April``: the first date is the wrong one."""
    for index in reading.where({"not"}):
        if reading.taken[index]:
            continue
        found = reading.date(index + 1)
        if found is not None and found.end > index + 2:
            reading.take(index, found.end + (reading.low(found.end) == ","))


def take_unchanged(reading: Reading, draft: Draft) -> None:
    """``the 310 stays 310``, ``the figure stays at 310``: says that a figure does not change."""
    if reading.vocabulary.isdisjoint(_STAYS | {"still"}):
        return
    for index in reading.where({"due", "date", "terms"}):
        _take_kept_date(reading, index)
    for index in sorted({*reading.where(_STAYS | _FIGURE_NAMES), *reading.amounts()}):
        if reading.low(index) in _STAYS and index:
            _take_staying(reading, index, draft)
        if reading.low(index) in _FIGURE_NAMES:
            _take_kept_figure(reading, index, draft)
        amount = None if reading.taken[index] else reading.amount(index)
        if amount is None or reading.low(amount.end) not in _STAYS:
            continue
        again = reading.amount(amount.end + 1 + (reading.low(amount.end + 1) == "at"))
        if again is not None and again.value == amount.value:
            start = index - 1 if reading.low(index - 1) == "the" else index
            reading.take(start, again.end)


def _take_kept_date(reading: Reading, index: int) -> None:
    """``the due date stays the same``, ``terms remain as they are``."""
    if reading.low(index + 1) not in _STAYS:
        return
    end = index + 2
    while reading.tokens[end : end + 1] and reading.low(end) in _AS_IT_IS:
        end += 1
    closed = end >= len(reading) or reading.tokens[end].kind != "word"
    if closed and end > index + 2:
        start = index
        while start and reading.low(start - 1) in ("the", "due", "payment", "but", "and", "date"):
            start -= 1
        reading.take(start, end)


def _take_staying(reading: Reading, index: int, draft: Draft) -> None:
    """``the family ones stay at 2``: their quantity or price as it is."""
    position = index + 1
    while reading.low(position) in ("at", "as", "the", "on"):
        position += 1
    amount = reading.amount(position)
    if amount is None or not reading.free(index, amount.end):
        return
    start = index
    while start > 0 and reading.tokens[start - 1].kind == "word" and not reading.taken[start - 1]:
        if reading.low(start - 1) in ("and", "but", "while"):
            break
        start -= 1
    named = lines_named([reading.low(i) for i in range(start, index)], draft.line_items)
    lines = [draft.line_items[i] for i in named] or draft.line_items
    if any(amount.value in (line.quantity, line.unit_price) for line in lines):
        mark = reading.rate_mark(amount.end)
        reading.take(start, mark.end if mark else amount.end)


def _take_kept_figure(reading: Reading, index: int, draft: Draft) -> None:
    still = reading.words(index + 1, 2) == ("is", "still")
    if reading.low(index + 1) not in ("stays", "remains", "stay") and not still:
        return
    amount = reading.amount(index + 2 + (reading.low(index + 2) in ("at", "still")))
    if amount is not None and line_with_value(amount.value, draft) is not None:
        start = index - 1 if reading.low(index - 1) == "the" else index
        reading.take(start, amount.end)


def take_stated_totals(reading: Reading, draft: Draft) -> None:
    """``so that's 95 total``, ``868 altogether``: what the lines come to; code computes that.

    Only beside another figure or with lines in the draft: else it may be the price itself.
    """
    if reading.vocabulary.isdisjoint(_TOTALS | {"all"}):
        return
    for index in reading.amounts():
        amount = None if reading.taken[index] else reading.amount(index)
        if amount is None or (amount.words and amount.value == 1):
            continue
        end = _total_after(reading, amount.end)
        lead = _sum_lead(reading, index)
        if not end or (lead == index and not _closed_off(reading, index)):
            continue
        if _costs_it(reading, lead):
            continue
        priced = any(line.unit_price is not None for line in draft.line_items)
        if priced or _priced_before(reading, index):
            reading.take(lead, end)


def _total_after(reading: Reading, end: int) -> int:
    if reading.low(end) in _TOTALS:
        return end + 1
    if reading.words(end, 2) in _IN_ALL:
        return end + 2
    return 0


def _sum_lead(reading: Reading, index: int) -> int:
    start = index
    while start > 0 and reading.low(start - 1) in _SUM_LEADS and not reading.taken[start - 1]:
        start -= 1
    return start


def _costs_it(reading: Reading, lead: int) -> bool:
    """``the tiles came to 385 all in``: the price of a thing that is named, no sum."""
    verb = lead - 1 if reading.low(lead - 1) in ("came", "come", "was", "were") else lead
    if verb < 1 or reading.low(verb) not in ("came", "come", "comes", "was", "were", "is"):
        return False
    subject = reading.tokens[verb - 1]
    return subject.kind == "word" and subject.lower not in PRONOUNS | _SUMS


def _closed_off(reading: Reading, index: int) -> bool:
    return reading.low(index - 1) in ("(", "=", ",", "-", "–")


def _priced_before(reading: Reading, index: int) -> bool:
    for position in range(index):
        amount = reading.amount(position)
        if amount is None or amount.end > index:
            continue
        at = reading.low(position - 1) in ("at", "@")
        if amount.money or at or reading.rate_mark(amount.end):
            return True
    return False


def take_replaced(reading: Reading, draft: Draft) -> list[Decimal]:
    """``change the 240 to 265``, ``the 18 should be 16``: the old value, known to the draft."""
    old: list[Decimal] = []
    for index in reading.amounts() if draft.line_items else ():
        amount = None if reading.taken[index] else reading.amount(index)
        if amount is None or amount.end >= len(reading):
            continue
        words = reading.words(amount.end, 2)
        replaced = words[0] in ("to", "should", "→") or words in (
            ("-", ">"),
            ("is", "actually"),
            ("needs", "to"),
        )
        if not replaced or line_with_value(amount.value, draft) is None:
            continue
        new = (
            reading.amount(amount.end + 1)
            or reading.amount(amount.end + 2)
            or reading.amount(amount.end + 3)
        )
        if new is None:
            continue
        start = index - 1 if reading.low(index - 1) in ("the", "that") else index
        reading.take(start, amount.end + 1)
        old.append(amount.value)
    return old


def _contrast_start(reading: Reading, index: int) -> int | None:
    words = reading.words(index, 3)
    if words[0] in _NEGATIONS:
        position = index + 1
    elif words[:2] in (("instead", "of"), ("rather", "than")):
        position = index + 2
    elif words == ("supposed", "to", "be"):
        position = index + 3
    elif words[0] == "from" and index > 0:
        position = index + 1
    else:
        return None
    while reading.low(position) in ("the", "a", "at", "just"):
        position += 1
    return position
