"""A value's mark is as long as its words are a value."""

from __future__ import annotations

import pytest

from tests.engine.marked import Desk, line, meaning


@pytest.mark.parametrize(
    ("annotated", "language", "price"),
    [
        ("{1.DESC|jantar} por {1.PRICE|quatrocentos e} vinte e cinco euros", "pt", "425"),
        ("{1.DESC|boiler} {1.PRICE|svc 85}", "en", "85"),
    ],
)
def test_a_sum_is_read_as_far_as_its_words_go(annotated: str, language: str, price: str) -> None:
    found = line(annotated, language)
    said = found.price or found.amount
    assert said is not None
    assert f"{said.value.amount:f}" == price


def test_words_cut_off_in_front_belong_to_the_name() -> None:
    found = line("{1.DESC|boiler} {1.PRICE|svc 85}")
    assert found.description is not None
    assert found.description.value == "boiler svc"


def test_a_due_date_goes_on_to_its_month() -> None:
    said = meaning("{1.DESC|logo} {1.AMOUNT|$400}, due {DUE|the first of} April")
    assert said.due is not None
    assert said.due.value.due_date is not None
    assert said.due.value.due_date.isoformat() == "2026-04-01"


def test_a_value_never_runs_into_the_mark_behind_it() -> None:
    desk = Desk()
    desk.say("{1.DESC|mugs} {1.PRICE|x} {2.QTY|3} {2.DESC|jugs} at {2.PRICE|$4}")
    assert desk.prices == [None, "4"]
