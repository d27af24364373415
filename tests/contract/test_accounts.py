"""What every ``AccountStore`` promises: all of an owner is found, and erased for good."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from scatterpilot.adapters.dynamodb.accounts import DynamoAccounts
from scatterpilot.adapters.dynamodb.conversations import DynamoConversations
from scatterpilot.adapters.dynamodb.invoices import DynamoInvoices
from scatterpilot.adapters.dynamodb.rate_limiter import DynamoRateLimiter
from scatterpilot.adapters.dynamodb.receipts import DynamoReceipts
from scatterpilot.adapters.dynamodb.spending import DynamoSpending
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.sqlite import Database, SqliteAccounts, SqliteInvoices
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import UnavailableError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import ErasedRecords
from tests.contract.conftest import Stores
from tests.contract.raw import rewrite
from tests.contract.samples import (
    ANNA,
    BOB,
    NOW,
    a_draft,
    a_receipt,
    a_turn,
    an_invoice,
    later,
    numbering,
)
from tests.contract.test_document_versions import as_version_1

SERIES = "2026"


def issue(stores: Stores, owner: str, name: str) -> Invoice:
    invoice = an_invoice(name, created_at=later(1))
    stores.invoices.add(owner, invoice)
    return stores.invoices.issue(owner, invoice, SERIES, numbering(invoice))


def fill(stores: Stores, owner: str) -> Invoice:
    """A draft, an issued invoice, a conversation, a profile, a receipt; gives what was issued."""
    stores.invoices.add(owner, an_invoice("inv_1"), conversation=a_turn(), receipt=a_receipt())
    stores.profiles.save(owner, Profile(business_name=f"{owner} & Co"))
    return issue(stores, owner, "inv_2")


def test_every_record_of_an_owner_is_found(stores: Stores) -> None:
    issued = fill(stores, ANNA)
    fill(stores, BOB)
    documents = stores.accounts.records(ANNA, "invoice")
    by_id = {document["invoice_id"]: document for document in documents}
    assert set(by_id) == {"inv_1", "inv_2"}
    assert by_id["inv_2"] == invoice_document(issued)
    [conversation] = stores.accounts.records(ANNA, "conversation")
    assert conversation["conversation_id"] == "conv_1"
    [profile] = stores.accounts.records(ANNA, "profile")
    assert profile["business_name"] == "anna & Co"
    assert list(stores.accounts.records("nobody", "profile")) == []


def test_records_of_an_older_version_are_found_as_current_ones(stores: Stores) -> None:
    stores.invoices.add(ANNA, an_invoice("inv_1"))
    current = list(stores.accounts.records(ANNA, "invoice"))
    rewrite(stores.raw, "invoice", ANNA, "inv_1", lambda old: as_version_1("invoice", old))
    assert list(stores.accounts.records(ANNA, "invoice")) == current


def test_all_of_an_owner_is_erased_and_nothing_of_others(stores: Stores) -> None:
    fill(stores, ANNA)
    theirs = fill(stores, BOB)
    erased = stores.accounts.erase(ANNA, NOW, keep_issued=False)
    assert erased == ErasedRecords(invoices=2, conversations=1, profiles=1)
    assert stores.invoices.page(ANNA, 10).documents == ()
    assert stores.conversations.page(ANNA, 10).documents == ()
    assert stores.profiles.load(ANNA) == Profile()
    assert stores.receipts.claim(ANNA, "key", "body-2", NOW) is None
    assert stores.invoices.load(BOB, "inv_2") == invoice_document(theirs)
    assert stores.profiles.load(BOB).business_name == "bob & Co"
    again = stores.accounts.erase(ANNA, NOW, keep_issued=False)
    assert again == ErasedRecords(0, 0, 0)


def test_where_nothing_is_left_numbers_begin_anew(stores: Stores) -> None:
    fill(stores, ANNA)
    stores.accounts.erase(ANNA, NOW, keep_issued=False)
    assert issue(stores, ANNA, "inv_3").number == "1"


def test_issued_invoices_can_be_kept_and_numbers_follow_on_without_a_gap(stores: Stores) -> None:
    issued = fill(stores, ANNA)
    erased = stores.accounts.erase(ANNA, NOW, keep_issued=True)
    assert erased == ErasedRecords(invoices=1, conversations=1, profiles=1, kept_invoices=1)
    assert stores.invoices.page(ANNA, 10).documents == (invoice_document(issued),)
    assert stores.conversations.page(ANNA, 10).documents == ()
    assert issue(stores, ANNA, "inv_3").number == "2"


def test_more_than_a_batch_is_erased(stores: Stores) -> None:
    for number in range(30):
        stores.invoices.add(ANNA, an_invoice(f"inv_{number}"))
    assert stores.accounts.erase(ANNA, NOW, keep_issued=True).invoices == 30
    assert stores.invoices.page(ANNA, 10).documents == ()


def test_erased_text_can_not_be_read_from_the_file(tmp_path: Path) -> None:
    database = Database(tmp_path / "scatterpilot.db")
    invoices = SqliteInvoices(database)
    secret = "Quillfeather" * 400
    for number in range(20):
        invoices.add(ANNA, an_invoice(f"inv_{number}", data=a_draft(secret[:500])))
    SqliteAccounts(database).erase(ANNA, NOW, keep_issued=False)
    for file in tmp_path.iterdir():
        assert b"Quillfeather" not in file.read_bytes(), file.name
    database.close()


@pytest.mark.emulator
def test_no_item_of_an_owner_is_left_in_any_table(dynamodb: object, tables: Tables) -> None:
    DynamoInvoices(dynamodb, tables).add(ANNA, an_invoice("inv_1"), receipt=a_receipt())
    invoice = an_invoice("inv_2")
    DynamoInvoices(dynamodb, tables).add(ANNA, invoice)
    DynamoInvoices(dynamodb, tables).issue(ANNA, invoice, SERIES, numbering(invoice))
    DynamoConversations(dynamodb, tables).save(ANNA, a_turn())
    DynamoReceipts(dynamodb, tables).claim(ANNA, "other", "body", NOW)
    DynamoRateLimiter(dynamodb, tables, 10, 60).admit(ANNA, NOW)
    for days in (0, 6):
        DynamoSpending(dynamodb, tables).add(ANNA, (NOW - timedelta(days)).date(), Decimal(1))
    DynamoAccounts(dynamodb, tables).erase(ANNA, NOW, keep_issued=False)
    for table in vars(tables).values():
        items = dynamodb.scan(TableName=table)["Items"]  # type: ignore[attr-defined]
        assert "anna" not in json.dumps(items), table


@pytest.mark.emulator
def test_what_takes_too_long_for_one_call_goes_on_with_the_next(
    dynamodb: object, tables: Tables
) -> None:
    DynamoInvoices(dynamodb, tables).add(ANNA, an_invoice())
    with pytest.raises(UnavailableError, match="goes on where it stopped") as refused:
        DynamoAccounts(dynamodb, tables, seconds=-1).erase(ANNA, NOW, keep_issued=False)
    assert refused.value.code == "more_to_erase"
    assert DynamoAccounts(dynamodb, tables).erase(ANNA, NOW, keep_issued=False).invoices == 1
