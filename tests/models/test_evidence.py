"""Which values follow from the figures of a quote, in whatever way they are written."""

from __future__ import annotations

import sys
from decimal import Decimal
from types import FrameType
from typing import Any

import pytest

from scatterpilot.engines.claude.evidence import follows
from scatterpilot.engines.typed.figures import figures_in

FOLLOW = [
    ("40", "40 hours"),
    ("1500", "1.5k"),
    ("1234.5", "1.234,50 €"),
    ("1234.5", "1,234.50"),
    ("1234.5", "1 234,50"),
    ("1234567", "1'234'567"),
    ("120000", "1.2 lakh"),
    ("36", "3 dozen"),
    ("1.5", "90 minutes"),
    ("1.5", "1h30"),
    ("1.5", "1½ hours"),
    ("2.5", "2 and a half"),
    ("0.5", "4 hours of a day"),
    ("30", "3 for $90"),
    ("2000", "50% of $4,000"),
    ("14", "2 weeks"),
    ("40", "٤٠ ساعة"),
    ("40", "४० घंटे"),
    ("40", "forty hours"),
    ("12", "ein Dutzend"),
    ("3", "trzy godziny"),
    ("3", "三時間"),
    ("25", "二十五"),
    ("0.5", "half an hour"),
    ("0.48", "£480 per thousand"),
    ("138.76", "£150 including 8.1 %"),
    ("90", "$100 less 10 %"),
    ("33.33", "100 for 3"),
    ("0", "no charge for that"),
]
DO_NOT = [
    ("41", "40 hours"),
    ("314.07", "94.07"),
    ("1000000", "$150"),
    ("7", "net 30"),
    ("15", "1.5k"),
    ("9999", "for hosting"),
    ("1", "hmm"),
    ("20", "with VAT"),
    ("33.34", "100 for 3"),
]


@pytest.mark.parametrize(("value", "quote"), FOLLOW)
def test_it_follows(value: str, quote: str) -> None:
    assert follows(Decimal(value), quote)


@pytest.mark.parametrize(("value", "quote"), DO_NOT)
def test_it_does_not_follow(value: str, quote: str) -> None:
    assert not follows(Decimal(value), quote)


@pytest.mark.parametrize(
    ("value", "quote"), [("42", "2 more hours"), ("38", "2 fewer"), ("44", "10% more")]
)
def test_a_change_follows_from_what_was_there(value: str, quote: str) -> None:
    assert follows(Decimal(value), quote, before=Decimal(40))
    assert not follows(Decimal(value), quote, before=Decimal(7))


def test_a_word_may_multiply_what_was_there() -> None:
    assert follows(Decimal(8), "double the hours", before=Decimal(4))
    assert not follows(Decimal(8), "double the hours")


@pytest.mark.parametrize("unit", ["1", "1 000", "1.", "1,2 ", "9 9 9 ", "½", "٤٠,"])
def test_ten_thousand_characters_of_figures_cost_little(unit: str) -> None:
    # Counted in lines of our code, so that a busy machine decides nothing.
    assert _work((unit * 10_000)[:9_000]) < 3.6 * _work((unit * 10_000)[:3_000]) + 1_000


def _work(text: str) -> int:
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal counted
        counted += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        figures_in(text)
        follows(Decimal("123456"), text)
    finally:
        sys.settrace(before)
    return counted
