"""Random invoices at the edges of what is allowed: 12 digits, 6 decimals, 12 currencies."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from scatterpilot.domain.draft import Charge, Discount, Draft, LineItem, Payment
from scatterpilot.domain.taxes import NamedTax, TaxCategory, Withholding
from tests.domain.oracle import MINOR_UNITS

COMMON_RATES = ("0", "0.05", "0.055", "0.07", "0.0825", "0.19", "0.2", "1")


def _scaled(digits: int, decimals: int) -> Decimal:
    return Decimal(digits).scaleb(-decimals)


@st.composite
def amounts(draw: st.DrawFn, least: int = 0, integer_digits: int = 12) -> Decimal:
    """A quantity or price; ``least`` is counted in its last decimal."""
    decimals = draw(st.integers(0, 6))
    digits = draw(st.sampled_from([2, 5, integer_digits]))
    return _scaled(draw(st.integers(least, 10 ** (digits + decimals) - 1)), decimals)


rates = st.sampled_from([Decimal(rate) for rate in COMMON_RATES]) | st.integers(0, 10**6).map(
    lambda digits: _scaled(digits, 6)
)
percentages = st.integers(1, 100).map(Decimal) | st.integers(1, 10**8).map(
    lambda digits: _scaled(digits, 6)
)
currencies = st.sampled_from(sorted(MINOR_UNITS))
discounts = (
    st.none()
    | st.builds(Discount, percent=percentages)
    | st.builds(Discount, amount=amounts(least=1))
)
categories: st.SearchStrategy[TaxCategory | None] = st.none() | st.sampled_from(
    ["standard", "zero", "exempt", "reverse_charge", "outside_scope"]
)
lines = st.builds(
    LineItem,
    description=st.just("Work"),
    quantity=amounts(least=1),
    unit_price=amounts(),
    price_base_quantity=st.none() | st.sampled_from([Decimal(12), Decimal(1000)]),
    discount=st.none() | st.builds(Discount, percent=percentages),
    taxable=st.booleans(),
    tax_rate=st.none() | rates,
    tax_category=categories,
    tax_reason=st.sampled_from([None, "Article 196"]),
    withheld=st.booleans(),
)
charges = st.builds(
    Charge,
    description=st.just("Shipping"),
    amount=amounts(least=1),
    taxable=st.booleans(),
    tax_rate=st.none() | rates,
    withheld=st.booleans(),
) | st.builds(Charge, description=st.just("Card fee"), percent=percentages)
returns = lines.map(
    lambda line: line.model_copy(update={"quantity": -(line.quantity or Decimal(1))})
)
"""What came back."""


def _drafts(items: st.SearchStrategy[LineItem]) -> st.SearchStrategy[Draft]:
    return st.builds(
        Draft,
        currency=currencies,
        line_items=st.lists(items, max_size=6).map(tuple),
        tax_rate=st.none() | rates,
        tax_name=st.sampled_from([None, "VAT"]),
        further_taxes=st.lists(
            st.builds(NamedTax, name=st.sampled_from(["PST", "QST"]), rate=rates.filter(bool)),
            max_size=2,
            unique_by=lambda tax: tax.name,
        ).map(tuple),
        tax_category=categories,
        prices_include_tax=st.booleans(),
        discount=discounts,
        charges=st.lists(charges, max_size=2).map(tuple),
        withholding=st.none() | st.builds(Withholding, name=st.just("CIS"), rate=rates),
        payments=st.lists(st.builds(Payment, amount=amounts(least=1)), max_size=2).map(tuple),
    )


drafts = _drafts(lines | returns)
sales = _drafts(lines)
"""Without returns."""
