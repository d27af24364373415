"""Every figure of an invoice is exact, and the printed ones add up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.figure_names import SUMS
from scatterpilot.domain.totals import compute_totals
from tests.domain import oracle
from tests.domain.figures import drafts, lines, sales
from tests.domain.orders import differing, misprinted, order_of


def line(quantity: str, unit_price: str, **other: Any) -> LineItem:
    return LineItem(quantity=Decimal(quantity), unit_price=Decimal(unit_price), **other)


def draft(*line_items: LineItem, rate: str = "0", **other: Any) -> Draft:
    return Draft(line_items=line_items, tax_rate=Decimal(rate), **other)


def percent(value: str) -> Discount:
    return Discount(percent=Decimal(value))


def amount(value: str) -> Discount:
    return Discount(amount=Decimal(value))


@pytest.mark.parametrize(
    ("invoice", "total"),
    [
        (draft(line("1", "138.66"), rate="0.19"), "165.01"),
        (draft(line("1", "2.50"), rate="0.07"), "2.68"),
        (draft(line("348.35", "16"), rate="0.22", discount=percent("4")), "6527.81"),
        (draft(line("10", "3.60"), rate="0.055"), "37.98"),
        (draft(*[line("1", "3.60")] * 10, rate="0.055"), "37.98"),
        (
            draft(
                line("2", "1.73", tax_rate=Decimal("0.13")),
                line("2", "0.03", tax_rate=Decimal("0.24")),
            ),
            "3.98",
        ),
        (draft(line("1", "250"), rate="0.1", discount=amount("20")), "253.00"),
        (draft(line("3", "0.1")), "0.30"),
        (draft(line("1", "49.995")), "50.00"),
    ],
)
def test_the_worked_cases_come_out_to_the_cent(invoice: Draft, total: str) -> None:
    assert str(compute_totals(invoice).total) == total
    assert oracle.bill(order_of(invoice)).total == Fraction(total)


@settings(max_examples=500)
@given(drafts)
def test_every_figure_is_that_of_the_oracle(invoice: Draft) -> None:
    assert not differing(compute_totals(invoice), oracle.bill(order_of(invoice)))


@given(drafts)
def test_what_is_printed_adds_up_to_the_last_digit(invoice: Draft) -> None:
    assert not list(misprinted(invoice))


@given(drafts)
def test_every_sum_is_printed_with_the_minor_units_of_its_currency(invoice: Draft) -> None:
    printed = draft_document(invoice)
    sums = [printed[name] for name in SUMS]
    sums += [item["amount"] for item in printed["line_items"]]
    sums += [charge["total"] for charge in printed["charges"]]
    sums += [tax[name] for tax in printed["taxes"] for name in ("base", "amount")]
    for text in sums:
        assert len(text.partition(".")[2]) == oracle.MINOR_UNITS[invoice.currency]
        assert text.removeprefix("-").replace(".", "", 1).isdigit()
        assert not text.startswith("-") or Decimal(text)


@given(drafts, st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_no_sum(invoice: Draft, random: Any) -> None:
    shuffled = list(invoice.line_items)
    random.shuffle(shuffled)
    before = compute_totals(invoice)
    after = compute_totals(invoice.model_copy(update={"line_items": tuple(shuffled)}))
    assert sorted(after.line_amounts) == sorted(before.line_amounts)  # type: ignore[type-var]
    assert after.model_copy(update={"lines": before.lines}) == before


@given(sales)
def test_without_returns_nothing_is_negative_nor_more_discounted_than_billed(
    invoice: Draft,
) -> None:
    totals = compute_totals(invoice)
    assert 0 <= totals.discount_total <= totals.subtotal
    assert all(tax.base >= 0 and tax.amount >= 0 for tax in totals.taxes)
    assert totals.total >= 0


@given(drafts, lines, st.sampled_from(["quantity", "unit_price"]))
def test_a_line_not_known_yet_counts_as_nothing(
    invoice: Draft, unknown: LineItem, name: str
) -> None:
    known = compute_totals(invoice)
    unknown = unknown.model_copy(update={name: None})
    both = invoice.model_copy(update={"line_items": (*invoice.line_items, unknown)})
    assert compute_totals(both) == known.model_copy(update={"lines": (*known.lines, None)})


def test_a_thousand_lines_of_the_largest_figures_lose_no_digit() -> None:
    largest = line("999999999999.999999", "999999999999.999999")
    invoice = draft(*[largest] * 1000, rate="0.123457", discount=percent("12.345678"))
    totals, wanted = compute_totals(invoice), oracle.bill(order_of(invoice))
    assert totals.total == wanted.total
    assert totals.subtotal == wanted.subtotal > 10**26


def test_a_line_with_its_own_rate_of_zero_is_not_taxed() -> None:
    invoice = draft(line("1", "100", tax_rate=Decimal(0)), line("1", "10"), rate="0.2")
    assert str(compute_totals(invoice).total) == "112.00"


def test_a_discount_is_shared_over_taxed_and_untaxed_lines_alike() -> None:
    """Half of the 20 off falls on the untaxed line, so only 90 is taxed."""
    invoice = draft(
        line("1", "100"), line("1", "100", taxable=False), rate="0.1", discount=amount("20")
    )
    totals = compute_totals(invoice)
    assert [(str(t.base), str(t.amount)) for t in totals.taxes] == [("90.00", "9.00")]
    assert str(totals.total) == "189.00"


def test_tax_is_the_rate_of_the_base_that_is_printed() -> None:
    """EN 16931, BR-CO-17: 35 % of the printed 0.04 is 0.01, though of the exact 0.0433… 0.02."""
    invoice = draft(
        line("1", "0.05", tax_rate=Decimal("0.35")), line("1", "0.10"), discount=percent("10")
    )
    [tax] = compute_totals(invoice).taxes
    assert (str(tax.base), str(tax.amount)) == ("0.04", "0.01")


def test_rates_written_differently_are_one_group() -> None:
    invoice = draft(
        line("1", "0.10", tax_rate=Decimal("0.20")), line("1", "0.13", tax_rate=Decimal("0.2"))
    )
    assert [str(t.amount) for t in compute_totals(invoice).taxes] == ["0.05"]
