"""Items that cost what the one before them costs."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import ItemClaim
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.values.amounts import Amount

_RATE_LEADS = frozenset(
    "rate : = my our the hourly daily day is at @ all of everything for each both - • standard "
    "usual price per hour".split()
)
_LEADS = ((), ("the",), ("at",), ("at", "the"), ("@", "the"))


def take_same_rate(reading: Reading) -> list[int]:
    """``at the same rate`` inside a list of things: where it stood."""
    found: list[int] = []
    near = {place - before for place in reading.where({"same"}) for before in (0, 1, 2)}
    for index in sorted(index for index in near if index >= 0):
        end = _same_rate_end(reading, index)
        if end and reading.free(index, end):
            reading.take(index, end)
            found.append(index)
    return found


def take_common_rate(reading: Reading) -> tuple[Amount, str] | None:
    """``…, all at $125 an hour``: the price of everything counted before it, and its unit."""
    for index in reading.where({"all", "both"}):
        amount = reading.amount(index + 2)
        at = reading.low(index + 1) in ("at", "@")
        if amount is None or not at or not reading.free(index, amount.end):
            continue
        counted = [i for i in reading.numbers if i < index and not reading.taken[i]]
        mark = reading.rate_mark(amount.end)
        if len(counted) < 2 or any(i < index for i in reading.sums()):
            continue
        reading.take(index, mark.end if mark else amount.end)
        return amount, mark.unit if mark else ""
    return _rate_alone(reading)


def _rate_alone(reading: Reading) -> tuple[Amount, str] | None:
    """``rate $60/h``, a line of its own beside lines that count hours and have no price."""
    sums = [index for index in reading.sums() if not reading.taken[index]]
    amount = reading.amount(sums[0]) if len(sums) == 1 else None
    mark = reading.rate_mark(amount.end) if amount else None
    if amount is None or mark is None or not mark.unit:
        return None
    start, end = reading.line_start(amount.start), mark.end
    start += sum(1 for i in range(start, min(start + 4, amount.start)) if reading.taken[i])
    alone = all(reading.low(i) in _RATE_LEADS for i in range(start, amount.start))
    closed = end >= len(reading) or reading.ends_sentence(end) or reading.taken[end]
    counts = [q for i in range(len(reading)) if (q := reading.quantity(i)) and q.unit == mark.unit]
    lines = {reading.line_start(q.start) for q in counts if not reading.taken[q.start]}
    if not alone or not closed or len(lines) < 2:
        return None
    reading.take(start, end)
    return amount, mark.unit


def with_common_rate(items: list[ItemClaim], common: tuple[Amount, str] | None) -> list[ItemClaim]:
    """Every counted thing without a price costs what all of them cost."""
    if common is None:
        return items
    amount, unit = common
    span = (amount.start, amount.end)
    return [
        item._replace(
            price=amount.value,
            price_span=span,
            currency=amount.currency,
            rate_unit=unit,
            each=True,
        )
        if item.price is None and item.quantity is not None
        else item
        for item in items
    ]


def _same_rate_end(reading: Reading, index: int) -> int:
    """The end of ``at the same rate`` from ``index``, not of ``the same rate as …``; else 0."""
    words = reading.words(index, 5)
    for start in (0, 1, 2):
        if words[start] == "same" and words[start + 1] in ("rate", "price", "cost"):
            follows = words[start + 2] in ("for", "as")
            return 0 if follows or words[:start] not in _LEADS else index + start + 2
    return 0


def with_same_rate(items: list[ItemClaim], marks: list[int]) -> list[ItemClaim]:
    """An item "at the same rate" costs what the one before it costs."""
    priced = list(items)
    for mark in marks:
        places = [i for i, item in enumerate(priced) if item.span[0] <= mark]
        if not places or places[-1] == 0 or priced[places[-1]].price is not None:
            continue
        model = priced[places[-1] - 1]
        priced[places[-1]] = priced[places[-1]]._replace(
            price=model.price,
            price_span=model.price_span,
            currency=model.currency,
            rate_unit=model.rate_unit,
            each=model.each,
        )
    return priced
