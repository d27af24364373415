"""Pages: newest first, each document once, whatever happens between two pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from scatterpilot.domain.invoice import Status
from scatterpilot.ports import Page
from tests.contract.conftest import Stores
from tests.contract.samples import ANNA, BOB, NOW, a_turn, an_invoice, changed, later, numbering

GetPage = Callable[[int, str | None], Page]


def all_ids(page: GetPage, limit: int, id: str = "invoice_id") -> list[str]:
    """Turn pages to the end; every page but the last is full."""
    ids: list[str] = []
    after = None
    while True:
        found = page(limit, after)
        ids += [document[id] for document in found.documents]
        if found.next_after is None:
            return ids
        assert len(found.documents) == limit
        after = found.next_after


def invoices_page(stores: Stores, status: Status | None = None) -> GetPage:
    return lambda limit, after: stores.invoices.page(ANNA, limit, status, after)


def add(stores: Stores, id: str, at: datetime, status: Status = "draft") -> None:
    stores.invoices.add(ANNA, an_invoice(id, status, created_at=at))


def test_nothing_is_one_empty_page(stores: Stores) -> None:
    assert stores.invoices.page(ANNA, 5) == Page((), None)
    assert stores.conversations.page(ANNA, 5) == Page((), None)


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8, 100])
def test_invoices_come_newest_first_and_each_once(stores: Stores, limit: int) -> None:
    for seconds in (3, 0, 5, 1, 6, 2, 4):
        add(stores, f"inv_{seconds}", later(seconds))
    assert all_ids(invoices_page(stores), limit) == [f"inv_{s}" for s in (6, 5, 4, 3, 2, 1, 0)]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_conversations_come_newest_first_by_creation(stores: Stores, limit: int) -> None:
    for seconds in (3, 0, 1, 2):
        stores.conversations.save(ANNA, a_turn(f"conv_{seconds}", created_at=later(seconds)))
    stores.conversations.save(ANNA, a_turn("conv_1", 1, created_at=later(1), updated_at=later(99)))
    found = all_ids(
        lambda limit, after: stores.conversations.page(ANNA, limit, after), limit, "conversation_id"
    )
    assert found == ["conv_3", "conv_2", "conv_1", "conv_0"]


@pytest.mark.parametrize("count", [4, 5])
def test_the_last_page_says_so_even_when_it_is_full(stores: Stores, count: int) -> None:
    for task in range(count):
        add(stores, f"inv_{task}", later(task))
    first = stores.invoices.page(ANNA, 2)
    second = stores.invoices.page(ANNA, 2, after=first.next_after)
    assert (second.next_after is None) == (count == 4)


def test_invoices_of_one_moment_are_ordered_by_id(stores: Stores) -> None:
    ids = ["b", "a", "É", "Z", "é", "10", "9", "a.", "a-"]
    for each in ids:
        add(stores, each, NOW)
    assert all_ids(invoices_page(stores), 2) == sorted(ids, reverse=True)


def test_a_whole_second_is_older_than_a_microsecond_after_it(stores: Stores) -> None:
    for name, seconds in (("b", 0.000001), ("a", 0), ("c", 0.5), ("d", 1)):
        add(stores, name, later(seconds))
    assert all_ids(invoices_page(stores), 1) == ["d", "c", "b", "a"]


def test_a_status_selects_and_pages_like_the_whole(stores: Stores) -> None:
    for task in range(12):
        add(stores, f"inv_{task:02}", later(task), "paid" if task % 3 == 0 else "draft")
    assert all_ids(invoices_page(stores, "paid"), 2) == ["inv_09", "inv_06", "inv_03", "inv_00"]
    assert len(all_ids(invoices_page(stores, "draft"), 3)) == 8
    assert all_ids(invoices_page(stores, "cancelled"), 3) == []


def test_an_invoice_moves_between_statuses(stores: Stores) -> None:
    invoice = an_invoice()
    stores.invoices.add(ANNA, invoice)
    issued = stores.invoices.issue(ANNA, invoice, "2026", numbering(invoice))
    assert all_ids(invoices_page(stores, "draft"), 5) == []
    assert all_ids(invoices_page(stores, "pending"), 5) == ["inv_1"]
    stores.invoices.replace(ANNA, changed(issued, status="paid"), expected=issued.version)
    assert all_ids(invoices_page(stores, "pending"), 5) == []
    assert all_ids(invoices_page(stores, "paid"), 5) == ["inv_1"]


def test_what_comes_and_goes_between_pages_moves_no_other(stores: Stores) -> None:
    for task in range(6):
        add(stores, f"inv_{task}", later(task))
    first = stores.invoices.page(ANNA, 2)
    assert [d["invoice_id"] for d in first.documents] == ["inv_5", "inv_4"]
    for gone in ("inv_4", "inv_3", "inv_5"):
        stores.invoices.delete(ANNA, gone, expected=1)
    add(stores, "inv_new", later(100))
    second = stores.invoices.page(ANNA, 2, after=first.next_after)
    assert [d["invoice_id"] for d in second.documents] == ["inv_2", "inv_1"]


def test_a_position_of_another_owner_opens_nothing_of_his(stores: Stores) -> None:
    for task in range(4):
        add(stores, f"inv_{task}", later(task))
        stores.conversations.save(ANNA, a_turn(f"conv_{task}", created_at=later(task)))
    invoices = stores.invoices.page(ANNA, 1).next_after
    conversations = stores.conversations.page(ANNA, 1).next_after
    assert stores.invoices.page(BOB, 5, after=invoices) == Page((), None)
    assert stores.conversations.page(BOB, 5, after=conversations) == Page((), None)
