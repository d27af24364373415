"""The values of a line as edits take them."""

from __future__ import annotations

from typing import Any

from scatterpilot.domain.edits import Quote
from scatterpilot.engines.embedded.meaning.said import LineSaid
from scatterpilot.engines.embedded.resolve.figures import Figures


def described(line: LineSaid, figures: Figures) -> str:
    text = line.description.value if line.description else ""
    if figures.lump and line.quantity is not None:
        text = counted_name(line, text)
    return text[:1].upper() + text[1:]


def counted_name(line: LineSaid, text: str) -> str:
    """How many there are, in front of the name of a line that is billed as one."""
    counted = line.quantity.quote.text if line.quantity else ""
    unit = line.unit.quote.text if line.unit and line.unit.quote.text not in counted else ""
    return " ".join(filter(None, (counted, unit, text)))


def values_of(figures: Figures) -> dict[str, Any]:
    names = ("quantity", "unit", "unit_price", "price_base_quantity")
    given = {name: getattr(figures, name) for name in names}
    return {name: value for name, value in given.items() if value is not None}


def given_in(figures: Figures) -> dict[str, Quote]:
    return {name: quote for name, quote in figures.evidence.items() if quote.text}
