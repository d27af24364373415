"""A line that was removed, wanted again: ``put the hosting back``."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.edits import AddLine, Quote
from scatterpilot.engines.embedded.commands.commands import Commands
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.targets import lines_named, stems

_VERBS = frozenset("put add bring keep include restore readd want need leave".split())
_ENDS = frozenset(", . - – — ! ; because since as and they".split())
_QUOTED = ("description", "quantity", "unit_price")


def take_restoring(reading: Reading, index: int, situation: Situation, commands: Commands) -> bool:
    """``put the travel back in``, ``restore the hosting``: the line as it was when removed."""
    if reading.low(index) not in _VERBS or not situation.earlier:
        return False
    end = index + 1
    while end < len(reading) and reading.low(end) not in _ENDS and not reading.taken[end]:
        if reading.amount(end) is not None:
            return False
        end += 1
    words = [reading.low(i) for i in range(index + 1, end)]
    if "back" not in words and reading.low(index) != "restore" and "after" not in words:
        return False
    line = _removed(words, situation.earlier, situation.draft)
    if line is None:
        return False
    commands.restored.append(_again(line))
    reading.take(index, end)
    return True


def _removed(words: list[str], earlier: Sequence[Draft], draft: Draft) -> LineItem | None:
    """The line of these words in the latest draft that has one, if the draft now lacks it."""
    kept = [stems(line.description) for line in draft.line_items]
    for before in reversed(earlier):
        gone = [line for line in before.line_items if stems(line.description) not in kept]
        found = lines_named(words, gone)
        if len(found) == 1:
            return gone[found[0]]
    return None


def _again(line: LineItem) -> AddLine:
    values = line.model_dump(include={*_QUOTED, "unit", "taxable", "tax_rate"})
    sources = {name: line.provenance.get(name) for name in _QUOTED}
    evidence = {
        name: Quote(text=source.quote, turn=source.turn, start=source.start, end=source.end)
        for name, source in sources.items()
        if source is not None and source.quote
    }
    return AddLine.model_validate({**values, "evidence": evidence})
