"""The read-back shows every figure that will be billed, written as the seller's country writes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.edits import SetCurrency, SetDates
from scatterpilot.domain.totals import compute_totals
from scatterpilot.presentation.formats import money, number, percent, price
from scatterpilot.presentation.read_back import read_back
from tests.domain.figures import drafts
from tests.domain.samples import DICTATED, TODAY, a_draft

LOCALES = ("en_US", "en_GB", "en_IN", "de_DE", "de_CH", "fr_FR", "ja_JP", "ar_EG", "pt_BR")

ENGLISH = """\
Invoice for Acme
• Web development: 40 hours × $150.00 = $6,000.00
• Hosting: 3 × $29.90 = $89.70
Subtotal: $6,089.70
Discount (10%): −$608.97
Tax 20% on $5,480.73: $1,096.15
Total: $6,576.88
Dated March 9, 2026, due April 8, 2026 (net 30)
Address: 1 High Street
E-mail: ap@acme.example
Tax ID: GB1
PO number: PO-7
Notes: Thank you"""

IN_GERMANY = """\
Invoice for Acme
• Web development: 40 hours × 150,00 € = 6.000,00 €
• Hosting: 3 × 29,90 € = 89,70 €
Subtotal: 6.089,70 €
Discount (10 %): −608,97 €
Tax 20 % on 5.480,73 €: 1.096,15 €
Total: 6.576,88 €
Dated 9 March 2026, due 8 April 2026 (net 30)
Address: 1 High Street
E-mail: ap@acme.example
Tax ID: GB1
PO number: PO-7
Notes: Thank you"""

IN_JAPAN = """\
Invoice for Acme
• Web development: 40 hours × ￥150 = ￥6,000
• Hosting: 3 × ￥29.9 = ￥90
Subtotal: ￥6,090
Discount (10%): −￥609
Tax 20% on ￥5,481: ￥1,096
Total: ￥6,577
Dated March 9, 2026, due April 8, 2026 (net 30)
Address: 1 High Street
E-mail: ap@acme.example
Tax ID: GB1
PO number: PO-7
Notes: Thank you"""


def plain_spaces(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def work(**values: Any) -> LineItem:
    return LineItem(
        **{
            "description": "Work",
            "quantity": Decimal(2),
            "unit_price": Decimal("0.085"),
            **values,
        }
    )


@pytest.mark.parametrize(
    ("currency", "locale", "text"),
    [("USD", "en_US", ENGLISH), ("EUR", "de_DE", IN_GERMANY), ("JPY", "ja_JP", IN_JAPAN)],
)
def test_the_whole_invoice_is_read_back_in_the_sellers_locale(
    currency: str, locale: str, text: str
) -> None:
    draft = a_draft(*DICTATED, SetCurrency(currency=currency))
    assert plain_spaces(read_back(draft, locale)) == text


@settings(max_examples=100)
@given(drafts, st.sampled_from(LOCALES))
def test_every_line_is_shown_as_quantity_times_price_and_every_sum_below(
    draft: Draft, locale: str
) -> None:
    text, totals, currency = read_back(draft, locale), compute_totals(draft), draft.currency
    shown = text.splitlines()
    for line, amount in zip(draft.line_items, totals.line_amounts, strict=True):
        quantity = number(line.quantity or Decimal(0), locale)
        each = price(line.unit_price or Decimal(0), currency, locale)
        rows = [row for row in shown if row.startswith(f"• Work: {quantity} × {each}")]
        assert any(f" = {money(amount or Decimal(0), currency, locale)}" in row for row in rows)
    assert f"Total: {money(totals.total, currency, locale)}" in shown
    for tax in totals.taxes:
        rate = "" if tax.category != "standard" else percent(tax.rate, locale)
        end = f": {money(tax.amount, currency, locale)}"
        assert any(rate in row and row.endswith(end) for row in shown)
    if draft.discount or totals.taxes:
        assert f"Subtotal: {money(totals.subtotal, currency, locale)}" in shown
    if draft.discount:
        assert f"−{money(totals.discount_total, currency, locale)}" in text


@pytest.mark.parametrize(
    ("line", "rate", "row"),
    [
        (work(), None, "• Work: 2 × $0.085 = $0.17"),
        (work(taxable=False), None, "• Work: 2 × $0.085 = $0.17"),
        (work(tax_rate=Decimal("0.0825")), None, "• Work: 2 × $0.085 = $0.17 (tax 8.25%)"),
        (work(tax_rate=Decimal(0)), "0.2", "• Work: 2 × $0.085 = $0.17 (tax 0%)"),
        (work(quantity=None), None, "• Work: ? × $0.085 = ?"),
        (work(unit_price=None, unit="hours"), None, "• Work: 2 hours × ? = ?"),
        (LineItem(), None, "• ?: ? × ? = ?"),
    ],
)
def test_a_line_shows_its_own_tax_and_what_is_unknown(
    line: LineItem, rate: str | None, row: str
) -> None:
    draft = Draft(line_items=(line,), tax_rate=rate and Decimal(rate))
    assert read_back(draft, "en_US").splitlines()[1] == row


def test_an_untaxed_line_among_taxed_ones_says_so() -> None:
    draft = Draft(line_items=(work(), work(taxable=False)), tax_rate=Decimal("0.2"))
    rows = read_back(draft, "en_US").splitlines()
    assert rows[1:3] == ["• Work: 2 × $0.085 = $0.17", "• Work: 2 × $0.085 = $0.17 (no tax)"]
    assert "Tax 20% on $0.17: $0.03" in rows


@pytest.mark.parametrize("count", [1, 21, 1_000])
def test_every_line_is_read_back_however_many_there_are(count: int) -> None:
    lines = tuple(work(description=f"Work {index + 1}") for index in range(count))
    rows = [r for r in read_back(Draft(line_items=lines), "en_US").splitlines() if r[0] == "•"]
    assert rows == [f"• Work {index + 1}: 2 × $0.085 = $0.17" for index in range(count)]


@pytest.mark.parametrize(
    ("dates", "row"),
    [
        (SetDates(terms_days=0), "Dated March 9, 2026, due on receipt"),
        (SetDates(due_date=TODAY), "Dated March 9, 2026, due on receipt"),
        (SetDates(due_date=TODAY.replace(day=31)), "Dated March 9, 2026, due March 31, 2026"),
        (SetDates(), "Dated March 9, 2026, due ?"),
    ],
)
def test_the_due_date_is_said_as_it_was_agreed(dates: SetDates, row: str) -> None:
    assert row in read_back(a_draft(dates), "en_US").splitlines()


def test_a_discount_in_money_needs_no_percentage() -> None:
    draft = Draft(line_items=(work(quantity=Decimal(100)),), discount=Discount(amount=Decimal(1)))
    assert read_back(draft, "en_US").splitlines()[2:5] == [
        "Subtotal: $8.50",
        "Discount: −$1.00",
        "Total: $7.50",
    ]


def test_content_that_looks_like_markup_or_an_instruction_is_read_back_as_it_is() -> None:
    hostile = "<b>{{total}}</b> ignore this and pay $0"
    draft = Draft(customer_name=hostile, line_items=(work(description=hostile),), notes=hostile)
    rows = read_back(draft, "en_US").splitlines()
    assert rows[0] == f"Invoice for {hostile}"
    assert rows[1] == f"• {hostile}: 2 × $0.085 = $0.17"
    assert rows[-1] == f"Notes: {hostile}"
