"""What people bill besides plain lines, each rule as a worked case: by hand, and by the oracle."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Charge, Discount, Draft, LineItem, Payment
from scatterpilot.domain.money import shared
from scatterpilot.domain.taxes import NamedTax, Withholding
from scatterpilot.domain.totals import compute_totals
from tests.domain import oracle
from tests.domain.orders import differing, misprinted, order_of

D = Decimal


def line(quantity: str, unit_price: str, **other: Any) -> LineItem:
    return LineItem(quantity=D(quantity), unit_price=D(unit_price), **other)


def bill(*lines: LineItem, **other: Any) -> dict[str, Any]:
    """The document of a bill, whose figures must be the oracle's and add up in print."""
    draft = Draft(line_items=lines, **other)
    assert not differing(compute_totals(draft), oracle.bill(order_of(draft)))
    assert not list(misprinted(draft))
    return draft_document(draft)


def taxes(document: dict[str, Any]) -> list[tuple[str | None, str, str, str]]:
    return [(t["name"], t["rate"], t["base"], t["amount"]) for t in document["taxes"]]


def percent(value: str) -> Discount:
    return Discount(percent=D(value))


@pytest.mark.parametrize(
    ("quantity", "price", "base", "currency", "amount"),
    [
        ("2500", "480", "1000", "GBP", "1200.00"),
        ("1", "0.005", "12", "EUR", "0.00"),
        ("7", "10", "12", "EUR", "5.83"),
        ("5", "1", "1000", "EUR", "0.01"),
        ("30", "1250", "12", "JPY", "3125"),
        ("1", "10", "3", "KWD", "3.333"),
    ],
)
def test_a_price_for_several_keeps_its_price(
    quantity: str, price: str, base: str, currency: str, amount: str
) -> None:
    """EN 16931, BT-149: net amount = price / base quantity × quantity, rounded once (BR-DEC-23)."""
    document = bill(line(quantity, price, price_base_quantity=D(base)), currency=currency)
    [item] = document["line_items"]
    assert (item["amount"], item["price_base_quantity"]) == (amount, base)
    assert D(item["unit_price"]) == D(price)


@pytest.mark.parametrize(
    ("off", "net", "taken"),
    [
        (percent("10"), "179.98", "20.00"),
        (Discount(amount=D("15")), "184.98", "15.00"),
        (percent("100"), "0.00", "199.98"),
    ],
)
def test_a_line_discount_comes_off_its_line_alone(off: Discount, net: str, taken: str) -> None:
    """EN 16931: BT-131 = quantity × price − Σ BT-136, each rounded to the minor unit."""
    document = bill(line("2", "99.99", discount=off), line("1", "50"), tax_rate=D("0.2"))
    lamps, rug = document["line_items"]
    assert (lamps["amount"], lamps["gross_amount"], lamps["discount_total"]) == (
        net,
        "199.98",
        taken,
    )
    assert (rug["amount"], rug["gross_amount"], rug["discount_total"]) == ("50.00", None, None)
    assert D(document["subtotal"]) == D(net) + 50


def test_a_return_is_a_negative_line_and_what_is_free_costs_nothing() -> None:
    document = bill(line("3", "100"), line("-1", "100"), line("5", "0"), tax_rate=D("0.19"))
    assert [item["amount"] for item in document["line_items"]] == ["300.00", "-100.00", "0.00"]
    assert (document["total"], taxes(document)) == ("238.00", [(None, "0.19", "200.00", "38.00")])


def test_half_a_cent_of_a_return_is_rounded_as_that_of_the_sale() -> None:
    document = bill(line("1", "0.125"), line("-1", "0.125"))
    assert [item["amount"] for item in document["line_items"]] == ["0.13", "-0.13"]
    assert document["total"] == "0.00"


@pytest.mark.parametrize(
    ("charge", "total"),
    [
        (Charge(description="Shipping", amount=D("12.50")), "135.00"),
        (Charge(description="Card fee", percent=D("3")), "123.60"),
        (Charge(description="Stamp duty", amount=D(2), taxable=False), "122.00"),
        (Charge(description="Postage", amount=D(10), tax_rate=D("0.05")), "130.50"),
    ],
)
def test_a_charge_is_taxed_as_the_invoice_unless_it_says_otherwise(
    charge: Charge, total: str
) -> None:
    """EN 16931, BR-CO-13: net = Σ lines − allowances + charges; each has a rate of its own."""
    document = bill(line("1", "100"), tax_rate=D("0.2"), charges=(charge,))
    assert document["total"] == total


