"""What models cost: one table with the day it was read, and the sum for one answer.

US dollars per million tokens, from the providers' public price lists; a model that is not listed
has no price until the settings give one. Ids carry prefixes of region and provider and suffixes of
date and version (``global.anthropic.claude-sonnet-4-5-20250929-v1:0``), so the family's name
decides.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from scatterpilot.domain.chat import Tokens

# What deploys reads the prices too, without pydantic.
if TYPE_CHECKING:
    from scatterpilot.domain.conversation import Usage

PRICES_AS_OF = "2026-11-24"


class Price(NamedTuple):
    """US dollars per million tokens."""

    input: Decimal
    output: Decimal
    cache_write: Decimal
    cache_read: Decimal


def _price(*per_million: str) -> Price:
    return Price(*map(Decimal, per_million))


PRICES: dict[str, Price] = {
    "claude-sonnet-4-5": _price("3", "15", "3.75", "0.30"),
    "claude-haiku-4-5": _price("1", "5", "1.25", "0.10"),
    "claude-sonnet-4-6": _price("3", "15", "3.75", "0.30"),
    "claude-sonnet-5-5": _price("2", "10", "2.50", "0.10"),
    "claude-haiku-5-5": _price("0.10", "0.50", "0.125", "0.01"),
}
FREE = _price("0", "0", "0", "0")


def price_of(model: str, override: Price | None = None) -> Price | None:
    """The price of a model id, or ``None`` when it is not known."""
    if override is not None:
        return override
    return next((price for family, price in PRICES.items() if family in model), None)


def usage_of(tokens: Tokens, price: Price) -> Usage:
    """The tokens of one answer and what they cost, exactly."""
    from scatterpilot.domain.conversation import Usage

    cost = (
        tokens.input * price.input
        + tokens.output * price.output
        + tokens.cache_write * price.cache_write
        + tokens.cache_read * price.cache_read
    )
    return Usage(
        input_tokens=tokens.input,
        output_tokens=tokens.output,
        cache_read_tokens=tokens.cache_read,
        cache_write_tokens=tokens.cache_write,
        cost_usd=cost.scaleb(-6),
    )
