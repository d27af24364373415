"""What no mark tells, of an invoice with one line: ``a yard and a half less``, ``add £25``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scatterpilot.domain.edits import ChangeLine, Edit
from scatterpilot.engines.embedded.meaning.clauses import clause_of
from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning, Said
from scatterpilot.engines.embedded.resolve.parts import part_left
from scatterpilot.engines.embedded.resolve.references import by_name, roots
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs.pointing import placed_words, pointing, words_in
from scatterpilot.engines.typed.measures import measure_of
from scatterpilot.engines.typed.units import TIMES, Unit, kind_of

#: How surely something is to change where no word of it is marked.
_SURELY = 0.7
#: Words of a measure, and of a message that says nothing else.
_MOST, _SHORT = 5, 20
_HALF, _SENTENCE = 0.5, 80


def sum_on_top(meaning: Meaning, standing: Standing, others: Sequence[LineSaid]) -> list[LineSaid]:
    """``add £25 for that``: a sum that comes on top is a line of its own, whatever it is for."""
    total = meaning.total
    if total is None or not standing.lines or any(line.has_values for line in others):
        return []
    clause = words_in(clause_of(total.quote, standing.words.text))
    added = set(clause) & pointing(standing.words.language)["more"]
    return [LineSaid(amount=total, start=total.quote.start or 0)] if added else []


def difference_unmarked(
    meaning: Meaning, standing: Standing, others: Sequence[LineSaid]
) -> list[LineSaid]:
    """``it's a yard and a half less``, ``so that's one more``."""
    facts = (meaning.customer, meaning.due, meaning.due_shift, meaning.dated, meaning.discount)
    figures = (meaning.total, meaning.deposit, meaning.paid, meaning.old, meaning.taxes)
    lines, words = standing.lines, standing.words
    said = placed_words(words.text)
    if len(lines) != 1 or lines[0].quantity is None or others or any((*facts, *figures)):
        return []
    if len(said) > _SHORT or not meaning.likely("change", _SURELY):
        return []
    known = pointing(words.language)
    turns = [i for i, (_, _, word) in enumerate(said) if word in known["less"] | known["more"]]
    found = [line for at in turns for line in _measured_before(at, said, standing)]
    return found if len(found) == 1 else []


def part_unmarked(meaning: Meaning, standing: Standing, others: Sequence[LineSaid]) -> list[Edit]:
    """``uno de los carteles no hizo falta``: so many less of the line that is named."""
    wished = meaning.likely("change", _HALF) or meaning.likely("remove_line", _HALF)
    words = standing.words
    if others or not wished or len(words.text) > _SENTENCE:
        return []
    named = by_name(words.text, standing.lines)
    line = standing.lines[named[0]] if len(named) == 1 else None
    left = part_left(line, words_in(words.text), words) if line is not None else None
    return [] if left is None else [ChangeLine(line=named[0], quantity=left)]


def by_what_is_counted(line: LineSaid, standing: Standing) -> list[LineSaid]:
    """``the cake is off, but 150 brownies``: what is counted names a line of its own."""
    if not (line.references and line.quantity and line.unit) or line.has_money:
        return [line]
    counted = by_name(line.unit.quote.text, standing.lines)
    named = {i for ref in line.references for i in by_name(ref.value, standing.lines)}
    if len(counted) != 1 or not named or counted[0] in named:
        return [line]
    pointing_at = (Said(line.unit.quote.text, line.unit.quote),)
    rest = replace(line, quantity=None, unit=None)
    return [rest, replace(line, references=pointing_at, unit=None)]


def _measured_before(
    at: int, said: Sequence[tuple[int, int, str]], standing: Standing
) -> list[LineSaid]:
    """The longest measure right before the word of more or less."""
    words = standing.words
    for first in range(max(0, at - _MOST), at):
        start, end = said[first][0], said[at - 1][1]
        text = words.text[start:end]
        measured = measure_of(text, words.language, words.locale)
        if measured is None or not measured.number or not _fits(measured.unit, standing):
            continue
        quote = words.quote(start, end)
        unit = Said(measured.unit, quote) if measured.unit else None
        return [LineSaid(more=Said(measured.number, quote), more_unit=unit, start=start)]
    return []


def _fits(unit: Unit | None, standing: Standing) -> bool:
    """Whether the line is, or may be, counted in it."""
    line = standing.lines[0]
    if unit is None or unit.kind in TIMES or unit.kind == kind_of(line.unit or "") != "":
        return True
    return bool(roots(unit.many) & (roots(line.unit or "") | roots(line.description or "")))
