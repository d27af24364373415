"""What a credit note about lines says: their part of the invoice's content, and its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scatterpilot.domain.credit_figures import capped, left, within
from scatterpilot.domain.credit_lines import lines_left
from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.line_figures import LineFigures, amount_of, line_figures, money_off
from scatterpilot.domain.money import EXACT, ZERO, round_fraction
from scatterpilot.domain.portions import total_of
from scatterpilot.domain.settlements import CreditedLine
from scatterpilot.domain.totals import Totals, totals_from


@dataclass(frozen=True)
class Content:
    data: Draft
    figures: Totals


def of_all_left(
    invoice: Invoice, earlier: Sequence[Invoice], credited: Sequence[CreditedLine]
) -> Content:
    """All lines that are left, with the charges: exactly what is left of every figure."""
    rest = left_of(invoice, earlier)
    lines = tuple(_line_left(invoice, earlier, each.line) for each in credited)
    data = _part(invoice, credited).model_copy(update={"charges": invoice.data.charges})
    return _content(data, rest.model_copy(update={"lines": lines}))


def of_lines(
    invoice: Invoice, earlier: Sequence[Invoice], credited: Sequence[CreditedLine], *, ends_it: bool
) -> Content:
    """The lines as content of their own, without charges, and no more than is left of any figure.

    The last of the lines have exactly what is left, if ``ends_it``; not once a mere amount was
    credited, of which no line knows.
    """
    last = ends_it and _are_the_last(invoice, credited)
    if last and not any(invoice.totals.charge_amounts):
        return of_all_left(invoice, earlier, credited)
    rest, data = left_of(invoice, earlier), _part(invoice, credited)
    lines = tuple(
        _line_figures(invoice, earlier, each, item)
        for each, item in zip(credited, data.line_items, strict=True)
    )
    discount = rest.discount_total if last else _discount(data, lines, rest)
    figures = totals_from(data, lines, discount, ())
    return _content(data, capped(figures, rest, included=data.prices_include_tax))


def left_of(invoice: Invoice, earlier: Sequence[Invoice]) -> Totals:
    """What is left of every figure after these credit notes."""
    return left(invoice.totals, [note.totals for note in earlier], invoice.data.currency)


def _part(invoice: Invoice, credited: Sequence[CreditedLine]) -> Draft:
    """The invoice with these lines only; a discount in money is shared in proportion to them."""
    data = invoice.data
    lines = tuple(_line_part(invoice, each) for each in credited)
    part = data.model_copy(update={"line_items": lines, "charges": (), "payments": ()})
    if data.discount is None or data.discount.amount is None or not invoice.totals.subtotal:
        return part
    amounts = (amount_of(line_figures(line, data.currency)) for line in lines)
    subtotal = total_of(amounts, data.currency)
    share = Fraction(subtotal) / Fraction(invoice.totals.subtotal)
    off = _money_share(invoice.totals.discount_total, share, data.currency)
    return part.model_copy(update={"discount": off})


def _line_part(invoice: Invoice, credited: CreditedLine) -> LineItem:
    line = invoice.data.line_items[credited.line - 1]
    billed = invoice.totals.lines[credited.line - 1]
    part = line.model_copy(update={"quantity": credited.quantity, "provenance": {}, "disputed": {}})
    if line.discount is None or line.discount.amount is None or billed is None:
        return part
    share = Fraction(credited.quantity) / Fraction(line.quantity or 1)
    off = _money_share(billed.discount, share, invoice.data.currency)
    return part.model_copy(update={"discount": off})


def _money_share(amount: Decimal, share: Fraction, currency: str) -> Discount:
    return Discount(amount=round_fraction(Fraction(amount) * share, currency))


def _line_figures(
    invoice: Invoice, earlier: Sequence[Invoice], credited: CreditedLine, item: LineItem
) -> LineFigures | None:
    """What this much of a line comes to; with the last of it all that is left of it."""
    rest = _line_left(invoice, earlier, credited.line)
    figures = line_figures(item, invoice.data.currency)
    if figures is None or rest is None or not lines_left(invoice, [credited])[credited.line - 1]:
        return rest
    gross = _between(figures.gross, rest.gross)
    off = _between(figures.discount, rest.discount)
    amount = _between(EXACT.subtract(gross, off), rest.amount)
    return LineFigures(gross=gross, discount=EXACT.subtract(gross, amount), amount=amount)


def _between(amount: Decimal, rest: Decimal) -> Decimal:
    """No less than nothing, and no more than what is left; of a return the other way round."""
    return min(max(amount, min(rest, ZERO)), max(rest, ZERO))


def _line_left(invoice: Invoice, earlier: Sequence[Invoice], line: int) -> LineFigures | None:
    figures = invoice.totals.lines[line - 1]
    for note, known in zip(earlier, invoice.credit_notes, strict=True):
        for credited, gone in zip(known.lines or (), note.totals.lines, strict=False):
            if credited.line == line and figures is not None and gone is not None:
                figures = _less(figures, gone)
    return figures


def _less(figures: LineFigures, gone: LineFigures) -> LineFigures:
    return LineFigures(
        gross=EXACT.subtract(figures.gross, gone.gross),
        discount=EXACT.subtract(figures.discount, gone.discount),
        amount=EXACT.subtract(figures.amount, gone.amount),
    )


def _discount(data: Draft, lines: Sequence[LineFigures | None], rest: Totals) -> Decimal:
    subtotal = total_of(map(amount_of, lines), data.currency)
    return within(money_off(data.discount, subtotal, data.currency), rest.discount_total)


def _are_the_last(invoice: Invoice, credited: Sequence[CreditedLine]) -> bool:
    """Whether no line that bills anything stays."""
    pairs = zip(lines_left(invoice, credited), invoice.totals.line_amounts, strict=True)
    return not any(quantity and amount for quantity, amount in pairs)


def _content(data: Draft, figures: Totals) -> Content:
    """Each discount in money as its figure, whatever rounding made of it."""
    lines = tuple(
        line.model_copy(update={"discount": _as_billed(line.discount, of.discount if of else None)})
        for line, of in zip(data.line_items, figures.lines, strict=True)
    )
    discount = _as_billed(data.discount, figures.discount_total)
    data = data.model_copy(update={"line_items": lines, "discount": discount})
    return Content(data, figures)


def _as_billed(discount: Discount | None, amount: Decimal | None) -> Discount | None:
    if discount is None or discount.amount is None:
        return discount
    return Discount(amount=amount) if amount else None
