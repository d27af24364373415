"""A line that was removed, wanted again: ``put the hosting back``."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.edits import AddLine, Quote
from scatterpilot.engines.embedded.commands.commands import Commands
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.targets import lines_named, stems

RESTORING = frozenset("put add bring keep include restore readd want need leave".split())
_ENDS = frozenset(", . - – — ! ; because since as and they".split())
_IT = frozenset("it that them this back in on again please".split())
_AT = frozenset(("at", "for", "@"))
_LINKS = _AT | frozenset(", but - – — only just and make it with".split())
_QUOTED = ("description", "quantity", "unit_price")


def take_restoring(reading: Reading, index: int, situation: Situation, commands: Commands) -> bool:
    """``put the travel back in``, ``restore the hosting``: the line as it was when removed."""
    if reading.low(index) not in RESTORING or not situation.earlier:
        return False
    end = index + 1
    while (
        end < min(len(reading), index + 16)
        and reading.low(end) not in _ENDS
        and not reading.taken[end]
    ):
        if reading.amount(end) is not None or reading.low(end) in ("at", "for", "@"):
            break
        end += 1
    words = [reading.low(i) for i in range(index + 1, end)]
    if not {"back", "again"} & set(words) and reading.low(index) != "restore":
        return False
    named = words if set(words) - _IT else []
    line = _removed(named, situation.earlier, situation.draft)
    if line is None:
        return False
    added, end = _but(reading, _again(line), end)
    commands.restored.append(added)
    reading.take(index, end)
    return True


def _but(reading: Reading, line: AddLine, end: int) -> tuple[AddLine, int]:
    """``… but at $60``, ``… but 3 hours``: what is different now; and where that ends."""
    position = end
    while reading.low(position) in _LINKS:
        position += 1
    if position == end:
        return line, end
    quantity, amount = reading.quantity(position), reading.amount(position)
    found = quantity or amount
    if found is None:
        return line, end
    mark = reading.rate_mark(found.end)
    priced = amount is not None and (amount.money or mark or reading.low(position - 1) in _AT)
    name = "unit_price" if priced else "quantity"
    evidence = {**line.evidence, name: reading.quote(position, found.end)}
    changed = line.model_copy(update={name: found.value, "evidence": evidence})
    return changed, mark.end if mark else found.end


def _removed(words: list[str], earlier: Sequence[Draft], draft: Draft) -> LineItem | None:
    """The line of these words in the latest draft that has one, if the draft now lacks it."""
    kept = [stems(line.description) for line in draft.line_items]
    for before in reversed(earlier):
        gone = [line for line in before.line_items if stems(line.description) not in kept]
        found = lines_named(words, gone) if words else list(range(len(gone)))
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