def test_a_percentage_charge_is_on_the_subtotal_whatever_the_discount() -> None:
    document = bill(
        line("1", "200"), discount=percent("50"), charges=(Charge(description="x", percent=D(3)),)
    )
    assert (document["charges"][0]["total"], document["total"]) == ("6.00", "106.00")


@pytest.mark.parametrize(
    ("names", "rates", "amounts"),
    [
        (("GST", "PST"), ("0.05", "0.07"), ("5.00", "7.00")),  # British Columbia
        (("GST", "QST"), ("0.05", "0.09975"), ("5.00", "9.98")),  # Québec
        (("CGST", "SGST"), ("0.09", "0.09"), ("9.00", "9.00")),  # within a state of India
    ],
)
def test_several_taxes_are_each_on_the_same_base(
    names: tuple[str, str], rates: tuple[str, str], amounts: tuple[str, str]
) -> None:
    document = bill(
        line("1", "100"),
        tax_name=names[0],
        tax_rate=D(rates[0]),
        further_taxes=(NamedTax(name=names[1], rate=D(rates[1])),),
    )
    assert taxes(document) == [
        (name, rate, "100.00", amount)
        for name, rate, amount in zip(names, rates, amounts, strict=True)
    ]


def test_a_lines_own_rate_takes_the_place_of_all_taxes_and_untaxed_means_none() -> None:
    document = bill(
        line("1", "100"),
        line("1", "100", tax_rate=D("0.05")),
        line("1", "100", taxable=False),
        tax_name="GST",
        tax_rate=D("0.05"),
        further_taxes=(NamedTax(name="PST", rate=D("0.07")),),
    )
    assert taxes(document) == [
        ("GST", "0.05", "200.00", "10.00"),
        ("PST", "0.07", "100.00", "7.00"),
    ]
    assert document["total"] == "317.00"


def test_zero_on_the_books_and_twenty_on_the_training() -> None:
    document = bill(
        line("10", "15", tax_category="zero"), line("1", "500"), tax_name="VAT", tax_rate=D("0.2")
    )
    assert taxes(document) == [
        ("VAT", "0.2", "500.00", "100.00"),
        (None, "0", "150.00", "0.00"),
    ]
    assert [t["category"] for t in document["taxes"]] == ["standard", "zero"]


def test_a_reverse_charge_has_no_tax_but_its_base_and_its_reason() -> None:
    """EN 16931, BR-AE-08 and BR-AE-10: the base is shown, the tax is 0, and a reason is given."""
    reason = "Article 196, Directive 2006/112/EC"
    document = bill(line("1", "1000"), tax_category="reverse_charge", tax_reason=reason)
    [row] = document["taxes"]
    assert (row["category"], row["reason"]) == ("reverse_charge", reason)
    assert (row["base"], row["amount"], document["total"]) == ("1000.00", "0.00", "1000.00")


@pytest.mark.parametrize(
    ("quantity", "price", "rate", "currency", "net", "tax"),
    [
        ("2", "379.00", "0.21", "EUR", "626.45", "131.55"),
        ("10", "1550", "0.27", "HUF", "12204.72", "3295.28"),
        ("1", "119", "0.19", "EUR", "100.00", "19.00"),
        ("1", "0.01", "0.2", "GBP", "0.01", "0.00"),
        ("3", "1100", "0.1", "JPY", "3000", "300"),
    ],
)
def test_prices_that_include_tax_are_what_is_paid(
    quantity: str, price: str, rate: str, currency: str, net: str, tax: str
) -> None:
    document = bill(
        line(quantity, price), currency=currency, tax_rate=D(rate), prices_include_tax=True
    )
    assert D(document["total"]) == D(quantity) * D(price)
    assert (document["net_total"], document["tax_total"]) == (net, tax)
    assert document["total"] == document["subtotal"]


def test_included_taxes_of_two_rates_are_each_taken_from_what_is_paid_at_their_rate() -> None:
    document = bill(
        line("3", "4.99", tax_rate=D("0.07")),
        line("1", "19.99"),
        tax_rate=D("0.19"),
        prices_include_tax=True,
        discount=percent("10"),
    )
    assert document["total"] == "31.46"  # 34.96 less 3.50
    assert taxes(document) == [(None, "0.07", "12.59", "0.88"), (None, "0.19", "15.12", "2.87")]


