"""What every ``InvoiceStore`` promises about single invoices."""

from __future__ import annotations

import pytest

from scatterpilot.api.answers import json_text
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import ConflictError, VersionConflictError
from scatterpilot.domain.profile import Profile
from tests.contract.conftest import Stores
from tests.contract.samples import (
    ANNA,
    BOB,
    NOW,
    a_conversation,
    a_draft,
    a_receipt,
    a_turn,
    an_invoice,
    changed,
    in_threads,
    numbering,
)


def test_an_invoice_comes_back_as_its_document(stores: Stores) -> None:
    invoice = an_invoice(seller=Profile(business_name="Anna & Co"), conversation_id="conv_1")
    stores.invoices.add(ANNA, invoice)
    assert stores.invoices.load(ANNA, "inv_1") == invoice_document(invoice)


def test_its_text_is_the_json_that_an_answer_holds(stores: Stores) -> None:
    invoice = an_invoice(seller=Profile(business_name="Anna & Söhne"), conversation_id="conv_1")
    stores.invoices.add(ANNA, invoice)
    assert stores.invoices.load_text(ANNA, "inv_1") == json_text(invoice_document(invoice))
    assert stores.invoices.load_text(BOB, "inv_1") is None
    assert stores.invoices.load_text(ANNA, "inv_2") is None


def test_a_loaded_document_is_the_callers_own(stores: Stores) -> None:
    stores.invoices.add(ANNA, an_invoice())
    loaded = stores.invoices.load(ANNA, "inv_1")
    assert loaded is not None
    loaded["data"]["customer_name"] = "somebody else"
    assert stores.invoices.load(ANNA, "inv_1") == invoice_document(an_invoice())


def test_an_unknown_invoice_is_none(stores: Stores) -> None:
    assert stores.invoices.load(ANNA, "inv_1") is None


def test_an_invoice_its_conversation_and_its_receipt_are_stored_together(stores: Stores) -> None:
    stores.receipts.claim(ANNA, "key", "body-1", NOW)
    stores.invoices.add(ANNA, an_invoice(), conversation=a_turn(), receipt=a_receipt())
    assert stores.invoices.load(ANNA, "inv_1") == invoice_document(an_invoice())
    assert stores.conversations.load(ANNA, "conv_1") == a_conversation()
    assert stores.receipts.claim(ANNA, "key", "body-1", NOW) == a_receipt()


def test_a_conversation_that_moved_on_gives_no_invoice(stores: Stores) -> None:
    stores.conversations.save(ANNA, a_turn())
    with pytest.raises(VersionConflictError):
        stores.invoices.add(ANNA, an_invoice(), conversation=a_turn(), receipt=a_receipt())
    assert stores.invoices.load(ANNA, "inv_1") is None
    assert stores.conversations.load(ANNA, "conv_1") == a_conversation()
    assert stores.receipts.claim(ANNA, "key", "body-1", NOW) is None


def test_a_taken_id_stores_neither_invoice_nor_turn(stores: Stores) -> None:
    stores.invoices.add(ANNA, an_invoice())
    other = an_invoice(data=a_draft("Other"))
    with pytest.raises(ConflictError) as refused:
        stores.invoices.add(ANNA, other, conversation=a_turn(), receipt=a_receipt())
    assert refused.value.code == "invoice_exists"
    assert stores.invoices.load(ANNA, "inv_1") == invoice_document(an_invoice())
    assert stores.conversations.load(ANNA, "conv_1") is None
    assert stores.receipts.claim(ANNA, "key", "body-1", NOW) is None


def test_a_request_already_answered_creates_nothing_more(stores: Stores) -> None:
    stores.invoices.add(ANNA, an_invoice(), receipt=a_receipt())
    with pytest.raises(ConflictError) as refused:
        stores.invoices.add(ANNA, an_invoice("inv_2"), conversation=a_turn(), receipt=a_receipt())
    assert refused.value.code == "already_answered"
    assert stores.invoices.load(ANNA, "inv_2") is None
    assert stores.conversations.load(ANNA, "conv_1") is None


def test_a_conversation_confirmed_many_times_at_once_gives_one_invoice(stores: Stores) -> None:
    stores.conversations.save(ANNA, a_turn())

    def confirm(task: int) -> bool:
        try:
            stores.invoices.add(ANNA, an_invoice(f"inv_{task}"), conversation=a_turn(expected=1))
        except VersionConflictError:
            return False
        return True

    won = in_threads(confirm, range(16))
    [document] = stores.invoices.page(ANNA, 10).documents
    assert won.count(True) == 1
    assert document["invoice_id"] == f"inv_{won.index(True)}"


def test_replacing_needs_the_version_that_was_read(stores: Stores) -> None:
    first = an_invoice()
    second = changed(first, data=a_draft("Second"))
    stores.invoices.add(ANNA, first)
    stores.invoices.replace(ANNA, second, expected=1)
    with pytest.raises(VersionConflictError):
        stores.invoices.replace(ANNA, changed(first, data=a_draft("Third")), expected=1)
    assert stores.invoices.load(ANNA, "inv_1") == invoice_document(second)


def test_deleting_needs_the_version_that_was_read(stores: Stores) -> None:
    stores.invoices.add(ANNA, an_invoice())
    with pytest.raises(VersionConflictError):
        stores.invoices.delete(ANNA, "inv_1", expected=2)
    assert stores.invoices.load(ANNA, "inv_1") is not None
    stores.invoices.delete(ANNA, "inv_1", expected=1)
    assert stores.invoices.load(ANNA, "inv_1") is None


def test_what_is_not_there_can_be_neither_replaced_nor_deleted_nor_issued(stores: Stores) -> None:
    with pytest.raises(VersionConflictError):
        stores.invoices.replace(ANNA, changed(an_invoice()), expected=1)
    with pytest.raises(VersionConflictError):
        stores.invoices.delete(ANNA, "inv_1", expected=1)
    with pytest.raises(VersionConflictError):
        stores.invoices.issue(ANNA, an_invoice(), "2026", numbering(an_invoice()))
    assert stores.invoices.load(ANNA, "inv_1") is None


def test_owners_never_meet(stores: Stores) -> None:
    """The same id under two owners is two invoices."""
    invoice = an_invoice()
    stores.invoices.add(ANNA, invoice)
    assert stores.invoices.load(BOB, "inv_1") is None
    assert stores.invoices.page(BOB, 10).documents == ()
    assert stores.invoices.page(BOB, 10, "draft").documents == ()
    with pytest.raises(VersionConflictError):
        stores.invoices.replace(BOB, changed(invoice, data=a_draft("Bob's")), expected=1)
    with pytest.raises(VersionConflictError):
        stores.invoices.delete(BOB, "inv_1", expected=1)
    with pytest.raises(VersionConflictError):
        stores.invoices.issue(BOB, invoice, "2026", numbering(invoice))
    stores.invoices.add(BOB, an_invoice(data=a_draft("Bob's")))
    assert stores.invoices.load(ANNA, "inv_1") == invoice_document(invoice)


def test_a_foreign_conversation_is_no_conversation(stores: Stores) -> None:
    stores.conversations.save(BOB, a_turn())
    with pytest.raises(VersionConflictError):
        stores.invoices.add(ANNA, an_invoice(), conversation=a_turn(expected=1))
    assert stores.conversations.load(BOB, "conv_1") == a_conversation()
