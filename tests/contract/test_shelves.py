"""An owner's records grow past the 10 GB of one item collection, unseen by whoever reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from botocore.exceptions import ClientError

from scatterpilot.adapters.dynamodb.accounts import DynamoAccounts
from scatterpilot.adapters.dynamodb.conversations import DynamoConversations
from scatterpilot.adapters.dynamodb.invoices import DynamoInvoices
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.domain.invoice import Status
from tests.contract.samples import ANNA, BOB, NOW, a_turn, an_invoice, later, numbering
from tests.emulator.watching import calls_of

pytestmark = pytest.mark.emulator

_PUTS = ("put_item", "transact_write_items")


@dataclass
class Small:
    """A DynamoDB whose item collections hold ``most`` new items of an owner: it tells that one
    fills up, or, where ``silent``, refuses what doesn't fit, as the real one does at 10 GB.
    """

    client: Any
    most: int
    silent: bool = False

    def __getattr__(self, name: str) -> Any:
        call = getattr(self.client, name)
        return self._watched(call, name) if name in _PUTS else call

    def _watched(self, call: Any, name: str) -> Any:
        def put(**request: Any) -> Any:
            puts = [each["Put"] for each in request.get("TransactItems", [])] or [request]
            sizes = {each["TableName"]: self._size(each) for each in puts if _is_new(each)}
            if self.silent and any(size >= self.most for size, _ in sizes.values()):
                raise _full(name)
            answer = call(**request)
            told = {
                table: [{"ItemCollectionKey": {"owner": key}, "SizeEstimateRangeGB": [6.0, 7.0]}]
                for table, (size, key) in sizes.items()
                if size + 1 >= self.most and not self.silent
            }
            return {**answer, "ItemCollectionMetrics": told}

        return put

    def _size(self, put: dict[str, Any]) -> tuple[int, dict[str, str]]:
        key = put["Item"]["owner"]
        found = self.client.query(
            TableName=put["TableName"],
            KeyConditionExpression="#owner = :owner",
            ExpressionAttributeNames={"#owner": "owner"},
            ExpressionAttributeValues={":owner": key},
        )
        return len(found["Items"]), key


def _is_new(put: dict[str, Any]) -> bool:
    collected = "created_key" in put["Item"]
    return collected and "attribute_not_exists" in put["ConditionExpression"]


def _full(name: str) -> ClientError:
    code = "ItemCollectionSizeLimitExceededException"
    answer: Any = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": 400}}
    return ClientError(answer, name)


@dataclass
class Account:
    """The stores of a DynamoDB that is ``Small``."""

    client: Any
    tables: Tables

    def __post_init__(self) -> None:
        self.invoices = DynamoInvoices(self.client, self.tables)
        self.conversations = DynamoConversations(self.client, self.tables)
        self.accounts = DynamoAccounts(self.client, self.tables)

    def pages(self, limit: int, status: Status | None = None) -> Iterator[list[str]]:
        after = None
        while True:
            page = self.invoices.page(ANNA, limit, status, after)
            yield [document["invoice_id"] for document in page.documents]
            if (after := page.next_after) is None:
                return


@pytest.fixture(params=[False, True], ids=["told", "refused"])
def small(dynamodb: Any, tables: Tables, request: pytest.FixtureRequest) -> Account:
    return Account(Small(dynamodb, 3, request.param), tables)


def fill(small: Account, count: int = 8) -> list[str]:
    for at in range(count):
        small.invoices.add(ANNA, an_invoice(f"inv_{at}", created_at=later(at)))
    return [f"inv_{at}" for at in reversed(range(count))]


def test_invoices_go_on_on_the_next_shelf(small: Account, dynamodb: Any) -> None:
    fill(small)
    items = dynamodb.scan(TableName=small.tables.invoices)["Items"]
    held = [item["owner"]["S"] for item in items if "document" in item]
    assert sorted(held) == sorted([ANNA] * 3 + [f"{ANNA}#shelf-2"] * 3 + [f"{ANNA}#shelf-3"] * 2)


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 8, 100])
def test_pages_run_over_all_shelves_newest_first(small: Account, limit: int) -> None:
    ids = fill(small)
    pages = list(small.pages(limit))
    assert [each for page in pages for each in page] == ids
    assert all(len(page) == limit for page in pages[:-1])
    assert [each for page in small.pages(limit, "draft") for each in page] == ids


def test_one_that_was_made_before_and_stored_after_is_listed_in_its_place(small: Account) -> None:
    fill(small)
    small.invoices.add(ANNA, an_invoice("inv_late", created_at=later(1.5)))
    listed = [each for page in small.pages(3) for each in page]
    assert listed[-3:] == ["inv_late", "inv_1", "inv_0"]


def test_an_invoice_is_read_issued_and_deleted_where_it_is(small: Account) -> None:
    fill(small)
    for at in (0, 4, 7):
        assert small.invoices.load_text(ANNA, f"inv_{at}") is not None
    draft = an_invoice("inv_0", created_at=later(0))
    issued = small.invoices.issue(ANNA, draft, "2026", numbering(draft))
    assert issued.number is not None
    assert [each for page in small.pages(9, "draft") for each in page][-1] == "inv_1"
    small.invoices.delete(ANNA, "inv_4", expected=1)
    assert small.invoices.load_text(ANNA, "inv_4") is None
    assert len([each for page in small.pages(9) for each in page]) == 7


def test_a_page_of_the_newest_reads_one_item_more_for_each_older_shelf(
    small: Account, dynamodb: Any
) -> None:
    fill(small)
    watched = Account(dynamodb, small.tables)
    with calls_of(dynamodb) as seen:
        assert len(watched.invoices.page(ANNA, 1).documents) == 1
    assert seen == {"GetItem": 1, "Query": 3, "items": 1 + 2 + 2}


def test_conversations_go_on_too_and_stay_where_they_began(small: Account) -> None:
    for at in range(5):
        small.conversations.save(ANNA, a_turn(f"conv_{at}", created_at=later(at)))
    small.conversations.save(ANNA, a_turn("conv_0", 1, created_at=later(0)))
    listed = small.conversations.page(ANNA, 9).documents
    assert [each["conversation_id"] for each in listed] == [f"conv_{at}" for at in (4, 3, 2, 1, 0)]
    assert all(small.conversations.load(ANNA, f"conv_{at}") for at in range(5))


def test_somebody_else_keeps_a_shelf_of_their_own(small: Account, dynamodb: Any) -> None:
    fill(small)
    small.invoices.add(BOB, an_invoice("inv_b"))
    owners = {
        item["owner"]["S"] for item in dynamodb.scan(TableName=small.tables.invoices)["Items"]
    }
    assert BOB in owners
    assert not any(key.startswith(f"{BOB}#") for key in owners)


def test_all_of_an_account_is_exported_and_erased(small: Account, dynamodb: Any) -> None:
    ids = fill(small)
    exported = [document["invoice_id"] for document in small.accounts.records(ANNA, "invoice")]
    assert sorted(exported) == sorted(ids)
    assert small.accounts.erase(ANNA, NOW, keep_issued=False).invoices == len(ids)
    assert dynamodb.scan(TableName=small.tables.invoices)["Items"] == []
