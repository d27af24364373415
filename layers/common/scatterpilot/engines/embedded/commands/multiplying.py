"""A value told by how many times it grows: ``double the quantity``, ``halve the hours``."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import ChangeLine
from scatterpilot.engines.embedded.commands.commands import Commands
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import lines_named, position_named
from scatterpilot.engines.embedded.text.lexicon import FILLERS

_FACTORS = {
    "double": Decimal(2),
    "twice": Decimal(2),
    "triple": Decimal(3),
    "treble": Decimal(3),
    "quadruple": Decimal(4),
    "halve": Decimal("0.5"),
    "half": Decimal("0.5"),
}
MULTIPLYING = frozenset(_FACTORS)
_VERBS = MULTIPLYING - {"twice", "half"}
_AS_MANY = frozenset("many much".split())
_LEADS = FILLERS | frozenset(
    "make it that them actually can could you we let's please should need to be i'd like want "
    "sorry wait no , - – — they do bill for i".split()
)
_AMOUNTS = frozenset("quantity qty number amount count hours days units it that them those".split())
_PRICES = frozenset("price rate cost fee prices rates unit charge".split())


def take_multiplying(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``double the pumps``, ``make it twice as many``, ``triple the rate of the second line``."""
    factor = _FACTORS.get(reading.low(index))
    if factor is None or not draft.line_items or not _orders(reading, index):
        return False
    end = reading.sentence_end(index)
    if any(reading.tokens[i].kind == "number" and i > index for i in range(index, end)):
        return False
    words = [reading.low(i) for i in range(index + 1, end)]
    line = _line_of(reading, index, end, words, draft)
    if line is None:
        return False
    name = "unit_price" if _PRICES & set(words) else "quantity"
    value = getattr(draft.line_items[line], name)
    if value is None:
        return False
    change = {name: value * factor, "evidence": {name: reading.quote(index, end)}}
    commands.changes.append(ChangeLine.model_validate({"line": line, **change}))
    reading.take(_start(reading, index), end)
    return True


def _orders(reading: Reading, index: int) -> bool:
    """An order opens its clause; "double" and the like name things elsewhere: a double room."""
    start, follows = _start(reading, index), reading.low(index + 1)
    opens = start == 0 or reading.ends_sentence(start - 1) or reading.taken[start - 1]
    if reading.low(index) in _VERBS:
        return opens and follows in ("the", "my", "all", "up", "line", *_AMOUNTS)
    compared = follows == "as" and reading.low(index + 2) in _AS_MANY
    measured = follows == "the" and reading.low(index + 2) in _AMOUNTS | _PRICES
    return opens and (compared or measured)


def _start(reading: Reading, index: int) -> int:
    while index and reading.low(index - 1) in _LEADS and not reading.taken[index - 1]:
        index -= 1
    return index


def _line_of(reading: Reading, start: int, end: int, words: list[str], draft: Draft) -> int | None:
    """The line that is named, or the only one."""
    place = position_named(reading, start, end, len(draft.line_items))
    if place is not None:
        return place
    found = lines_named([w for w in words if w not in _PRICES | {"quantity"}], draft.line_items)
    if len(found) == 1:
        return found[0]
    return 0 if len(draft.line_items) == 1 else None
