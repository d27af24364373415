"""A complete draft that a user has dictated, and edits of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.editor import DraftEditor, EditResult, with_defaults
from scatterpilot.domain.edits import (
    AddLine,
    Edit,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
)
from scatterpilot.domain.profile import Profile

TODAY = date(2026, 3, 9)
SELLER = Profile(business_name="Anna & Co")
"""The least that an invoice needs of its seller to be issued."""

DICTATED: tuple[Edit, ...] = (
    SetCustomer(name="Acme", email="ap@acme.example", address="1 High Street", tax_id="GB1"),
    AddLine(
        description="Web development",
        quantity=Decimal(40),
        unit="hours",
        unit_price=Decimal(150),
    ),
    AddLine(description="Hosting", quantity=Decimal(3), unit_price=Decimal("29.90")),
    SetDates(terms_days=30),
    SetTax(rate=Decimal("0.2")),
    SetDiscount(percent=Decimal(10)),
    SetNotes(notes="Thank you"),
    SetReference(po_number="PO-7"),
)


def a_draft(*edits: Edit, profile: Profile | None = None) -> Draft:
    """A draft of today after these edits; all of them must be taken."""
    draft = with_defaults(Draft(), profile or Profile(), TODAY)
    result = apply(draft, edits)
    assert not result.rejected
    return result.draft


def apply(draft: Draft, edits: Iterable[Edit], said: Iterable[str] = ()) -> EditResult:
    return DraftEditor(draft, tuple(said)).apply(edits)
