"""Terms that need a calendar, and the due date moved by a span of time."""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.talking import Talk


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ("net 30 EOM", date(2026, 10, 30)),
        ("45 days end of month", date(2026, 10, 31)),
        ("payment EOM + 15 days", date(2026, 10, 15)),
        ("due EOM", date(2026, 9, 30)),
        ("due last day of the month", date(2026, 9, 30)),
        ("due in 14 days", date(2026, 9, 28)),
        ("due in 2 months", date(2026, 11, 14)),
        ("due 3 months after invoice date", date(2026, 12, 14)),
        ("due day 15 of next month", date(2026, 10, 15)),
        ("due on the 10th of the month following", date(2026, 10, 10)),
        ("net 5 business days", date(2026, 9, 21)),
        ("due within 6 working days", date(2026, 9, 22)),
        ("due 10 working days from invoice date", date(2026, 9, 28)),
    ],
)
def test_terms_count_from_the_invoice_date(terms: str, due: date) -> None:
    talk = Talk()
    talk.say(f"Invoice Elm Ballet for one lamp at $50, dated September 14, 2026, {terms}")
    assert talk.draft.due_date == due
    assert [line.description for line in talk.draft.line_items] == ["Lamp"]


def test_a_term_moves_with_an_invoice_date_said_later() -> None:
    talk = Talk()
    talk.say("Invoice Elm Ballet for one lamp at $50, due in 14 days")
    talk.say("date it March 2")
    assert talk.draft.due_date == date(2026, 3, 16)


def test_working_days_from_a_weekend_begin_on_monday() -> None:
    talk = Talk()
    talk.say(
        "Invoice Elm Ballet for a lamp at $50, dated September 13, 2026, due in 5 working days"
    )
    assert talk.draft.due_date == date(2026, 9, 18)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("extend the due date by a week", date(2026, 3, 27)),
        ("push the deadline back 3 days", date(2026, 3, 23)),
        ("postpone the due date by a month", date(2026, 4, 20)),
        ("due date one week earlier", date(2026, 3, 13)),
        ("make the due date 2 days later", date(2026, 3, 22)),
        ("bring the due date forward by five days", date(2026, 3, 15)),
    ],
)
def test_a_due_date_moves_from_where_it_is(said: str, due: date) -> None:
    talk = Talk()
    talk.say("Invoice Elm Ballet for one lamp at $50, net 10")
    talk.say(said)
    assert talk.draft.due_date == due
    assert len(talk.draft.line_items) == 1


def test_two_weeks_from_a_weekday_start_on_that_day() -> None:
    talk = Talk()
    talk.say("Invoice Elm Ballet for one lamp at $50, due in two weeks from Monday")
    assert talk.draft.due_date == date(2026, 3, 30)


def test_a_part_of_a_series_is_no_due_date() -> None:
    talk = Talk()
    talk.say("Invoice Elm Ballet for payment 2/3 of the website $500, net 10")
    assert talk.draft.due_date == date(2026, 3, 20)
