"""One price for several lines."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import ChangeLine
from scatterpilot.engines.embedded.commands.commands import Commands
from scatterpilot.engines.embedded.reading import Reading

_AFTER_SAME = frozenset("price rate prices for cost as hourly day daily again".split())


def take_same_price(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``same price for both``, ``same rate as the first``: copy the known price to the others."""
    if reading.low(index) != "same":
        return False
    if reading.low(index + 1) not in _AFTER_SAME:
        return False
    end = reading.sentence_end(index)
    starts = reading.amounts()
    near = starts[bisect_left(starts, index) : bisect_left(starts, end)]
    amount = next((a for i in near if (a := reading.amount(i)) and not a.words), None)
    known = [line for line in draft.line_items if line.unit_price is not None]
    if amount is None and "other" in reading.words(index, 5) and len(known) == 2:
        return _like_the_last(reading, index, end, draft, commands)
    price = (
        amount.value
        if amount
        else (known[-1].unit_price if len({line.unit_price for line in known}) == 1 else None)
    )
    if price is None:
        return False
    targets = [i for i, line in enumerate(draft.line_items) if line.unit_price is None]
    if not targets and amount is not None:
        targets = list(range(len(draft.line_items)))
    commands.changes.extend(_priced(reading, line, price, index, end) for line in targets)
    if targets:
        reading.take(index, end)
    return bool(targets)


def _like_the_last(
    reading: Reading, index: int, end: int, draft: Draft, commands: Commands
) -> bool:
    """``same for the other one``: of two lines, the one whose price was said last is the model."""
    turns = [
        (source.turn or 0) if (source := line.provenance.get("unit_price")) else -1
        for line in draft.line_items
    ]
    if len(turns) != 2 or turns[0] == turns[1]:
        return False
    model, other = (0, 1) if turns[0] > turns[1] else (1, 0)
    price = draft.line_items[model].unit_price
    if price is None:
        return False
    commands.changes.append(_priced(reading, other, price, index, end))
    reading.take(index, end)
    return True


def _priced(reading: Reading, line: int, price: Decimal, start: int, end: int) -> ChangeLine:
    quote = reading.quote(start, end)
    return ChangeLine(line=line, unit_price=price, evidence={"unit_price": quote})
