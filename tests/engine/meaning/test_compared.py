"""Sums with a comparative behind them are differences."""

from __future__ import annotations

import pytest

from scatterpilot.engines.embedded.meaning.compared import compared
from tests.engine.marked import Desk, item, marks


@pytest.mark.parametrize(
    ("annotated", "language", "roles"),
    [
        ("{REF|Gage} fürs {1.DESC|DJ-Set} {1.AMOUNT|50} höher", "de", ["REF", "REF", "DPRICE"]),
        ("{REF|levering} {0.AMOUNT|10 euro} goedkoper", "nl", ["REF", "DPRICE"]),
        ("la {REF|pose} {0.PRICE|20 €} plus chère", "fr", ["REF", "DPRICE"]),
        ("the {REF|fee} is {0.AMOUNT|50}", "en", ["REF", "AMOUNT"]),
        ("{1.DESC|Brett} {1.AMOUNT|50}, höher als sonst", "de", ["DESC", "AMOUNT"]),
        ("{REF|Gage} bleibt, {1.DESC|Licht} {1.AMOUNT|50} teurer", "de", ["REF", "DESC", "DPRICE"]),
    ],
)
def test_a_sum_before_a_comparative_is_a_difference(
    annotated: str, language: str, roles: list[str]
) -> None:
    assert [mark.role for mark in compared(marks(annotated), language).marks] == roles


def test_what_differs_replaces_nothing() -> None:
    said = marks("{REF|Gage} fürs {1.DESC|DJ-Set} {1.AMOUNT|50} höher", {"replace_line": 0.9})
    assert compared(said, "de").acts == {"change": 1.0}


@pytest.mark.parametrize(
    ("annotated", "price"),
    [
        ("{REF|Gage} {0.AMOUNT|50} höher", "900"),
        ("{REF|Gage} um {0.AMOUNT|50} senken", "800"),
        ("{REF|Gage} {0.AMOUNT|50}", "50"),
    ],
)
def test_a_sum_with_a_word_of_more_or_less_is_no_new_sum(annotated: str, price: str) -> None:
    desk = Desk(item("Gage", "1", "850"), language="de")
    desk.say(annotated, "change")
    assert desk.prices == [price]
