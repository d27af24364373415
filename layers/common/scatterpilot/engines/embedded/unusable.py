"""Values that the draft can't take as they were said, with the reason and the remedy."""

from __future__ import annotations

from collections.abc import Iterable

from scatterpilot.domain.edits import RefuseValue


def currencies_mixed(codes: Iterable[str]) -> RefuseValue:
    """Prices in several currencies; ``codes`` are named as they come."""
    return RefuseValue(
        field="currency",
        code="currencies_mixed",
        message=f"An invoice has one currency, and this one would mix {' and '.join(codes)}. "
        "Say which one to use, for example “in EUR”.",
    )


def rate_missing() -> RefuseValue:
    """Tax is wanted, and nobody said at which rate."""
    return RefuseValue(
        field="tax_rate",
        code="tax_rate_missing",
        message="You want tax added; which rate? For example “20% VAT”, or say “no tax”.",
    )
