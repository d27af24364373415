"""Which dates follow from the words of a quote; today is Tuesday 10 March 2026."""

from __future__ import annotations

from datetime import date

import pytest

from scatterpilot.engines.claude.dates_said import date_follows

TODAY = date(2026, 3, 10)
FOLLOW = [
    ("2026-04-09", "April 9"),
    ("2026-04-09", "9.4.2026"),
    ("2026-04-09", "4/9/26"),
    ("2026-04-09", "4月9日"),
    ("2026-04-09", "٩ أبريل"),
    ("2026-03-15", "the 15th"),
    ("2026-03-20", "in 10 days"),
    ("2026-03-24", "2 weeks"),
    ("2026-03-27", "2 weeks from Friday"),
    ("2026-03-24", "10 business days"),
    ("2026-06-10", "in 3 months"),
    ("2026-04-30", "end of 4/2026"),
    ("2026-06-30", "end of Q2"),
    ("2026-04-30", "45 jours fin de mois"),
    ("2026-03-08", "2 days ago"),
    ("2026-03-13", "Friday"),
    ("2026-04-30", "end of April 2026"),
    ("2026-04-09", "the ninth of April"),
]
DO_NOT = [
    ("2026-12-31", "net 30"),
    ("2031-01-01", "within 14 days"),
    ("2026-04-10", "April 9"),
    ("2026-05-20", "40 hours at $150"),
    ("9999-12-31", "2 weeks"),
    ("0001-01-01", "in 10 days"),
]


@pytest.mark.parametrize(("day", "quote"), FOLLOW)
def test_it_follows(day: str, quote: str) -> None:
    assert date_follows(date.fromisoformat(day), quote, TODAY)


@pytest.mark.parametrize(("day", "quote"), DO_NOT)
def test_it_does_not_follow(day: str, quote: str) -> None:
    assert not date_follows(date.fromisoformat(day), quote, TODAY)


@pytest.mark.parametrize(
    ("today", "day", "quote"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), "in 1 month"),
        (date(2026, 11, 24), date(2027, 1, 24), "in 2 months"),
    ],
)
def test_a_month_from_now_may_be_shorter_or_of_next_year(
    today: date, day: date, quote: str
) -> None:
    assert date_follows(day, quote, today)
