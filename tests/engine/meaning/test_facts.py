"""Names, notes, dates and taxes of the invoice, as they are said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from scatterpilot.engines.typed.calendars import NoSuchDay
from scatterpilot.engines.typed.money import Money
from tests.engine.marked import meaning


@pytest.mark.parametrize(
    ("annotated", "name"),
    [
        ("for {CUSTOMER|Acme Inc}. Net 30", "Acme Inc."),
        ("for {CUSTOMER|Smith Ltd}. Net 30", "Smith Ltd"),
        ("for {CUSTOMER|Smith Ltd}. for work", "Smith Ltd."),
        ("for {CUSTOMER|Jansen B.V}. Net 30", "Jansen B.V."),
        ("for {CUSTOMER|Bob}. Net 30", "Bob"),
        ("invoice {CUSTOMER|4 mary}", "mary"),
        ("invoice {CUSTOMER|mary 4} a logo", "mary"),
        ("for {CUSTOMER|4 Seasons}", "4 Seasons"),
        ("for {CUSTOMER|“Acme”,}", "Acme"),
        ("for {CUSTOMER|Acme (UK)}", "Acme (UK)"),
        ("for {CUSTOMER|Acme (UK}", "Acme"),
        ("for {CUSTOMER|Acme [blue]}", "Acme [blue]"),
        ("for {CUSTOMER|(New) Acme}", "(New) Acme"),
        ("for {CUSTOMER|(Acme)}", "Acme"),
        ("for {CUSTOMER|Acme\u00a0}", "Acme"),
        ("for {CUSTOMER|Dr} {CUSTOMER|Bell}", "Dr Bell"),
    ],
)
def test_a_name_is_as_it_is_written_without_what_is_around_it(annotated: str, name: str) -> None:
    found = meaning(annotated).customer
    assert found is not None
    assert found.value == name == found.quote.text


def test_of_two_names_the_surer_one_counts() -> None:
    from dataclasses import replace

    from scatterpilot.engines.embedded.meaning.reading import meaning_of
    from tests.engine.marked import marks, words

    read = marks("{CUSTOMER|Ann} for {CUSTOMER|Bob}")
    first, second = read.marks
    weak = replace(read, marks=(replace(first, sure=0.4), second))
    found = meaning_of(words(read.text), weak).customer
    assert found is not None
    assert found.value == "Bob"


def test_notes_are_kept_word_for_word_all_of_them() -> None:
    found = meaning("note: {NOTE|“Thank you (all).”} and {NOTE|Ring the bell - twice}")
    assert [each.value for each in found.notes] == ["Thank you (all).", "Ring the bell - twice"]


def test_terms_and_days() -> None:
    assert meaning("{DUE|net 30}").due is not None
    due = meaning("pay by {DUE|Friday}").due
    assert due is not None
    assert due.value.due_date == date(2026, 3, 13)


def test_terms_in_two_marks_are_one() -> None:
    due = meaning("{DUE|net} {DUE|30}").due
    assert due is not None
    assert due.value.terms_days == 30


def test_a_day_that_can_not_be_is_no_other_day() -> None:
    found = meaning("dated {DATE|31 April 2026}").dated
    assert found is not None
    assert found.value == NoSuchDay(31, 4, 2026)
    due = meaning("due {DUE|30 February}").due
    assert due is not None
    assert due.value.impossible is not None
    assert due.value.due_date is None


def test_taxes_side_by_side_are_two() -> None:
    found = meaning("{TAX|GST 5%} {TAX|PST 7%}").taxes
    assert [each.value for each in found] == [Decimal("0.05"), Decimal("0.07")]


def test_a_tax_in_two_marks_is_one() -> None:
    found = meaning("{TAX|20%} {TAX|VAT}").taxes
    assert [each.value for each in found] == [Decimal("0.2")]


def test_a_percent_sign_right_behind_belongs_to_the_figure() -> None:
    found = meaning("{DISC|10}% off").discount
    assert found is not None
    assert found.value == Decimal("0.1")


def test_what_was_paid_and_what_is_kept_back() -> None:
    found = meaning("they gave me {PAID|$200} on Feb 20, less {WITHHOLD|CIS 20%}")
    (paid,) = found.paid
    assert isinstance(paid.size.value, Money)
    assert (paid.size.value.amount, paid.on and paid.on.value) == (200, date(2026, 2, 20))
    assert found.withheld is not None
    assert found.withheld.value == Decimal("0.2")


def test_a_share_that_nobody_keeps_back_is_not_withheld() -> None:
    found = meaning("{1.DESC|chairs} {1.AMOUNT|$90}, {WITHHOLD|rush fee 10%}")
    assert found.withheld is None
    assert [said.value for said in found.unread] == ["rush fee 10%"]


@pytest.mark.parametrize(
    "said",
    [
        "the {PAID|$200} deposit is held. Don't take it off",
        "don't deduct the {PAID|$200} deposit",
    ],
)
def test_money_that_is_to_stay_out_does(said: str) -> None:
    found = meaning(said)
    assert found.paid == []
    assert len(found.aside) == 1
