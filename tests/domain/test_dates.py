"""The due date follows the terms, and nothing is due before it is dated."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.domain.draft import is_complete, missing_fields
from scatterpilot.domain.editor import with_defaults
from scatterpilot.domain.edits import RefuseValue, SetDates, SettleValue
from scatterpilot.domain.profile import Profile
from tests.domain.samples import DICTATED, TODAY, a_draft, apply

NET_14 = Profile(default_terms_days=14)
MAY = date(2026, 5, 1)

days = st.dates(date(1900, 1, 1), date(2190, 1, 1))


@given(st.integers(0, 3_650), days, days)
def test_the_due_date_follows_the_invoice_date_under_terms(
    terms: int, first: date, second: date
) -> None:
    draft = a_draft(SetDates(invoice_date=first), SetDates(terms_days=terms))
    assert draft.due_date == first + timedelta(days=terms)
    draft = apply(draft, [SetDates(invoice_date=second)]).draft
    assert draft.due_date == second + timedelta(days=terms)
    assert draft.terms_days == terms


def test_a_fixed_due_date_ends_the_terms_and_stays_when_the_invoice_date_moves() -> None:
    draft = a_draft(SetDates(terms_days=30), SetDates(due_date=MAY))
    assert (draft.due_date, draft.terms_days) == (MAY, None)
    draft = apply(draft, [SetDates(invoice_date=date(2026, 4, 1))]).draft
    assert draft.due_date == MAY


def test_terms_end_a_fixed_due_date() -> None:
    draft = a_draft(SetDates(due_date=MAY), SetDates(terms_days=7))
    assert (draft.due_date, draft.terms_days) == (TODAY + timedelta(days=7), 7)


def test_a_due_date_given_with_terms_wins() -> None:
    draft = a_draft(SetDates(due_date=MAY, terms_days=7))
    assert (draft.due_date, draft.terms_days) == (MAY, None)


def test_the_invoice_date_may_not_pass_a_fixed_due_date() -> None:
    result = apply(a_draft(SetDates(due_date=MAY)), [SetDates(invoice_date=date(2026, 5, 2))])
    assert [(r.code, r.field) for r in result.rejected] == [
        ("invoice_date_after_due", "invoice_date")
    ]
    assert result.draft.invoice_date == TODAY


def test_a_due_date_taken_away_is_asked_for_whatever_the_terms_were() -> None:
    for draft in (a_draft(SetDates(terms_days=30)), a_draft(profile=NET_14)):
        taken = apply(draft, [SetDates(due_date=None)]).draft
        assert (taken.due_date, taken.terms_days) == (None, None)
        assert "due_date" in missing_fields(with_defaults(taken, NET_14, TODAY))


def test_terms_taken_away_take_the_due_date_with_them() -> None:
    taken = apply(a_draft(SetDates(terms_days=30)), [SetDates(terms_days=None)]).draft
    assert (taken.due_date, taken.terms_days) == (None, None)


def test_terms_taken_away_leave_a_fixed_due_date_alone() -> None:
    kept = apply(a_draft(SetDates(due_date=MAY)), [SetDates(terms_days=None)]).draft
    assert kept.due_date == MAY


def test_an_invoice_is_always_dated() -> None:
    draft = apply(a_draft(*DICTATED), [SetDates(invoice_date=None)]).draft
    assert draft.invoice_date == TODAY


def test_another_invoice_date_does_not_settle_a_refused_due_date() -> None:
    refused = RefuseValue(field="due_date", code="date_impossible", message="There is no 31 April.")
    draft = apply(a_draft(*DICTATED), [refused, SetDates(invoice_date=date(2026, 3, 1))]).draft
    assert "due_date" in missing_fields(draft)
    assert is_complete(apply(draft, [SetDates(terms_days=14)]).draft)


def test_terms_settle_a_due_date_that_was_refused() -> None:
    refused = RefuseValue(field="due_date", code="date_impossible", message="There is no 31 April.")
    for draft in (a_draft(), a_draft(SetDates(due_date=MAY)), a_draft(SetDates(terms_days=7))):
        settled = apply(draft, [refused, SetDates(terms_days=14)])
        assert "due_date" not in settled.missing


def test_a_day_that_passes_a_fixed_due_date_opens_it_again() -> None:
    """The invoice date was never given, so it is that of the day the invoice is finished."""
    draft = apply(a_draft(*DICTATED), [SetDates(due_date=date(2026, 3, 10))]).draft
    assert is_complete(with_defaults(draft, Profile(), date(2026, 3, 10)))
    late = with_defaults(draft, Profile(), date(2026, 3, 11))
    assert missing_fields(late) == ["due_date"]
    assert is_complete(apply(late, [SetDates(due_date=date(2026, 3, 12))]).draft)
    assert is_complete(apply(late, [SetDates(invoice_date=TODAY)]).draft)
    assert missing_fields(apply(late, [SettleValue(field="due_date")]).draft) == ["due_date"]
