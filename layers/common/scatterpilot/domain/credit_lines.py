"""Credit notes about lines of an invoice: which, how many of each, and what that comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scatterpilot.domain.balance import totals_of
from scatterpilot.domain.credit_figures import capped, left
from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.money import EXACT, number_fault, plain, round_fraction
from scatterpilot.domain.settlements import CreditedLine
from scatterpilot.domain.totals import Totals, compute_totals

ZERO = Decimal(0)
Wanted = Sequence[tuple[int, Decimal | None]]
"""Lines, counted from 1 as in CSV, each with its quantity; ``None`` is all that is left of it."""


@dataclass(frozen=True)
class Content:
    data: Draft
    figures: Totals


def lines_left(invoice: Invoice) -> list[Decimal]:
    """The quantity of each line that no credit note was about yet."""
    quantities = [line.quantity or ZERO for line in invoice.data.line_items]
    for note in invoice.credit_notes:
        for credited in note.lines or ():
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


def of_lines(
    invoice: Invoice, earlier: Sequence[Invoice], credited: Sequence[CreditedLine], *, ends_it: bool
) -> Content:
    """The lines as content of their own. With the last of them the figures are exactly what is left
    of the invoice, if ``ends_it``; else, as when a mere amount was credited, what they come to.
    """
    data = _part(invoice, credited)
    rest = left(totals_of(invoice), [totals_of(note) for note in earlier])
    if not (ends_it and _is_the_rest(invoice, credited)):
        return Content(data, capped(compute_totals(data), rest))
    amounts = tuple(_amount_left(invoice, earlier, each.line) for each in credited)
    figures = rest.model_copy(update={"line_amounts": amounts})
    if data.discount is not None and data.discount.amount is not None:
        discount = Discount(amount=figures.discount_total)
        data = data.model_copy(update={"discount": discount})
    return Content(data, figures)


def _part(invoice: Invoice, credited: Sequence[CreditedLine]) -> Draft:
    """The invoice with these lines only; a discount in money is shared in proportion to them."""
    data = invoice.data
    lines: tuple[LineItem, ...] = tuple(
        data.line_items[each.line - 1].model_copy(
            update={"quantity": each.quantity, "provenance": {}, "disputed": {}}
        )
        for each in credited
    )
    part = data.model_copy(update={"line_items": lines})
    if data.discount is None or data.discount.amount is None:
        return part
    billed = totals_of(invoice)
    subtotal = compute_totals(part.model_copy(update={"discount": None})).subtotal
    share = Fraction(billed.discount_total) * Fraction(subtotal) / Fraction(billed.subtotal)
    off = Discount(amount=round_fraction(share, data.currency))
    return part.model_copy(update={"discount": off})


def _is_the_rest(invoice: Invoice, credited: Sequence[CreditedLine]) -> bool:
    """Whether nothing that bills anything stays."""
    quantities = lines_left(invoice)
    for each in credited:
        _take(quantities, each)
    amounts = totals_of(invoice).line_amounts
    return not any(
        quantity and amount for quantity, amount in zip(quantities, amounts, strict=True)
    )


def _amount_left(invoice: Invoice, earlier: Sequence[Invoice], line: int) -> Decimal | None:
    amount = totals_of(invoice).line_amounts[line - 1]
    for note, known in zip(earlier, invoice.credit_notes, strict=True):
        amounts = zip(known.lines or (), totals_of(note).line_amounts, strict=True)
        for credited, gone in amounts:
            if credited.line == line and amount is not None:
                amount = EXACT.subtract(amount, gone or ZERO)
    return amount
