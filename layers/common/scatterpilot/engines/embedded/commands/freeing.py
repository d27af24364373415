"""A line that costs nothing after all: ``make the courier free``, ``it is on the house``."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import ChangeLine
from scatterpilot.engines.embedded.commands.commands import Commands
from scatterpilot.engines.embedded.commands.removal import REMOVAL_STARTS
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import lines_named, position_named
from scatterpilot.engines.embedded.text.lexicon import TAX_WORDS, phrases

_FREE = phrases(
    "free of charge, free, gratis, complimentary, on the house, no charge for, no charge, "
    "for nothing, for free"
)
FREEING = frozenset(phrase[0] for phrase in _FREE)
_SAYING = frozenset("make is are was were should be it's that's let's throw do no".split())


def take_freeing(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """The line that is named, or the only one, gets a price of 0."""
    end = next((index + len(p) for p in _FREE if reading.words(index, len(p)) == p), 0)
    if not end or not draft.line_items or reading.low(index - 1) in TAX_WORDS | {"-"}:
        return False
    start, stop = index, reading.sentence_end(index)
    while start and not reading.ends_sentence(start - 1) and not reading.taken[start - 1]:
        start -= 1
    words = [reading.low(i) for i in range(start, stop) if not index <= i < end]
    said = _SAYING & {*words, reading.low(index)}
    if not said or REMOVAL_STARTS & set(words) or _figured(reading, start, stop):
        return False
    line = _line_of(reading, start, stop, words, draft)
    if line is None:
        return False
    quote = {"unit_price": reading.quote(index, end)}
    commands.changes.append(ChangeLine(line=line, unit_price=Decimal(0), evidence=quote))
    reading.take(start, stop)
    return True


def _figured(reading: Reading, start: int, end: int) -> bool:
    amounts = (reading.amount(i) for i in range(start, end))
    return any(amount is not None and not amount.words for amount in amounts)


def _line_of(reading: Reading, start: int, end: int, words: list[str], draft: Draft) -> int | None:
    place = position_named(reading, start, end, len(draft.line_items))
    if place is not None:
        return place
    found = lines_named(words, draft.line_items)
    if len(found) == 1:
        return found[0]
    unnamed = len(draft.line_items) == 1 and bool({"it", "it's", "that", "that's"} & set(words))
    return 0 if unnamed else None
