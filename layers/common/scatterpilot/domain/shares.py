"""A sum of money divided so that the parts add up to it exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from scatterpilot.domain.money import EXACT, minor_units


def shared(amount: Decimal, weights: Sequence[Decimal], currency: str) -> list[Decimal]:
    """Parts in proportion to the weights, each whole minor units, by the largest remainder.

    The weights' sum must not be 0. No part of an amount up to that sum exceeds its weight.
    """
    digits = minor_units(currency)
    units = int(amount.scaleb(digits, context=EXACT))
    whole = sum(map(Fraction, weights))
    exact = [Fraction(weight) * units / whole for weight in weights]
    parts = [floor(part) for part in exact]
    largest_first = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for index in largest_first[: units - sum(parts)]:
        parts[index] += 1
    return [Decimal(part).scaleb(-digits, context=EXACT) for part in parts]
