"""Figures follow ISO 4217 and the locale, however large."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.presentation.formats import money, number, percent, price


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        ("1234.5", "IQD", "IQD 1,234.500"),
        ("1234.5", "LBP", "LBP 1,234.50"),
        ("1235", "JPY", "¥1,235"),
        ("-50", "USD", "-$50.00"),
        ("1" * 29 + ".25", "USD", "$11" + ",111" * 9 + ".25"),
    ],
)
def test_money_shows_the_minor_units_of_its_currency(
    amount: str, currency: str, shown: str
) -> None:
    assert money(Decimal(amount), currency, "en_US").replace("\u00a0", " ") == shown


def test_grouping_is_that_of_the_locale() -> None:
    assert number(Decimal("12345678.25"), "en_IN") == "1,23,45,678.25"
    assert price(Decimal("1234.5"), "CHF", "de_CH").replace("\u00a0", " ") == "CHF 1’234.50"


def test_a_percentage_keeps_all_the_decimals_a_rate_can_have() -> None:
    assert percent(Decimal("0.12345678"), "en_US") == "12.345678%"
    assert percent(Decimal("0.2"), "en_US") == "20%"
