"""Payment rules count from the invoice date, in whatever order things are said."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.editor import DraftEditor, with_defaults
from scatterpilot.domain.edits import Edit, SetDates
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.terms import PaymentTerms, due_under, terms_fault
from tests.domain.samples import TODAY

EOM = PaymentTerms(rule="end_of_month")

# Code de commerce, art. L441-10: 45 days end of month may be counted in both orders.
WORKED = [
    (EOM, "2026-03-09", "2026-03-31"),
    (EOM, "2028-02-10", "2028-02-29"),
    (PaymentTerms(rule="end_of_month", number=30), "2026-01-15", "2026-02-28"),
    (PaymentTerms(rule="end_of_month", number=45), "2026-03-09", "2026-04-30"),
    (PaymentTerms(rule="after_end_of_month", number=45), "2026-03-09", "2026-05-15"),
    (PaymentTerms(rule="after_end_of_month", number=10), "2026-12-31", "2027-01-10"),
    (PaymentTerms(rule="day_of_next_month", day=15), "2026-03-31", "2026-04-15"),
    (PaymentTerms(rule="day_of_next_month", day=31), "2026-01-31", "2026-02-28"),
    (PaymentTerms(rule="day_of_next_month", number=30, day=10), "2026-03-09", "2026-05-10"),
    (PaymentTerms(rule="working_days", number=1), "2026-03-13", "2026-03-16"),
    (PaymentTerms(rule="working_days", number=10), "2026-03-09", "2026-03-23"),
    (PaymentTerms(rule="working_days", number=1), "2026-03-14", "2026-03-16"),
    (PaymentTerms(rule="months", number=1), "2026-01-31", "2026-02-28"),
    (PaymentTerms(rule="months", number=12), "2028-02-29", "2029-02-28"),
]


@pytest.mark.parametrize(("terms", "issued", "due"), WORKED)
def test_a_rule_gives_the_day_that_people_count_to(
    terms: PaymentTerms, issued: str, due: str
) -> None:
    assert terms_fault(terms) is None
    assert due_under(terms, date.fromisoformat(issued)) == date.fromisoformat(due)


@pytest.mark.parametrize(
    "terms",
    [
        PaymentTerms(rule="working_days"),
        PaymentTerms(rule="months", number=121),
        PaymentTerms(rule="end_of_month", number=-1),
        PaymentTerms(rule="end_of_month", number=3651),
        PaymentTerms(rule="end_of_month", day=3),
        PaymentTerms(rule="day_of_next_month"),
        PaymentTerms(rule="day_of_next_month", day=32),
        PaymentTerms(rule="day_of_next_month", day=0),
    ],
)
def test_a_rule_without_sense_is_refused(terms: PaymentTerms) -> None:
    result = DraftEditor(Draft()).apply([SetDates(payment_terms=terms)])
    assert [each.field for each in result.rejected] == ["payment_terms"]
    assert result.draft.due_date is None


def test_the_due_date_moves_with_the_invoice_date_whatever_was_said_first() -> None:
    said: tuple[Edit, ...] = (
        SetDates(payment_terms=EOM),
        SetDates(invoice_date=date(2026, 2, 3)),
        SetDates(service_start=date(2026, 1, 5)),
    )
    for order in permutations(said):
        draft = DraftEditor(with_defaults(Draft(), Profile(), TODAY)).apply(order).draft
        assert (draft.invoice_date, draft.due_date) == (date(2026, 2, 3), date(2026, 2, 28))
        later = DraftEditor(draft).apply([SetDates(invoice_date=date(2026, 4, 1))]).draft
        assert later.due_date == date(2026, 4, 30)


def test_an_open_invoice_date_moves_the_due_date_on_with_the_calendar() -> None:
    draft = DraftEditor(Draft(), ["EOM"]).apply([SetDates(payment_terms=EOM)]).draft
    for today, due in ((TODAY, date(2026, 3, 31)), (date(2026, 5, 2), date(2026, 5, 31))):
        assert with_defaults(draft, Profile(default_terms_days=14), today).due_date == due


def test_terms_replace_each_other_and_a_date_replaces_them() -> None:
    editor = DraftEditor(with_defaults(Draft(), Profile(), TODAY))
    assert editor.apply([SetDates(terms_days=30)]).draft.payment_terms is None
    ruled = editor.apply([SetDates(payment_terms=EOM)]).draft
    assert (ruled.terms_days, ruled.due_date) == (None, date(2026, 3, 31))
    in_days = editor.apply([SetDates(terms_days=7)]).draft
    assert (in_days.payment_terms, in_days.due_date) == (None, date(2026, 3, 16))
    editor.apply([SetDates(payment_terms=EOM)])
    dated = editor.apply([SetDates(due_date=date(2026, 6, 1))]).draft
    assert (dated.payment_terms, dated.due_date) == (None, date(2026, 6, 1))
    editor.apply([SetDates(payment_terms=EOM)])
    assert editor.apply([SetDates(payment_terms=None)]).draft.due_date is None


def test_two_kinds_of_terms_at_once_are_refused() -> None:
    result = DraftEditor(Draft()).apply([SetDates(terms_days=30, payment_terms=EOM)])
    assert result.rejected[0].code == "terms_ambiguous"


@pytest.mark.parametrize(
    ("start", "end"), [(None, date(2026, 2, 1)), (date(2026, 2, 2), date(2026, 2, 1))]
)
def test_a_service_ends_only_after_it_began(start: date | None, end: date) -> None:
    result = DraftEditor(Draft()).apply([SetDates(service_start=start, service_end=end)])
    assert ("service_end", "service_order") in [(r.field, r.code) for r in result.rejected]
    assert result.draft.service_end is None


def test_a_service_may_last_one_day() -> None:
    on = date(2026, 2, 1)
    draft = DraftEditor(Draft()).apply([SetDates(service_start=on, service_end=on)]).draft
    assert draft.service_end == on
