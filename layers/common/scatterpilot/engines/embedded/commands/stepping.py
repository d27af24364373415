"""A value told by the step it makes: ``bump the price by 5``, ``cut the hours by 2``."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.edits import ChangeLine
from scatterpilot.engines.embedded.commands.commands import Commands
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import lines_named, position_named
from scatterpilot.engines.embedded.text.lexicon import FILLERS

_UP = frozenset("bump raise increase up put push".split())
_DOWN = frozenset("lower reduce decrease cut drop bring shorten trim".split())
STEPPING = _UP | _DOWN
_LEADS = FILLERS | frozenset(
    "can could you we let's please should need to actually i'd like".split()
)
_PRICES = frozenset("price rate cost fee charge prices rates".split())
_COUNTS = frozenset("quantity qty count number hours days".split())
_REACH = 12


def take_step(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``raise the rate by $5``, ``lower the second line by 10%``: of the line that is named."""
    low = reading.low(index)
    if low not in STEPPING or not draft.line_items or not _opens(reading, index):
        return False
    by = next(
        (i for i in range(index + 1, min(index + _REACH, len(reading))) if reading.low(i) == "by"),
        0,
    )
    share = reading.percent(by + 1) if by else None
    amount = share or (reading.amount(by + 1) if by else None)
    words = [reading.low(i) for i in range(index + 1, by)]
    line = _line_of(reading, index, by, words, draft)
    if amount is None or line is None or {"discount", "tax", "vat", "date"} & set(words):
        return False
    item = draft.line_items[line]
    counted = reading.quantity(by + 1)
    name = _field(item, set(words), amount.value, counted=counted is not None, money=amount.money)
    value = getattr(item, name)
    if value is None:
        return False
    step = value * share.value / 100 if share else amount.value
    end = max(amount.end, counted.end if counted else 0)
    change = {name: value + step * (1 if low in _UP else -1)}
    quote = {name: reading.quote(index, end)}
    commands.changes.append(ChangeLine.model_validate({"line": line, **change, "evidence": quote}))
    mark = reading.rate_mark(end)
    reading.take(index, mark.end if mark else end)
    return True


def _opens(reading: Reading, index: int) -> bool:
    while index and reading.low(index - 1) in _LEADS:
        index -= 1
    return index == 0 or reading.tokens[index - 1].kind != "word"


def _field(item: LineItem, words: set[str], value: Decimal, *, counted: bool, money: bool) -> str:
    """A sum or a word for it changes the price; else a step that fits the count changes that."""
    if money or words & _PRICES:
        return "unit_price"
    if counted or words & _COUNTS:
        return "quantity"
    return "quantity" if item.quantity is not None and value < item.quantity else "unit_price"


def _line_of(reading: Reading, start: int, end: int, words: list[str], draft: Draft) -> int | None:
    place = position_named(reading, start, end, len(draft.line_items))
    if place is not None:
        return place
    found = lines_named([w for w in words if w not in _PRICES], draft.line_items)
    if len(found) == 1:
        return found[0]
    return 0 if len(draft.line_items) == 1 else None
