"""Credit notes: parts of what was billed, to the cent, and together never more than it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scatterpilot.domain.balance import balance_of
from scatterpilot.domain.crediting import CreditWish, LineWish
from scatterpilot.domain.documents import invoice_document, invoice_from_document
from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.errors import ConflictError, InvalidError
from scatterpilot.domain.invoice import Invoice, issue
from scatterpilot.domain.totals import compute_totals
from tests.domain.settling import SELLER, credited

AT = datetime(2026, 3, 9, 12, tzinfo=UTC)


def line(price: str, quantity: str = "1", **values: Any) -> LineItem:
    given = {"description": "Tile", "quantity": quantity, "unit_price": price, **values}
    return LineItem.model_validate(given)


def an_invoice(*lines: LineItem, **values: Any) -> Invoice:
    content = {
        "customer_name": "Acme",
        "currency": "EUR",
        "invoice_date": date(2026, 3, 1),
        "due_date": date(2026, 4, 1),
        "line_items": lines,
        **values,
    }
    data = Draft.model_validate(content)
    draft = Invoice(invoice_id="inv_1", data=data, created_at=AT, updated_at=AT)
    return issue(draft, 7, SELLER, AT, AT.date())


def wish(*lines: tuple[int, str | None], amount: str | None = None) -> CreditWish:
    chosen = tuple(
        LineWish(line=number, quantity=None if quantity is None else Decimal(quantity))
        for number, quantity in lines
    )
    return CreditWish(lines=chosen or None, amount=amount and Decimal(amount), reason=None)


def series(invoice: Invoice, *wishes: CreditWish) -> tuple[list[Invoice], Invoice]:
    """Credit notes one after the other, and the invoice after them."""
    notes: list[Invoice] = []
    for each in wishes:
        note, invoice = credited(invoice, each, AT, notes)
        notes.append(note)
    return notes, invoice


def refusal(invoice: Invoice, each: CreditWish, *earlier: Invoice) -> tuple[str, str]:
    with pytest.raises(InvalidError) as error:
        credited(invoice, each, AT, earlier)
    [fault] = error.value.faults
    return fault.field, fault.message


VAT = {"tax_rate": Decimal("0.2")}


def test_a_whole_credit_note_has_the_very_figures_of_its_invoice_and_cancels_it() -> None:
    invoice = an_invoice(
        line("33.333", "3"), line("5"), **VAT, discount=Discount(percent=Decimal(3))
    )
    note, after = credited(invoice, CreditWish(reason="wrong customer"), AT)
    assert note.totals == invoice.totals
    assert note.data.line_items == invoice.data.line_items
    assert (after.status, balance_of(after).due) == ("cancelled", 0)
    assert (note.data.notes, note.data.due_date, note.data.invoice_date) == (
        "wrong customer",
        None,
        AT.date(),
    )


def test_a_credit_note_names_its_invoice_and_the_invoice_its_credit_note() -> None:
    note, after = credited(an_invoice(line("10", "5")), wish((1, "2")), AT)
    document = invoice_document(note)
    assert (document["kind"], document["status"], document["invoice_number"]) == (
        "credit_note",
        "pending",
        "CN-1",
    )
    assert document["credited_invoice"] == {
        "invoice_id": "inv_1",
        "number": "INV-2026-0007",
        "date": "2026-03-01",
    }
    [known] = invoice_document(after)["credit_notes"]
    assert known == {
        "invoice_id": note.invoice_id,
        "number": "CN-1",
        "date": "2026-03-09",
        "total": "20.00",
        "payable": "20.00",
        "lines": [{"line": 1, "quantity": "2"}],
    }
    for each in (note, after):
        assert invoice_from_document(invoice_document(each)) == each


def test_two_broken_tiles_of_twelve_with_their_tax() -> None:
    invoice = an_invoice(line("8.50", "12"), line("40"), **VAT)
    note, after = credited(invoice, wish((1, "2")), AT)
    assert (str(note.totals.total), str(note.totals.tax_total)) == ("20.40", "3.40")
    assert balance_of(after).due == invoice.totals.total - Decimal("20.40")
    assert after.status == "pending"


def test_an_amount_is_credited_with_the_tax_that_is_in_it() -> None:
    """100.00 of 1,190.00 with 19 % VAT is 84.03 and 15.97: 100 / 1.19 = 84.0336."""
    invoice = an_invoice(line("1000"), tax_rate=Decimal("0.19"))
    note, _ = credited(invoice, wish(amount="100"), AT)
    figures = note.totals
    assert (str(figures.subtotal), str(figures.tax_total), str(figures.total)) == (
        "84.03",
        "15.97",
        "100.00",
    )
    [tax] = figures.taxes
    assert (str(tax.base), str(tax.amount)) == ("84.03", "15.97")


def test_an_amount_of_several_rates_is_shared_over_them() -> None:
    invoice = an_invoice(line("100"), line("100", tax_rate="0.07"), tax_rate=Decimal("0.19"))
    note, _ = credited(invoice, wish(amount="113"), AT)  # half of 226.00
    taxes = [(str(t.rate), str(t.base), str(t.amount)) for t in note.totals.taxes]
    assert taxes == [("0.07", "50.00", "3.50"), ("0.19", "50.00", "9.50")]


def test_a_discount_in_money_comes_off_in_proportion() -> None:
    invoice = an_invoice(line("75"), line("25"), discount=Discount(amount=Decimal(10)))
    [one, rest], after = series(invoice, wish((1, None)), CreditWish())
    assert [str(note.totals.total) for note in (one, rest)] == ["67.50", "22.50"]
    assert rest.data.discount == Discount(amount=Decimal("2.50"))
    assert after.status == "cancelled"


def test_more_than_is_left_is_refused_with_what_is_left() -> None:
    [note], invoice = series(an_invoice(line("100")), wish(amount="60"))
    field, why = refusal(invoice, wish(amount="40.01"), note)
    assert (field, "40.00 EUR is left of INV-2026-0007" in why) == ("amount", True)
    assert refusal(invoice, wish((1, None)), note)[0] == "amount"
    assert credited(invoice, CreditWish(), AT, [note])[1].status == "cancelled"


@pytest.mark.parametrize(
    ("each", "field", "why"),
    [
        (wish((3, None)), "lines.0.line", "they count from 1 to 2"),
        (wish((0, None)), "lines.0.line", "they count from 1 to 2"),
        (wish((1, "3")), "lines.0.quantity", "2 is left of it"),
        (wish((1, "0")), "lines.0.quantity", "2 is left of it"),
        (wish((1, "-1")), "lines.0.quantity", "2 is left of it"),
        (wish((2, None)), "lines.0.line", "nothing is left"),
        (CreditWish(lines=()), "lines", "it is empty"),
        (wish(amount="0"), "amount", "a positive amount"),
        (wish(amount="-5"), "amount", "a positive amount"),
        (wish(amount="0.001"), "amount", "decimals that EUR has"),
        (wish(amount="1e99"), "amount", "12 digits"),
        (wish((1, None), amount="5"), "amount", "not both"),
        (CreditWish(reason="a\x00"), "reason", "control character"),
    ],
)
def test_what_can_not_be_credited_is_refused_by_its_field(
    each: CreditWish, field: str, why: str
) -> None:
    invoice = an_invoice(line("10", "5"), line("3"))
    [note], invoice = series(invoice, wish((1, "3"), (2, None)))
    found, told = refusal(invoice, each, note)
    assert (found, why in told) == (field, True), told


def test_a_line_is_named_once() -> None:
    with pytest.raises(InvalidError, match="lines") as error:
        credited(an_invoice(line("10", "5")), wish((1, "1"), (1, "1")), AT)
    assert [fault.field for fault in error.value.faults] == ["lines.0.line", "lines.1.line"]


def test_lines_that_bill_nothing_give_no_credit_note() -> None:
    field, why = refusal(an_invoice(line("10"), line("0")), wish((2, None)))
    assert (field, "nothing to credit in them" in why) == ("lines", True)


def test_only_what_is_issued_and_not_wholly_credited_can_be_credited() -> None:
    [note], invoice = series(an_invoice(line("10")), CreditWish())
    for each, code in ((invoice, "nothing_to_credit"), (note, "credit_note_final")):
        with pytest.raises(ConflictError) as error:
            credited(each, CreditWish(), AT, [note])
        assert error.value.code == code
    draft = invoice.model_copy(update={"number": None, "status": "draft", "credit_notes": ()})
    with pytest.raises(ConflictError, match="Change the draft instead"):
        credited(draft, CreditWish(), AT)


def test_figures_that_were_issued_are_credited_even_where_the_rules_compute_others() -> None:
    """Issued under rules of then, a cent above what they give today."""
    invoice = an_invoice(line("10", "2"), **VAT)
    then = invoice.totals.model_copy(
        update={"tax_total": Decimal("4.01"), "total": Decimal("24.01")}
    )
    invoice = invoice.model_copy(update={"totals": then})
    assert invoice_document(invoice)["data"]["total"] == "24.01"
    [one, rest], after = series(invoice, wish((1, "1")), CreditWish())
    assert one.totals.total + rest.totals.total == Decimal("24.01")
    assert after.status == "cancelled"


prices = st.decimals("0.01", "99.99", places=2)
rates = st.sampled_from([None, Decimal("0.07"), Decimal("0.19"), Decimal("0.055")])
lines = st.builds(
    LineItem,
    description=st.just("Tile"),
    quantity=st.integers(1, 5).map(Decimal),
    unit_price=prices,
    tax_rate=rates,
)
discounts = st.none() | st.builds(Discount, percent=st.integers(1, 90).map(Decimal))


@settings(max_examples=200)
@given(st.lists(lines, min_size=1, max_size=6), rates, discounts, st.data())
def test_parts_in_any_order_come_to_exactly_what_was_billed(
    billed: list[LineItem], rate: Decimal | None, discount: Discount | None, data: st.DataObject
) -> None:
    invoice = an_invoice(*billed, tax_rate=rate, discount=discount)
    notes: list[Invoice] = []
    for number in data.draw(st.permutations(range(1, len(billed) + 1))):
        quantity = billed[number - 1].quantity or Decimal(1)
        first = data.draw(st.integers(1, int(quantity)).map(Decimal))
        for part in (first, quantity - first):
            if part and balance_of(invoice).creditable:
                try:
                    note, invoice = credited(invoice, wish((number, str(part))), AT, notes)
                except InvalidError:  # it rounds to nothing, or a cent is not left for it
                    continue
                notes.append(note)
    if balance_of(invoice).creditable:
        note, invoice = credited(invoice, CreditWish(), AT, notes)
        notes.append(note)
    whole, found = invoice.totals, [note.totals for note in notes]
    assert sum(each.total for each in found) == whole.total
    assert invoice.status in ("cancelled", "paid")
    for each in found:
        assert each.total == each.subtotal - each.discount_total + each.tax_total
        assert each.total > 0


@settings(max_examples=200)
@given(st.lists(lines, min_size=1, max_size=5), rates, st.lists(prices, max_size=5))
def test_amounts_in_any_number_come_to_exactly_what_was_billed(
    billed: list[LineItem], rate: Decimal | None, amounts: list[Decimal]
) -> None:
    invoice = an_invoice(*billed, tax_rate=rate)
    notes: list[Invoice] = []
    for amount in amounts:
        if amount < balance_of(invoice).creditable:
            note, invoice = credited(invoice, wish(amount=str(amount)), AT, notes)
            notes.append(note)
    note, invoice = credited(invoice, CreditWish(), AT, notes)
    whole, found = invoice.totals, [each.totals for each in (*notes, note)]
    assert sum(each.total for each in found) == whole.total
    assert sum(each.tax_total for each in found) == whole.tax_total
    for each in found:
        assert each.total == each.subtotal + sum(tax.amount for tax in each.taxes)
        assert min(tax.amount for tax in each.taxes or whole.taxes or [_nothing()]) >= 0
    assert invoice.status == "cancelled"


def _nothing() -> Any:
    tax = {"tax_rate": Decimal("0.2")}
    [group] = compute_totals(Draft(line_items=(line("0"),), **tax)).taxes
    return group
