"""Credit notes to whatever can be billed: charges, included taxes, withholding, payments."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scatterpilot.domain.balance import balance_of
from scatterpilot.domain.crediting import CreditWish, LineWish
from scatterpilot.domain.documents import invoice_document, invoice_from_document
from scatterpilot.domain.draft import Charge, Discount, Draft, LineItem, Payment
from scatterpilot.domain.errors import InvalidError
from scatterpilot.domain.figure_names import SUMS
from scatterpilot.domain.invoice import Invoice, issue
from scatterpilot.domain.money import round_money
from scatterpilot.domain.paying import PaymentGiven, record_payment
from scatterpilot.domain.taxes import Withholding
from scatterpilot.domain.totals import Totals
from tests.domain.figures import drafts, sales
from tests.domain.orders import misprinted_figures
from tests.domain.settling import SELLER, credited

AT = datetime(2026, 3, 9, 12, tzinfo=UTC)
D = Decimal
BILLED = tuple(name for name in SUMS if name not in ("amount_paid", "amount_due"))
GROWING = ("subtotal", "discount_total", "charges_total", "tax_total", "total", "withheld_total")
"""Of what is sold, none of which credit notes may exceed."""


def issued(data: Draft) -> Invoice:
    data = data.model_copy(update={"invoice_date": date(2026, 3, 1)})
    draft = Invoice(invoice_id="inv_1", data=data, created_at=AT, updated_at=AT)
    return issue(draft, 7, SELLER, AT, AT.date())


def bill(*lines: LineItem, **values: Any) -> Invoice:
    return issued(Draft(line_items=lines, currency="EUR", **values))


def line(price: str, quantity: str = "1", **values: Any) -> LineItem:
    return LineItem(description="Work", quantity=D(quantity), unit_price=D(price), **values)


def of(number: int, quantity: Decimal | None = None) -> CreditWish:
    return CreditWish(lines=(LineWish(line=number, quantity=quantity),))


ALL = CreditWish()


def billed_of(totals: Totals) -> dict[str, Any]:
    sums = {name: getattr(totals, name) for name in BILLED}
    return {**sums, "lines": totals.lines, "charges": totals.charge_amounts, "taxes": totals.taxes}


@settings(max_examples=300)
@given(drafts)
def test_a_whole_credit_note_has_every_figure_of_its_invoice_but_its_payments(
    data: Draft,
) -> None:
    invoice = issued(data)
    assume(invoice.totals.total > 0)
    note, after = credited(invoice, ALL, AT)
    assert billed_of(note.totals) == billed_of(invoice.totals)
    assert note.totals.amount_due == note.totals.payable
    assert (note.data.payments, note.totals.amount_paid) == ((), 0)
    assert len(note.data.charges) == len(data.charges)
    balance = balance_of(after)
    assert (after.status, balance.due, balance.creditable) == ("cancelled", 0, 0)
    assert balance.to_refund == invoice.totals.amount_paid
    assert not list(misprinted_figures(note.data, invoice_document(note)["data"]))
    for each in (note, after):
        document = invoice_document(each)
        assert invoice_document(invoice_from_document(document)) == document


@settings(max_examples=300, deadline=None)
@given(sales, st.data())
def test_parts_in_any_order_never_exceed_the_whole_and_come_to_it(
    billed: Draft, data: st.DataObject
) -> None:
    invoice = issued(billed)
    assume(invoice.totals.total > 0)
    whole, notes = invoice.totals, []
    for number in data.draw(st.permutations(range(1, len(billed.line_items) + 1))):
        for quantity in (data.draw(_parts_of(billed.line_items[number - 1])), None):
            try:
                note, invoice = credited(invoice, of(number, quantity), AT, notes)
            except InvalidError:  # it bills nothing, or a cent is not left for it
                continue
            notes.append(note)
            if invoice.status == "cancelled":
                break
        if invoice.status == "cancelled":
            break
    _check_within(whole, notes)
    if balance_of(invoice).creditable:
        note, invoice = credited(invoice, ALL, AT, notes)
        notes.append(note)
        for name in BILLED:
            assert sum(getattr(each.totals, name) for each in notes) == getattr(whole, name), name
    assert sum(each.totals.total for each in notes) == whole.total
    assert invoice.status == "cancelled"


def _parts_of(item: LineItem) -> st.SearchStrategy[Decimal]:
    shares = st.sampled_from([D("0.1"), D("0.25"), D("0.5"), D(1)])
    return shares.map(lambda share: round((item.quantity or D(1)) * share, 6) or item.quantity)


def _check_within(whole: Totals, notes: list[Invoice]) -> None:
    for name in GROWING:
        assert sum(getattr(each.totals, name) for each in notes) <= getattr(whole, name), name
    for note in notes:
        assert note.totals.total > 0
        assert not any(note.totals.charge_amounts)
        faults = {*misprinted_figures(note.data, invoice_document(note)["data"])}
        # The last one has what rounding left over, be it a cent that no base has.
        assert faults <= ({"bases"} if note is notes[-1] else set())


@settings(max_examples=200, deadline=None)
@given(sales, st.lists(st.integers(1, 99), min_size=1, max_size=4))
def test_amounts_come_to_the_whole_with_every_tax_and_what_is_withheld(
    billed: Draft, percents: list[int]
) -> None:
    invoice = issued(billed)
    assume(invoice.totals.total > 0)
    whole, notes = invoice.totals, []
    for percent in percents:
        amount = min(balance_of(invoice).creditable * percent / 100, D(10) ** 11)
        amount = round_money(amount, billed.currency)
        if not 0 < amount < balance_of(invoice).creditable:
            continue
        note, invoice = credited(invoice, CreditWish(amount=amount), AT, notes)
        notes.append(note)
    note, invoice = credited(invoice, ALL, AT, notes)
    notes.append(note)
    for name in ("net_total", "tax_total", "total", "withheld_base", "withheld_total", "payable"):
        assert sum(getattr(each.totals, name) for each in notes) == getattr(whole, name), name
    assert invoice.status == "cancelled"
    everywhere = _bases(whole) == whole.net_total
    for note in notes:
        faults = {*misprinted_figures(note.data, invoice_document(note)["data"])}
        # What had no tax at all has a part of the one line, but no base.
        assert faults <= {"bases"}
        assert not everywhere or _bases(note.totals) == note.totals.net_total


def _bases(totals: Totals) -> Decimal:
    return sum((tax.base for tax in totals.taxes), start=D(0))


def figures(invoice: Invoice, *names: str) -> list[str]:
    return [str(getattr(invoice.totals, name)) for name in names]


def test_shipping_is_credited_with_all_that_is_left_and_not_with_a_line() -> None:
    invoice = bill(
        line("10", "4"),
        tax_rate=D("0.2"),
        charges=(Charge(description="Shipping", amount=D(5)),),
    )
    goods, after = credited(invoice, of(1), AT)
    assert figures(goods, "subtotal", "charges_total", "total") == ["40.00", "0.00", "48.00"]
    assert (goods.data.charges, after.status) == ((), "pending")
    rest, after = credited(after, ALL, AT, [goods])
    assert figures(rest, "subtotal", "charges_total", "total") == ["0.00", "5.00", "6.00"]
    assert (len(rest.data.line_items), after.status) == (0, "cancelled")


def test_a_discount_of_a_line_in_money_comes_off_in_proportion_to_the_quantity() -> None:
    invoice = bill(line("10", "3", discount=Discount(amount=D(10))))
    one, after = credited(invoice, of(1, D(1)), AT)
    assert (figures(one, "total"), one.data.line_items[0].discount) == (
        ["6.67"],
        Discount(amount=D("3.33")),
    )
    rest, _ = credited(after, of(1), AT, [one])
    assert (figures(rest, "total"), rest.data.line_items[0].discount) == (
        ["13.33"],
        Discount(amount=D("6.67")),
    )


def test_a_part_of_what_is_priced_by_the_thousand_has_its_price() -> None:
    invoice = bill(line("480", "2500", price_base_quantity=D(1000)))
    note, _ = credited(invoice, of(1, D(500)), AT)
    assert figures(note, "total") == ["240.00"]
    assert note.data.line_items[0].price_base_quantity == 1000


def test_prices_with_tax_are_credited_with_it() -> None:
    invoice = bill(line("119", "2"), tax_rate=D("0.19"), prices_include_tax=True)
    note, after = credited(invoice, of(1, D(1)), AT)
    names = ("subtotal", "net_total", "tax_total", "total")
    assert figures(note, *names) == ["119.00", "100.00", "19.00", "119.00"]
    note, _ = credited(after, CreditWish(amount=D("11.90")), AT, [note])
    assert figures(note, *names) == ["11.90", "10.00", "1.90", "11.90"]


def test_what_was_withheld_is_not_credited_to_who_kept_it() -> None:
    """1,000 with 21 % IVA less 15 % IRPF is 1,060 to pay; half of it credited leaves 530."""
    invoice = bill(line("500", "2"), tax_rate=D("0.21"), withholding=Withholding(rate=D("0.15")))
    note, after = credited(invoice, of(1, D(1)), AT)
    assert figures(note, "total", "withheld_total", "payable") == ["605.00", "75.00", "530.00"]
    balance = balance_of(after)
    assert (str(balance.due), str(balance.credited), str(balance.creditable)) == (
        "530.00",
        "530.00",
        "605.00",
    )


def test_what_is_due_is_less_what_was_paid_before_the_issue_and_since() -> None:
    invoice = bill(line("100"), payments=(Payment(amount=D(30)),))
    assert (str(balance_of(invoice).due), str(balance_of(invoice).paid)) == ("70.00", "30.00")
    part = record_payment(invoice, PaymentGiven(amount=D(20)), "anna", AT, AT.date())
    assert (str(balance_of(part).due), str(balance_of(part).paid)) == ("50.00", "50.00")
    paid = record_payment(part, PaymentGiven(), "anna", AT, AT.date())
    assert [str(each.amount) for each in paid.payments] == ["20.00", "50.00"]
    assert (paid.status, str(balance_of(paid).paid)) == ("paid", "100.00")


def test_a_deposit_on_what_is_credited_whole_is_to_be_paid_back() -> None:
    invoice = bill(line("100"), payments=(Payment(amount=D(30)),))
    note, after = credited(invoice, ALL, AT)
    assert (figures(note, "total"), str(balance_of(after).to_refund)) == (["100.00"], "30.00")
    back = record_payment(after, PaymentGiven(amount=D(-30)), "anna", AT, AT.date())
    assert balance_of(back).to_refund == balance_of(back).due == 0


def test_what_was_paid_whole_before_the_issue_is_issued_as_paid() -> None:
    invoice = bill(line("100"), payments=(Payment(amount=D(100)),))
    assert (invoice.status, balance_of(invoice).due) == ("paid", 0)
