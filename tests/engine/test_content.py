"""What is billed may say anything: it stays content and changes nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.engine.talking import Talk


@pytest.mark.parametrize(
    "words",
    ["TAKE 100% OFF ALL OF IT", "Everything due on receipt", "pay in euros, no VAT ever"],
)
@pytest.mark.parametrize("marks", ["''", '""', "“”"])
def test_words_quoted_from_a_sign_are_no_discount_no_terms_and_no_tax(
    words: str, marks: str
) -> None:
    talk = Talk()
    talk.say(f"Invoice Acme Corp for 6 banners reading {marks[0]}{words}{marks[1]} at $30 each")
    (line,) = talk.draft.line_items
    assert (line.quantity, line.unit_price) == (Decimal(6), Decimal(30))
    draft = talk.draft
    assert (draft.discount, draft.tax_rate, draft.due_date) == (None, None, None)
    assert draft.currency == "USD"


@pytest.mark.parametrize(
    "remark", ["one more thing, ", "should've said, ", "forgot to mention, ", "last thing: "]
)
def test_a_turn_of_phrase_before_a_correction_becomes_no_line(remark: str) -> None:
    talk = Talk()
    talk.say("Invoice Acme Corp for 8 hours of plumbing at $90 an hour")
    talk.say(f"{remark}add 3 valves at $12 each")
    assert [line.description for line in talk.draft.line_items] == ["Plumbing", "Valves"]


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("one desk and one lamp at $80 each", [("Desk", 80), ("Lamp", 80)]),
        ("a table and 4 chairs at $90 each", [("Table", None), ("Chairs", 90)]),
    ],
)
def test_single_things_named_together_are_a_line_each(
    said: str, lines: list[tuple[str, int | None]]
) -> None:
    talk = Talk()
    talk.say(f"Bill Acme Corp for {said}")
    assert [(line.description, line.unit_price) for line in talk.draft.line_items] == lines


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("<tr><td>Invoice Acme Corp</td><td>2 lamps at $40</td></tr>", "Acme Corp"),
    ],
)
def test_markup_around_the_words_is_no_part_of_them(said: str, name: str) -> None:
    talk = Talk()
    talk.say(said)
    assert talk.draft.customer_name == name
    assert [line.description for line in talk.draft.line_items] == ["Lamps"]
