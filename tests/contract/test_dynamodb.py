"""What DynamoDB adds to the contract: few reads and writes, and answers that get lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from scatterpilot.adapters.dynamodb.conversations import DynamoConversations
from scatterpilot.adapters.dynamodb.invoices import DynamoInvoices
from scatterpilot.adapters.dynamodb.rate_limiter import DynamoRateLimiter
from scatterpilot.adapters.dynamodb.receipts import DynamoReceipts
from scatterpilot.adapters.dynamodb.secret import load_or_create_secret
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import ConflictError
from scatterpilot.domain.invoice import Status
from scatterpilot.ports import RECEIPT_HOURS
from tests.contract.samples import (
    ANNA,
    NOW,
    a_receipt,
    a_turn,
    an_invoice,
    changed,
    in_threads,
    later,
    numbering,
)
from tests.emulator.watching import calls_of, first_answer_lost

pytestmark = pytest.mark.emulator


def fill(dynamodb: Any, table: str, item: dict[str, Any], count: int, paid_every: int) -> None:
    """Copies of a stored invoice, each a second younger than the last."""
    for start in range(0, count, 25):
        puts = []
        for at in range(start, min(start + 25, count)):
            status = "paid" if at % paid_every == 0 else "draft"
            position = f"{later(at + 1).isoformat()}|copy_{at}"
            copy = {
                **item,
                "invoice_id": {"S": f"copy_{at}"},
                "created_key": {"S": position},
                "status_key": {"S": f"{status}|{position}"},
            }
            puts.append({"PutRequest": {"Item": copy}})
        dynamodb.batch_write_item(RequestItems={table: puts})


@pytest.mark.parametrize("status", ["paid", "draft", None])
def test_a_page_of_20_reads_21_invoices_of_2500_where_1_in_100_is_paid(
    dynamodb: Any, tables: Tables, invoices: DynamoInvoices, status: Status | None
) -> None:
    invoices.add(ANNA, an_invoice())
    key = {"owner": {"S": ANNA}, "invoice_id": {"S": "inv_1"}}
    item = dynamodb.get_item(TableName=tables.invoices, Key=key)["Item"]
    fill(dynamodb, tables.invoices, item, 2500, paid_every=100)
    after = None
    for read in (21, 5 if status == "paid" else 21):
        with calls_of(dynamodb) as seen:
            page = invoices.page(ANNA, 20, status, after)
        assert seen == {"GetItem": 1, "Query": 1, "items": read}
        assert len(page.documents) == min(read, 20)
        after = page.next_after


def test_a_list_of_conversations_reads_no_conversation(
    dynamodb: Any, tables: Tables, conversations: DynamoConversations
) -> None:
    for task in range(4):
        conversations.save(ANNA, a_turn(f"conv_{task}", created_at=later(task)))
    with calls_of(dynamodb) as seen:
        assert len(conversations.page(ANNA, 2).documents) == 2
    assert seen == {"GetItem": 1, "Query": 1, "items": 3}
    answer = dynamodb.query(
        TableName=tables.conversations,
        IndexName="newest",
        KeyConditionExpression="#owner = :anna",
        ExpressionAttributeNames={"#owner": "owner"},
        ExpressionAttributeValues={":anna": {"S": ANNA}},
        Select="ALL_PROJECTED_ATTRIBUTES",
    )
    assert all("document" not in item and "customer_name" in item for item in answer["Items"])


def test_reading_one_record_is_one_call(
    dynamodb: Any, invoices: DynamoInvoices, conversations: DynamoConversations
) -> None:
    invoices.add(ANNA, an_invoice(), conversation=a_turn())
    with calls_of(dynamodb) as seen:
        invoices.load(ANNA, "inv_1")
        conversations.load(ANNA, "conv_1")
    assert seen == {"GetItem": 2, "items": 2}


def test_issuing_reads_the_counter_and_the_shelves_and_writes_once(
    dynamodb: Any, invoices: DynamoInvoices
) -> None:
    invoices.add(ANNA, an_invoice())
    with calls_of(dynamodb) as seen:
        invoices.issue(ANNA, an_invoice(), "2026", numbering(an_invoice()))
    assert (seen["GetItem"], seen["TransactWriteItems"]) == (2, 1)
    assert seen.total() == 3


def test_a_write_whose_answer_got_lost_counts_once(
    dynamodb: Any, invoices: DynamoInvoices, conversations: DynamoConversations
) -> None:
    with first_answer_lost(dynamodb, "PutItem"), calls_of(dynamodb) as seen:
        conversations.save(ANNA, a_turn())
    assert seen["PutItem"] == 1
    with first_answer_lost(dynamodb, "TransactWriteItems"):
        invoices.add(ANNA, an_invoice(), conversation=a_turn(expected=1), receipt=a_receipt())
        issued = invoices.issue(ANNA, an_invoice(), "2026", numbering(an_invoice()))
    assert issued.number == "1"
    with first_answer_lost(dynamodb, "PutItem"):
        invoices.replace(ANNA, changed(issued, status="paid"), expected=issued.version)
    assert invoices.load(ANNA, "inv_1") == invoice_document(changed(issued, status="paid"))


def test_a_reservation_whose_answer_got_lost_is_still_ones_own(
    dynamodb: Any, tables: Tables
) -> None:
    receipts = DynamoReceipts(dynamodb, tables)
    with first_answer_lost(dynamodb, "PutItem"):
        assert receipts.claim(ANNA, "key", "body-1", NOW) is None
    with pytest.raises(ConflictError):
        receipts.claim(ANNA, "key", "body-1", NOW)


def test_long_runs_of_given_numbers_are_skipped_in_one_issue(
    dynamodb: Any, invoices: DynamoInvoices, tables: Tables
) -> None:
    puts = [
        {"PutRequest": {"Item": {"pk": {"S": f"numbers#{ANNA}"}, "sk": {"S": f"number#{each}"}}}}
        for each in range(1, 301)
    ]
    for start in range(0, len(puts), 25):
        dynamodb.batch_write_item(RequestItems={tables.profiles: puts[start : start + 25]})
    invoices.add(ANNA, an_invoice())
    with calls_of(dynamodb) as seen:
        issued = invoices.issue(ANNA, an_invoice(), "2026", numbering(an_invoice()))
    assert issued.number == "301"
    assert seen["BatchGetItem"] < 10


def test_what_lapses_says_when_to_clear_it_away(dynamodb: Any, tables: Tables) -> None:
    DynamoReceipts(dynamodb, tables).complete(ANNA, a_receipt())
    DynamoRateLimiter(dynamodb, tables, limit=10, window_seconds=60).admit(ANNA, NOW)
    receipt_key = {"owner": {"S": ANNA}, "idempotency_key": {"S": "key"}}
    receipt = dynamodb.get_item(TableName=tables.receipts, Key=receipt_key)["Item"]
    bucket_key = {"pk": {"S": f"rate#{ANNA}"}}
    bucket = dynamodb.get_item(TableName=tables.rate_limits, Key=bucket_key)["Item"]
    kept_until = (NOW + timedelta(hours=RECEIPT_HOURS)).timestamp()
    assert int(receipt["expires_at"]["N"]) == kept_until + 1
    assert int(bucket["expires_at"]["N"]) == NOW.timestamp() + 61


def test_counting_a_request_is_one_write_for_a_full_bucket_and_two_for_one_in_use(
    dynamodb: Any, tables: Tables
) -> None:
    limiter = DynamoRateLimiter(dynamodb, tables, limit=2, window_seconds=60)
    for calls, wait in ((1, 0), (2, 0), (1, 30)):
        with calls_of(dynamodb) as seen:
            assert limiter.admit(ANNA, NOW).wait == wait
        assert seen == {"UpdateItem": calls, "items": 0}


def test_all_functions_get_the_same_secret(dynamodb: Any, tables: Tables) -> None:
    made = in_threads(lambda _: load_or_create_secret(dynamodb, tables), range(8))
    assert len(set(made)) == 1
    assert len(made[0]) == 32


def test_money_and_dates_are_attributes_as_they_are_written(
    dynamodb: Any, tables: Tables, invoices: DynamoInvoices
) -> None:
    invoices.add(ANNA, an_invoice())
    key = {"owner": {"S": ANNA}, "invoice_id": {"S": "inv_1"}}
    item = dynamodb.get_item(TableName=tables.invoices, Key=key)["Item"]
    assert item["total"] == {"S": "5918.57"}
    assert item["due_date"] == {"S": "2026-04-08"}
    assert item["version"] == {"N": "1"}
