"""Which currencies follow from the words of a quote."""

from __future__ import annotations

import pytest

from scatterpilot.engines.claude.currency_said import currency_follows

FOLLOW = [
    ("USD", "$150"),
    ("AUD", "A$150"),
    ("BRL", "R$ 1.500,00"),
    ("MXN", "$150"),
    ("EUR", "150 €"),
    ("EUR", "150 euros"),
    ("EUR", "150 Euro"),
    ("EUR", "eur 150"),
    ("CHF", "CHF 1'200"),
    ("CHF", "1200CHF"),
    ("JPY", "15000円"),
    ("CNY", "¥99"),
    ("RUB", "5000 рублей"),
    ("USD", "$150 USD"),
    ("INR", "₹1.2 lakh"),
]
DO_NOT = [
    ("JPY", "$150"),
    ("EUR", "$150"),
    ("USD", "150 €"),
    ("EUR", "CHF 1200"),
    ("EUR", "150"),
    ("KWD", "150.00"),
]


@pytest.mark.parametrize(("code", "quote"), FOLLOW)
def test_it_follows(code: str, quote: str) -> None:
    assert currency_follows(code, quote)


@pytest.mark.parametrize(("code", "quote"), DO_NOT)
def test_it_does_not_follow(code: str, quote: str) -> None:
    assert not currency_follows(code, quote)
