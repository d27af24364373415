"""Old values named beside the new ones."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.draft import Draft
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import line_with_value


def take_contrasts(reading: Reading) -> list[Decimal]:
    """Old values named beside the new one (``23 hours not 20``), taken out of the reading."""
    old: list[Decimal] = []
    for index in range(len(reading)):
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
        reading.take(start, stop + (reading.low(stop) == ")"))
        old.append(amount.value)
    return old


def take_old_dates(reading: Reading) -> None:
    """``not 2 April, 9 April``: the first date is the wrong one."""
    for index in range(len(reading)):
        if reading.low(index) != "not" or reading.taken[index]:
            continue
        found = reading.date(index + 1)
        if found is not None and found.end > index + 2:
            reading.take(index, found.end + (reading.low(found.end) == ","))


def take_unchanged(reading: Reading) -> None:
    """``the 310 stays 310``: says that a figure does not change."""
    for index in range(len(reading)):
        amount = None if reading.taken[index] else reading.amount(index)
        if amount is None or reading.low(amount.end) not in ("stays", "remains", "stay", "remain"):
            continue
        again = reading.amount(amount.end + 1)
        if again is not None and again.value == amount.value:
            start = index - 1 if reading.low(index - 1) == "the" else index
            reading.take(start, again.end)


def take_replaced(reading: Reading, draft: Draft) -> list[Decimal]:
    """``change the 240 to 265``, ``the 18 should be 16``: the old value, known to the draft."""
    old: list[Decimal] = []
    for index in range(len(reading)):
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
    if words[0] == "not":
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
