"""What the figures of one line mean, before anything is worked out of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.engine.marked import line, meaning


@pytest.mark.parametrize(
    ("annotated", "quantity", "unit"),
    [
        ("{1.QTY|3} {1.DESC|mugs}", "3", None),
        ("{1.QTY|90} {1.UNIT|min} {1.DESC|lesson}", "90", "minute"),
        ("{1.QTY|1} {1.UNIT|hour} {1.QTY|45} {1.UNIT|minutes} {1.DESC|lesson}", "1.75", "hour"),
        ("{1.QTY|two} {1.UNIT|hours} {1.QTY|a half} {1.DESC|lesson}", "2.5", "hour"),
        ("{1.MULT|2} men x {1.QTY|9} {1.UNIT|hrs} {1.DESC|digging}", "18", "hour"),
        ("{1.MULT|3} x {1.DESC|mugs}", "3", None),
        ("{1.QTY|two} {1.QTY|dozen} {1.DESC|eggs}", "24", None),
    ],
)
def test_a_count_is_one_number_however_it_is_put(
    annotated: str, quantity: str, unit: str | None
) -> None:
    found = line(annotated)
    assert found.quantity is not None
    assert found.quantity.value == Decimal(quantity)
    assert (found.unit.value.kind if found.unit else None) == unit


def test_another_count_says_the_first_once_more() -> None:
    found = line("{1.QTY|4} {1.DESC|tyres}, so {1.QTY|4}")
    assert found.quantity is not None
    assert found.quantity.value == 4


def test_a_price_with_each_counts_nothing_by_itself() -> None:
    found = line("{1.DESC|mugs} {1.PRICE|$5} {1.UNIT|each}")
    assert found.each
    assert found.quantity is None
    assert found.price_unit is None


def test_the_unit_behind_a_price_is_its_own() -> None:
    found = line("{1.QTY|2} {1.UNIT|days} {1.DESC|survey} {1.PRICE|$60}/{1.UNIT|hr}")
    assert found.unit is not None
    assert found.price_unit is not None
    assert (found.unit.value.kind, found.price_unit.value.kind) == ("day", "hour")


@pytest.mark.parametrize(
    ("annotated", "language"),
    [
        ("{1.DESC|chairs} {1.PRICE|£450} for the lot", "en"),
        ("{1.DESC|Stühle} {1.PRICE|450 €} insgesamt", "de"),
        ("{1.DESC|chaises} {1.PRICE|450 €} en tout", "fr"),
        ("{1.DESC|chaises} {1.PRICE|450 €} {1.UNIT|l'ensemble}", "fr"),
        ("{1.DESC|sillas} {1.PRICE|450 €} en total", "es"),
        ("{1.DESC|sedie} {1.PRICE|450 €} in totale", "it"),
        ("{1.DESC|stoelen} {1.PRICE|€ 450} in totaal", "nl"),
        ("{1.DESC|cadeiras} {1.PRICE|450 €} no total", "pt"),
    ],
)
def test_a_price_for_the_lot_is_an_amount(annotated: str, language: str) -> None:
    found = line(annotated, language)
    assert found.price is None
    assert found.amount is not None
    assert found.amount.value.amount == 450


def test_a_currency_word_behind_a_price_is_no_unit() -> None:
    found = line("{1.QTY|2} {1.DESC|rugs} at {1.PRICE|8.750} {1.UNIT|dinars}")
    assert found.price is not None
    assert found.price.value.sign == "dinars"
    assert found.price.quote.text == "8.750 dinars"
    assert found.price_unit is None


def test_a_count_that_stands_in_the_name_counts() -> None:
    found = line("{1.DESC|tuning 2 pianos} at {1.PRICE|$150} {1.UNIT|each}")
    assert found.quantity is not None
    assert found.quantity.value == 2


def test_a_count_spelled_out_at_the_head_of_a_name_counts() -> None:
    found = line("the {1.DESC|two duck mounts} {1.PRICE|310} {1.UNIT|each}")
    assert found.quantity is not None
    assert (found.quantity.value, found.description and found.description.value) == (
        2,
        "duck mounts",
    )


def test_of_two_readings_of_a_price_the_one_near_to_what_it_corrects_is_meant() -> None:
    found = line("{1.DESC|hive} at {1.PRICE|nine dollars fifty}, no, {1.PRICE|nine seventy five}")
    assert found.price is not None
    assert str(found.price.value.amount) == "9.75"


def test_a_role_that_no_value_fits_gives_none_and_is_told() -> None:
    found = meaning("{1.QTY|Smith} {1.DESC|mugs} at {1.PRICE|soon}")
    assert (found.new[0].quantity, found.new[0].price) == (None, None)
    assert [each.value for each in found.unread] == ["Smith", "soon"]


def test_how_sure_a_value_is_is_the_least_of_its_words() -> None:
    from dataclasses import replace

    from scatterpilot.engines.embedded.meaning.reading import meaning_of
    from tests.engine.marked import marks, words

    read = marks("{1.QTY|2} {1.UNIT|hours} {1.QTY|30} {1.UNIT|minutes} {1.DESC|lesson}")
    weak = replace(
        read, marks=tuple(replace(m, sure=0.3 + n / 10) for n, m in enumerate(read.marks))
    )
    found = meaning_of(words(read.text), weak).new[0].quantity
    assert found is not None
    assert (found.value, found.sure) == (Decimal("2.5"), 0.3)
