"""What the user has not decided comes from the profile and the calendar, every turn anew."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from scatterpilot.domain.draft import Draft, is_complete
from scatterpilot.domain.editor import with_defaults
from scatterpilot.domain.edits import (
    AddLine,
    Edit,
    RefuseValue,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetNotes,
    SetTax,
)
from scatterpilot.domain.profile import Profile
from tests.domain.samples import TODAY, a_draft, apply

PROFILE = Profile(
    currency="GBP", default_terms_days=14, default_tax_rate=Decimal("0.2"), notes="Thanks"
)
OTHER = Profile(
    currency="CHF", default_terms_days=7, default_tax_rate=Decimal("0.081"), notes="Merci"
)
FIELDS = ("currency", "tax_rate", "notes", "invoice_date", "due_date", "terms_days")


def values(draft: Draft) -> tuple[object, ...]:
    return tuple(getattr(draft, name) for name in FIELDS)


def test_a_new_draft_takes_everything_from_the_profile_and_today() -> None:
    draft = with_defaults(Draft(), PROFILE, TODAY)
    assert values(draft) == (
        *("GBP", Decimal("0.2"), "Thanks"),
        *(TODAY, TODAY + timedelta(days=14), 14),
    )
    kinds = {name: draft.provenance[name].kind for name in FIELDS}
    assert kinds == {**dict.fromkeys(FIELDS, "profile"), "invoice_date": "default"}


def test_an_undecided_draft_follows_the_profile_and_the_calendar() -> None:
    started = with_defaults(Draft(), PROFILE, TODAY)
    later = with_defaults(started, OTHER, TODAY + timedelta(days=1))
    assert later == with_defaults(Draft(), OTHER, TODAY + timedelta(days=1))


def test_defaults_taken_out_of_the_profile_leave_nothing_behind() -> None:
    started = with_defaults(Draft(), PROFILE, TODAY)
    assert with_defaults(started, Profile(), TODAY) == with_defaults(Draft(), Profile(), TODAY)


@pytest.mark.parametrize(
    "decision",
    [
        SetCurrency(currency="JPY"),
        SetTax(rate=Decimal("0.05")),
        SetTax(rate=None),
        SetNotes(notes="Mine"),
        SetNotes(notes=None),
        SetDates(invoice_date=date(2026, 1, 31)),
        SetDates(terms_days=60),
        SetDates(due_date=date(2026, 12, 24)),
        SetDates(due_date=None),
    ],
)
def test_what_the_user_decided_or_took_away_is_never_overwritten(decision: Edit) -> None:
    decided = a_draft(decision, profile=PROFILE)
    later = with_defaults(decided, OTHER, TODAY + timedelta(days=1))
    for name in decision.model_fields_set:
        field = "tax_rate" if name == "rate" else name
        assert getattr(later, field) == getattr(decided, field)
        assert later.provenance[field].kind == "user"


def test_default_terms_count_from_the_users_invoice_date() -> None:
    draft = a_draft(SetDates(invoice_date=date(2026, 1, 31)), profile=PROFILE)
    draft = with_defaults(draft, PROFILE, TODAY)
    assert draft.due_date == date(2026, 2, 14)
    assert draft.provenance["due_date"].kind == "profile"


def test_the_users_terms_count_from_todays_date_as_it_moves() -> None:
    draft = a_draft(SetDates(terms_days=60), profile=PROFILE)
    tomorrow = TODAY + timedelta(days=1)
    assert with_defaults(draft, PROFILE, tomorrow).due_date == tomorrow + timedelta(days=60)


def test_a_refused_due_date_stays_open_although_the_profile_has_terms() -> None:
    draft = a_draft(
        SetCustomer(name="Acme"),
        AddLine(description="Work", quantity=Decimal(1), unit_price=Decimal(1)),
        profile=PROFILE,
    )
    assert is_complete(draft)
    refused = RefuseValue(field="due_date", code="date_impossible", message="There is no 31 April.")
    draft = apply(draft, [refused]).draft
    assert not is_complete(with_defaults(draft, PROFILE, TODAY + timedelta(days=1)))
