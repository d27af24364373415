"""One price for several lines."""

from __future__ import annotations

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
    amount = next((a for i in range(index, end) if (a := reading.amount(i)) and not a.words), None)
    known = [line for line in draft.line_items if line.unit_price is not None]
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


def _priced(reading: Reading, line: int, price: Decimal, start: int, end: int) -> ChangeLine:
    quote = reading.quote(start, end)
    return ChangeLine(line=line, unit_price=price, evidence={"unit_price": quote})
