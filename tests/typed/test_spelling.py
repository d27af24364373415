"""Dates and terms as they are typed and spoken."""

from __future__ import annotations

from datetime import date

import pytest

from scatterpilot.domain.terms import PaymentTerms
from scatterpilot.engines.typed.dues import Due, due_of
from scatterpilot.engines.typed.spelling import is_one_slip

TODAY = date(2026, 3, 10)
MONTH_END = PaymentTerms(rule="end_of_month")


@pytest.mark.parametrize(
    ("said", "language", "due"),
    [
        ("reciept", "en", Due(terms_days=0)),
        ("in 10 dyas", "en", Due(terms_days=10)),
        (
            "teh end of the month",
            "en",
            Due(due_date=date(2026, 3, 31), terms=PaymentTerms(rule="end_of_month")),
        ),
        ("wensday", "en", Due(due_date=date(2026, 3, 11))),
        ("like a week", "en", Due(terms_days=7)),
        ("net 30 cheers", "en", Due(terms_days=30)),
        ("Freitg", "de", Due(due_date=date(2026, 3, 13))),
        ("in 14 Tgaen bitte", "de", Due(terms_days=14)),
        ("environ 30 jours", "fr", Due(terms_days=30)),
    ],
)
def test_slips_and_words_that_fill_do_not_hide_a_term(said: str, language: str, due: Due) -> None:
    assert due_of(said, language, "en_US", TODAY, TODAY) == due


@pytest.mark.parametrize("said", ["10 days after delivery", "on completion", "confirmed", "okay"])
def test_what_is_no_term_does_not_become_one(said: str) -> None:
    assert due_of(said, "en", "en_US", TODAY, TODAY) is None


@pytest.mark.parametrize(
    ("word", "other", "near"),
    [
        ("dyas", "days", True),
        ("day", "days", True),
        ("dayss", "days", True),
        ("dazs", "days", True),
        ("days", "days", False),
        ("sday", "days", False),
        ("dsya", "days", False),
    ],
)
def test_one_slip_is_one_letter_or_a_swap(word: str, other: str, near: bool) -> None:
    assert is_one_slip(word, other) is near
