"""Random invoices at the edges of what is allowed: 12 digits, 6 decimals, 12 currencies."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from scatterpilot.domain.draft import Discount, Draft, LineItem
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
lines = st.builds(
    LineItem,
    description=st.just("Work"),
    quantity=amounts(least=1),
    unit_price=amounts(),
    taxable=st.booleans(),
    tax_rate=st.none() | rates,
)
drafts = st.builds(
    Draft,
    currency=currencies,
    line_items=st.lists(lines, max_size=6).map(tuple),
    tax_rate=st.none() | rates,
    discount=discounts,
)
