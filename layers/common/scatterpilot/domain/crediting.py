"""Credit an issued invoice, whole or in part, never more than what is left of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scatterpilot.domain.balance import balance_of
from scatterpilot.domain.credit_content import left_of, of_all_left, of_lines
from scatterpilot.domain.credit_figures import of_amount
from scatterpilot.domain.credit_lines import check_lines, wanted_lines
from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.errors import ConflictError, FieldFault, InvalidError
from scatterpilot.domain.field import NOTES_LIMIT
from scatterpilot.domain.invoice import Invoice, check_is_invoice, frozen, settled
from scatterpilot.domain.money import number_fault, round_money
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.settlements import CreditedInvoice, CreditedLine, CreditNote
from scatterpilot.domain.totals import Totals
from scatterpilot.domain.values import Frozen, text_fault

MAX_CREDIT_NOTES = 100


class LineWish(Frozen):
    """``line`` counts from 1; without a quantity all that is left of it."""

    line: int
    quantity: Decimal | None = None


class CreditWish(Frozen):
    """What to credit: lines, or an amount with its tax; neither is all that is left."""

    lines: tuple[LineWish, ...] | None = None
    amount: Decimal | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Credit:
    """The content of a credit note, its figures, and how much of which lines it credits."""

    data: Draft
    figures: Totals
    lines: tuple[CreditedLine, ...] | None


def credit_of(
    invoice: Invoice, earlier: Sequence[Invoice], wish: CreditWish, line: str, on: dt.date
) -> Credit:
    """What a credit note says on this day; ``earlier`` are the invoice's others, in their order.

    ``line`` describes the one line of a mere amount. Raises ``ConflictError`` when the invoice
    can't be credited, ``InvalidError`` naming the field for more than what is left of it.
    """
    _check_creditable(invoice)
    _check_texts(wish)
    by_amount = any(note.lines is None for note in invoice.credit_notes)
    if wish.amount is not None or (wish.lines is None and by_amount):
        return _of_amount(invoice, earlier, wish, line, on)
    given = None if wish.lines is None else [(each.line, each.quantity) for each in wish.lines]
    check_lines(invoice, given)
    credited = wanted_lines(invoice, given)
    if given is None:
        content = of_all_left(invoice, earlier, credited)
    else:
        content = of_lines(invoice, earlier, credited, ends_it=not by_amount)
    _check_left(invoice, content.figures.total)
    return Credit(_dated(content.data, wish, on), content.figures, credited)


def with_credit_note(
    invoice: Invoice, note: Invoice, lines: tuple[CreditedLine, ...] | None, at: dt.datetime
) -> Invoice:
    """The invoice that knows its new credit note; cancelled once nothing is left of it."""
    known = CreditNote(
        invoice_id=note.invoice_id,
        number=note.number or "",
        date=note.data.invoice_date or at.date(),
        total=note.totals.total,
        payable=note.totals.payable,
        lines=lines,
    )
    return settled(invoice, at, credit_notes=(*invoice.credit_notes, known))


def credit_note(
    invoice: Invoice, credit: Credit, id: str, number: str, seller: Profile, at: dt.datetime
) -> Invoice:
    """The credit note as it is issued; raises ``ConflictError`` as ``issue`` does."""
    note = Invoice(
        invoice_id=id,
        kind="credit_note",
        data=credit.data,
        totals=credit.figures,
        credited_invoice=CreditedInvoice(
            invoice_id=invoice.invoice_id,
            number=invoice.number or "",
            date=invoice.data.invoice_date,
        ),
        created_at=at,
        updated_at=at,
        version=0,
    )
    return frozen(note, number, seller, at)


def _of_amount(
    invoice: Invoice, earlier: Sequence[Invoice], wish: CreditWish, line: str, on: dt.date
) -> Credit:
    currency = invoice.data.currency
    amount = balance_of(invoice).creditable
    if wish.amount is not None:
        _check_amount(wish.amount, currency)
        amount = round_money(wish.amount, currency)
        _check_left(invoice, amount)
    included = invoice.data.prices_include_tax
    figures = of_amount(amount, left_of(invoice, earlier), currency, included=included)
    item = LineItem(
        description=line,
        quantity=Decimal(1),
        unit_price=figures.subtotal,
        taxable=bool(figures.taxes),
    )
    only = {"line_items": (item,), "discount": None, "charges": (), "payments": ()}
    data = invoice.data.model_copy(update=only)
    return Credit(_dated(data, wish, on), figures, None)


def _check_amount(amount: Decimal, currency: str) -> None:
    why = number_fault(amount)
    if why is None and (amount != round_money(amount, currency) or amount <= 0):
        why = f"give a positive amount with the decimals that {currency} has"
    if why is not None:
        raise InvalidError("That amount can't be credited.", [FieldFault("amount", why)])


def _dated(data: Draft, wish: CreditWish, on: dt.date) -> Draft:
    """The content of a credit note has no due date: nobody has to pay it."""
    return data.model_copy(
        update={
            "invoice_date": on,
            "due_date": None,
            "terms_days": None,
            "payment_terms": None,
            "early_payment": None,
            "payment_reference": None,
            "notes": wish.reason or None,
            "provenance": {},
            "disputed": {},
        }
    )


def _check_creditable(invoice: Invoice) -> None:
    check_is_invoice(invoice)
    if not invoice.issued:
        raise ConflictError(
            "Only an issued invoice can be credited. Change the draft instead, or delete it.",
            code="invoice_not_issued",
        )
    if balance_of(invoice).creditable <= 0:
        raise ConflictError(
            f"Nothing is left of {invoice.number} to credit.", code="nothing_to_credit"
        )
    if len(invoice.credit_notes) >= MAX_CREDIT_NOTES:
        raise ConflictError(
            f"An invoice has at most {MAX_CREDIT_NOTES} credit notes; credit the rest at once.",
            code="too_many_credit_notes",
        )


def _check_texts(wish: CreditWish) -> None:
    if wish.amount is not None and wish.lines is not None:
        why = "send either lines or amount, not both; neither credits all that is left"
        raise InvalidError("The body can't be used.", [FieldFault("amount", why)])
    fault = wish.reason and text_fault(wish.reason, NOTES_LIMIT)
    if fault:
        raise InvalidError("That reason can't be used.", [FieldFault("reason", fault)])


def _check_left(invoice: Invoice, total: Decimal) -> None:
    creditable = balance_of(invoice).creditable
    if 0 < total <= creditable:
        return
    name = "amount" if total > creditable else "lines"
    why = (
        f"{creditable} {invoice.data.currency} is left of {invoice.number} to credit: credit at "
        "most that as an amount, or leave everything out to credit the rest"
        if total > creditable
        else "these lines bill nothing, so there is nothing to credit in them"
    )
    raise InvalidError("That is not left to credit.", [FieldFault(name, why)], code="over_credited")
