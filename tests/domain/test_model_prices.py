from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.chat import Tokens
from scatterpilot.domain.model_prices import FREE, PRICES, Price, price_of, usage_of

MILLION = Tokens(1_000_000, 1_000_000, 1_000_000, 1_000_000)


@pytest.mark.parametrize(
    ("model", "dollars"),
    [
        ("global.anthropic.claude-sonnet-4-5-20250929-v1:0", "22.05"),
        ("eu.anthropic.claude-haiku-4-5-20251001-v1:0", "7.35"),
        ("claude-sonnet-5-5", "14.60"),
    ],
)
def test_a_million_of_each_costs_the_four_prices_together(model: str, dollars: str) -> None:
    price = price_of(model)
    assert price is not None
    assert usage_of(MILLION, price).cost_usd == Decimal(dollars)


def test_a_single_token_is_counted_exactly() -> None:
    usage = usage_of(Tokens(cache_read=1), PRICES["claude-haiku-5-5"])
    assert usage.cost_usd == Decimal("0.00000001")


def test_an_unknown_model_has_no_price_until_one_is_given() -> None:
    assert price_of("llama3.1") is None
    own = Price(*map(Decimal, ("1", "2", "3", "4")))
    assert price_of("llama3.1", own) == price_of("claude-sonnet-4-5", own) == own
    assert usage_of(MILLION, FREE).cost_usd == 0