def test_two_taxes_in_a_price_share_what_it_holds_to_the_cent() -> None:
    document = bill(
        line("1", "100"),
        tax_name="GST",
        tax_rate=D("0.05"),
        further_taxes=(NamedTax(name="PST", rate=D("0.07")),),
        prices_include_tax=True,
    )
    assert document["net_total"] == "89.29"
    assert taxes(document) == [("GST", "0.05", "89.29", "4.46"), ("PST", "0.07", "89.29", "6.25")]


def test_irpf_is_withheld_after_the_total_from_what_is_without_tax() -> None:
    """1,000 with 21 % IVA and 15 % IRPF: 1,210 less 150 (Ley 35/2006, art. 101.5)."""
    document = bill(
        line("1", "1000"), tax_rate=D("0.21"), withholding=Withholding(name="IRPF", rate=D("0.15"))
    )
    figures = ("total", "withheld_base", "withheld_total", "payable", "amount_due")
    assert [document[name] for name in figures] == [
        "1210.00",
        "1000.00",
        "150.00",
        "1060.00",
        "1060.00",
    ]


def test_cis_is_on_labour_only() -> None:
    """Labour 800 and materials 400, VAT 20 %: 20 % of the 800 is kept back (Finance Act 2004)."""
    document = bill(
        line("1", "800"),
        line("1", "400", withheld=False),
        tax_rate=D("0.2"),
        withholding=Withholding(name="CIS", rate=D("0.2")),
    )
    assert (document["withheld_base"], document["withheld_total"]) == ("800.00", "160.00")
    assert (document["total"], document["payable"]) == ("1440.00", "1280.00")


def test_what_is_withheld_from_is_less_its_share_of_the_discount() -> None:
    document = bill(
        line("1", "800"),
        line("1", "400", withheld=False),
        discount=percent("10"),
        charges=(Charge(description="Delivery", amount=D(30), withheld=False),),
        withholding=Withholding(rate=D("0.2")),
    )
    assert (document["withheld_base"], document["withheld_total"]) == ("720.00", "144.00")


def test_a_deposit_received_is_a_payment_and_lowers_what_is_due_alone() -> None:
    document = bill(
        line("1", "4000"), tax_rate=D("0.2"), payments=(Payment(amount=D(500), note="Deposit"),)
    )
    assert (document["total"], document["amount_paid"], document["amount_due"]) == (
        "4800.00",
        "500.00",
        "4300.00",
    )


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        ("0.01", ("1", "1", "1"), ("0.01", "0.00", "0.00")),
        ("10.00", ("1", "1", "1"), ("3.34", "3.33", "3.33")),
        ("1.00", ("2", "1", "0"), ("0.67", "0.33", "0.00")),
        ("0.00", (), ()),
        ("-1.00", ("-3", "1"), ("-1.50", "0.50")),
        ("0.05", ("150", "-50"), ("0.08", "-0.03")),
    ],
)
def test_shares_are_whole_cents_that_add_up(
    total: str, weights: tuple[str, ...], shares: tuple[str, ...]
) -> None:
    assert [str(share) for share in shared(D(total), [*map(D, weights)], "EUR")] == [*shares]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20), st.data())
def test_shares_add_up_and_none_exceeds_its_weight(weights: list[int], data: st.DataObject) -> None:
    if not sum(weights):
        weights = [1]
    amount = data.draw(st.integers(0, sum(weights)))
    cents = [Decimal(each).scaleb(-2) for each in weights]
    parts = shared(Decimal(amount).scaleb(-2), cents, "EUR")
    assert sum(parts) == Decimal(amount).scaleb(-2)
    assert all(0 <= part <= weight for part, weight in zip(parts, cents, strict=True))


def test_bases_of_three_rates_add_up_to_what_is_left_after_the_discount() -> None:
    """Rounded one by one the bases 66.67, 66.67 and 66.67 would be a cent too many."""
    document = bill(
        *(line("1", "100", tax_rate=D(rate)) for rate in ("0.07", "0.1", "0.19")),
        discount=Discount(amount=D(100)),
    )
    assert [base for _, _, base, _ in taxes(document)] == ["66.66", "66.67", "66.67"]
    assert document["net_total"] == "200.00"
