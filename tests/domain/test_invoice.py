"""The life of an invoice: draft, issued (``pending``), paid or cancelled, and never back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import ConflictError
from scatterpilot.domain.invoice import (
    STATUSES,
    Invoice,
    Status,
    check_editable,
    check_transition,
    drop,
    issue,
    replace_data,
)
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.status import is_overdue, word_of
from tests.domain.samples import DICTATED, a_draft
from tests.domain.settling import brought_to

CREATED = datetime(2026, 3, 9, 12, tzinfo=UTC)
LATER = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
SELLER = Profile(business_name="Anna & Co", logo="data:image/png;base64,AAAA")
ALLOWED = {
    ("draft", "pending"),
    ("draft", "cancelled"),
    ("pending", "paid"),
    ("pending", "cancelled"),
}


def an_invoice(status: Status = "draft") -> Invoice:
    """An invoice in this status, reached the way the application reaches it."""
    draft = Invoice(
        invoice_id="inv_1", data=a_draft(*DICTATED), created_at=CREATED, updated_at=CREATED
    )
    if status == "draft":
        return draft
    issued = issue(draft, 7, SELLER, LATER, date(2027, 1, 1))
    return issued if status == "pending" else brought_to(issued, status, LATER)


@pytest.mark.parametrize("after", STATUSES)
@pytest.mark.parametrize("before", STATUSES)
def test_every_change_of_status_is_allowed_or_refused_as_the_table_says(
    before: Status, after: Status
) -> None:
    invoice = an_invoice(before)
    if (before, after) in ALLOWED:
        check_transition(invoice, after)
        return
    called = {"draft": "a draft", "pending": "issued", "paid": "paid", "cancelled": "cancelled"}
    told = f"is {called[before]} and can't become {called[after]}: "
    with pytest.raises(ConflictError, match=told) as refused:
        check_transition(invoice, after)
    assert refused.value.code == "status_not_allowed"


@pytest.mark.parametrize("after", ["paid", "cancelled"])
def test_what_becomes_of_an_invoice_changes_nothing_of_its_content(after: Status) -> None:
    invoice = an_invoice("pending")
    changed = brought_to(invoice, after, LATER)
    told = {"status": after, "updated_at": LATER, "version": invoice.version + 1}
    beside = {"payments": changed.payments, "credit_notes": changed.credit_notes}
    assert changed == invoice.model_copy(update={**told, **beside})
    assert invoice_document(changed)["data"] == invoice_document(invoice)["data"]


def test_a_dropped_draft_changes_nothing_else() -> None:
    draft = an_invoice()
    assert drop(draft, LATER) == draft.model_copy(
        update={"status": "cancelled", "updated_at": LATER, "version": draft.version + 1}
    )


def test_what_is_issued_is_never_dropped() -> None:
    with pytest.raises(ConflictError) as refused:
        drop(an_invoice("pending"), LATER)
    assert refused.value.code == "invoice_immutable"


def test_issuing_fixes_number_seller_and_time() -> None:
    draft = an_invoice()
    issued = issue(draft, 7, SELLER, LATER, date(2027, 1, 1))
    assert issued.number == "INV-2027-0007"
    assert issued.seller == SELLER.model_copy(update={"logo": None})
    assert issued.seller_logo == sha256(b"data:image/png;base64,AAAA").hexdigest()
    assert (issued.status, issued.issued_at, issued.version) == ("pending", LATER, 2)
    assert issued.data == draft.data
    assert issued.issued
    assert not draft.issued


@pytest.mark.parametrize("name", [None, "", "  ", "\u200b", "\ue000", "\u0301"])
def test_an_invoice_is_never_issued_for_nobody(name: str | None) -> None:
    nobody = SELLER.model_copy(update={"business_name": name})
    with pytest.raises(ConflictError, match=r"Settings.*PUT /profile.*profile set") as refused:
        issue(an_invoice(), 1, nobody, LATER, LATER.date())
    assert refused.value.code == "business_name_missing"
    assert [fault.field for fault in refused.value.faults] == ["business_name"]


@pytest.mark.parametrize("name", ["X", "株", "7", "&", "नमस्ते", "🦀"])
def test_any_name_that_leaves_ink_will_do(name: str) -> None:
    seller = SELLER.model_copy(update={"business_name": name})
    assert issue(an_invoice(), 1, seller, LATER, LATER.date()).seller == seller.model_copy(
        update={"logo": None}
    )


@pytest.mark.parametrize("status", ["pending", "paid", "cancelled"])
def test_an_invoice_is_issued_once(status: Status) -> None:
    with pytest.raises(ConflictError):
        issue(an_invoice(status), 8, SELLER, LATER, date(2027, 1, 1))


@pytest.mark.parametrize("status", ["pending", "paid", "cancelled"])
def test_only_a_draft_can_be_edited(status: Status) -> None:
    invoice = an_invoice(status)
    for attempt in (
        lambda: check_editable(invoice),
        lambda: replace_data(invoice, a_draft(), LATER),
    ):
        told = f"Invoice INV-2027-0007 is {word_of(status)} and"
        with pytest.raises(ConflictError, match=told) as refused:
            attempt()
        assert refused.value.code == "invoice_immutable"


def test_a_draft_takes_other_content() -> None:
    changed = replace_data(an_invoice(), a_draft(), LATER)
    assert (changed.data, changed.version, changed.updated_at) == (a_draft(), 2, LATER)


def test_a_cancelled_invoice_keeps_its_number() -> None:
    assert an_invoice("cancelled").number == "INV-2027-0007"


def test_a_draft_cancelled_before_issue_never_gets_a_number() -> None:
    cancelled = drop(an_invoice(), LATER)
    assert cancelled.number is None
    with pytest.raises(ConflictError, match="This invoice is cancelled"):
        check_editable(cancelled)


@pytest.mark.parametrize(
    ("status", "due", "overdue"),
    [
        ("pending", "2026-03-08", True),
        ("pending", "2026-03-09", False),
        ("pending", None, False),
        ("draft", "2026-03-08", False),
        ("paid", "2026-03-08", False),
        ("cancelled", "2026-03-08", False),
    ],
)
def test_only_an_unpaid_invoice_past_its_due_date_is_overdue(
    status: Status, due: str | None, overdue: bool
) -> None:
    document = {"status": status, "data": {"due_date": due}}
    assert is_overdue(document, "2026-03-09") is overdue
