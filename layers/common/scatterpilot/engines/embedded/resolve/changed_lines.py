"""What changes on a line of the draft."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from scatterpilot.domain.draft import LineItem
from scatterpilot.domain.edits import ChangeLine
from scatterpilot.domain.money import plain
from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning
from scatterpilot.engines.embedded.resolve.differences import differences
from scatterpilot.engines.embedded.resolve.figures import figures_of
from scatterpilot.engines.embedded.resolve.line_edits import LineEdits
from scatterpilot.engines.embedded.resolve.line_values import (
    counted_name,
    described,
    given_in,
    values_of,
)
from scatterpilot.engines.embedded.resolve.meant import (
    as_count,
    as_difference,
    as_nearer,
    as_rate,
    as_total,
    is_said_again,
    of_the_price,
    off_the_price,
)
from scatterpilot.engines.embedded.resolve.old_values import in_place_of_old
from scatterpilot.engines.embedded.resolve.same_price import price_as_another
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.embedded.resolve.steps import as_nearer_step, as_new_count, as_new_price
from scatterpilot.engines.typed.money import Money


def change_line(
    index: int, said: LineSaid, meaning: Meaning, standing: Standing, found: LineEdits
) -> None:
    line = standing.lines[index]
    if is_said_again(said, line, standing):
        return
    said = as_count(in_place_of_old(said, line, meaning, standing), standing, line)
    said = as_total(as_rate(said, line, standing), line, standing)
    said = as_nearer_step(as_difference(said, line, standing), line, standing)
    said = as_new_count(as_new_price(said, line, standing), standing)
    said = of_the_price(as_nearer(said, line), standing)
    said = off_the_price(said, standing)
    figures = figures_of(said, line)
    found.take(index, figures, said)
    values = values_of(figures) | _different(said, line, standing, found)
    counts = said.quantity or said.more  # they were 2, same price
    kept = line.unit_price is not None and (counts is not None or said.description is not None)
    if said.same_price and said.price is None and not kept:
        values |= _price_just_said(found) or price_as_another(index, standing)
    if said.description is not None:
        values["description"] = described(said, figures)
        figures.evidence["description"] = said.description.quote
    elif figures.lump:
        values |= _as_one(said, line)
    counted = line.quantity is not None or "quantity" in values
    if not counted and "unit_price" in values and not (said.price_unit or said.each):
        values["quantity"] = Decimal(1)
    found.note_sums(index, said)
    if values:
        evidence = {name: quote for name, quote in given_in(figures).items() if name in values}
        found.changes.append(ChangeLine(line=index, **values, evidence=evidence))


def _price_just_said(found: LineEdits) -> dict[str, Any]:
    """``$88 for the belt, same for the other``."""
    changes = (edit for edit in reversed(found.changes) if isinstance(edit, ChangeLine))
    prices = (edit.unit_price for edit in changes)
    price = next((each for each in prices if each is not None), None)
    return {} if price is None else {"unit_price": price}


def _as_one(said: LineSaid, line: LineItem) -> dict[str, Any]:
    """A line billed as one for a sum that its count doesn't divide: the name keeps the count."""
    name = line.description or ""
    if said.quantity is None and line.quantity is not None:
        name = " ".join(filter(None, (plain(line.quantity), line.unit, name)))
    return {"description": counted_name(said, name) or None, "unit": None}


def _different(
    said: LineSaid, line: LineItem, standing: Standing, found: LineEdits
) -> dict[str, Any]:
    values = differences(said, line, standing)
    if len(values) < sum(each is not None for each in (said.more, said.dearer)):
        found.open.append(said)
    if said.dearer is not None and isinstance(said.dearer.value, Money):
        found.steps.append(said.dearer.value)
    return values
