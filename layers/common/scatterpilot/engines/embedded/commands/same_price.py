"""One price for several lines."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import ChangeLine
from scatterpilot.engines.embedded.commands.commands import Commands
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import lines_named

_AFTER_SAME = frozenset(
    "price rate prices for cost as hourly day daily again with goes on quantity number".split()
)
# What "the same" refers to stands within so many tokens before it.
_REACH = 30
_COPIED = ("quantity", "unit_price")


def take_same_price(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``same price for both``, ``same rate as the first``: copy the known price to the others."""
    if reading.low(index) != "same" or not draft.line_items:
        return False
    if reading.low(index + 1) not in _AFTER_SAME:
        return False
    end = reading.sentence_end(index)
    starts = reading.amounts()
    near = starts[bisect_left(starts, index) : bisect_left(starts, end)]
    amount = next((a for i in near if (a := reading.amount(i)) and not a.words), None)
    if amount is None and _as_just_said(reading, index, end, draft, commands):
        return True
    known = [line for line in draft.line_items if line.unit_price is not None]
    if amount is None and _like_the_last(reading, index, end, draft, commands):
        return True
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


def _as_just_said(reading: Reading, index: int, end: int, draft: Draft, commands: Commands) -> bool:
    """``$88 for the belt, same for the other one``: the price that the sentence began with."""
    start = index
    while start > max(index - _REACH, 0) and not reading.ends_sentence(start - 1):
        start -= 1
    said = [a for i in reading.sums() if start <= i < index and (a := reading.amount(i))]
    words = [reading.low(i) for i in range(start, index)]
    named = lines_named(words, draft.line_items)
    open_ = [i for i, line in enumerate(draft.line_items) if line.unit_price is None]
    targets = [i for i in open_ if i not in named]
    if len(said) != 1 or not said[0].money or len(named) != 1 or not targets:
        return False
    if "other" in reading.words(index, 6) and len(targets) > 1:
        return False
    commands.changes.extend(_priced(reading, i, said[0].value, start, end) for i in targets)
    reading.take(index, end)
    return True


def _like_the_last(
    reading: Reading, index: int, end: int, draft: Draft, commands: Commands
) -> bool:
    """``same for the other one``, ``same for the shades``: what was changed last is the model."""
    model = _last_changed(draft)
    if model is None:
        return False
    line, name = model
    others = [i for i in range(len(draft.line_items)) if i != line]
    words = [reading.low(i) for i in range(index + 1, end) if reading.low(i) not in _AFTER_SAME]
    named = [i for i in lines_named(words, draft.line_items) if i != line]
    if "other" in words and len(others) == 1:
        named = others
    value = getattr(draft.line_items[line], name)
    if len(named) != 1 or getattr(draft.line_items[named[0]], name) is None:
        return False
    quote = {name: reading.quote(index, end)}
    commands.changes.append(
        ChangeLine.model_validate({"line": named[0], name: value, "evidence": quote})
    )
    reading.take(index, end)
    return True


def _last_changed(draft: Draft) -> tuple[int, str] | None:
    """The line and the value that the user gave last, if it was one alone."""
    turns = {
        (i, name): source.turn or 0
        for i, line in enumerate(draft.line_items)
        for name in _COPIED
        if (source := line.provenance.get(name)) is not None
    }
    last = [place for place, turn in turns.items() if turn == max(turns.values())]
    return last[0] if len(last) == 1 else None


def _priced(reading: Reading, line: int, price: Decimal, start: int, end: int) -> ChangeLine:
    quote = reading.quote(start, end)
    return ChangeLine(line=line, unit_price=price, evidence={"unit_price": quote})
