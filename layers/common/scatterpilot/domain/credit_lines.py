"""Credit notes about lines of an invoice: which, and how many of each."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.money import EXACT, ZERO, number_fault, plain
from scatterpilot.domain.settlements import CreditedLine

Wanted = Sequence[tuple[int, Decimal | None]]
"""Lines, counted from 1 as in CSV, each with its quantity; ``None`` is all that is left of it."""


def lines_left(invoice: Invoice, also: Sequence[CreditedLine] = ()) -> list[Decimal]:
    """The quantity of each line that no credit note was about yet, nor ``also`` is."""
    quantities = [line.quantity or ZERO for line in invoice.data.line_items]
    for note in invoice.credit_notes:
        for credited in note.lines or ():
            _take(quantities, credited)
    for credited in also:
        _take(quantities, credited)
    return quantities


def _take(quantities: list[Decimal], credited: CreditedLine) -> None:
    index = credited.line - 1
    quantities[index] = EXACT.subtract(quantities[index], credited.quantity)


def wanted_lines(invoice: Invoice, wanted: Wanted | None) -> tuple[CreditedLine, ...]:
    """What is to be credited, in the order of the invoice; ``None`` is all that is left."""
    quantities = lines_left(invoice)
    if wanted is None:
        wanted = [(line, None) for line, quantity in enumerate(quantities, 1) if quantity]
    return tuple(
        CreditedLine(line=line, quantity=quantities[line - 1] if quantity is None else quantity)
        for line, quantity in sorted(wanted, key=lambda each: each[0])
    )


def check_lines(invoice: Invoice, wanted: Wanted | None) -> None:
    """Raise ``InvalidError`` with a fault for each line that can't be credited so."""
    if wanted is None:
        return
    quantities = lines_left(invoice)
    numbers = [line for line, _ in wanted]
    faults = [
        FieldFault(f"lines.{index}.{name}", why)
        for index, (line, quantity) in enumerate(wanted)
        for name, why in [_fault(line, quantity, quantities, numbers)]
        if why
    ]
    if not wanted:
        faults = [FieldFault("lines", "it is empty; add a line, or leave it out to credit all")]
    if faults:
        raise InvalidError("Some lines can't be credited; see errors.", faults)


def _fault(
    line: int, quantity: Decimal | None, quantities: Sequence[Decimal], numbers: Sequence[int]
) -> tuple[str, str | None]:
    if not 1 <= line <= len(quantities):
        return "line", f"there is no such line; they count from 1 to {len(quantities)}"
    if numbers.count(line) > 1:
        return "line", "it is there twice; name each line once, with one quantity"
    most = quantities[line - 1]
    if not most:
        return "line", "nothing is left of it to credit"
    if quantity is None:
        return "quantity", None
    return "quantity", number_fault(quantity) or _quantity_fault(quantity, most)


def _quantity_fault(quantity: Decimal, most: Decimal) -> str | None:
    # A quantity that was billed with a minus is credited with one.
    if 0 < quantity / most <= 1:
        return None
    return f"{plain(most)} is left of it to credit; give at most that"
