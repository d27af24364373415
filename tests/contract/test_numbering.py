"""Numbers are drawn with the record, so none is lost and none is given twice."""

from __future__ import annotations

import pytest

from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import ConflictError, VersionConflictError
from scatterpilot.domain.invoice import Invoice
from tests.contract.conftest import Stores
from tests.contract.samples import (
    ANNA,
    BOB,
    an_invoice,
    changed,
    in_threads,
    numbering,
)


def draw(
    stores: Stores, id: str, owner: str = ANNA, series: str = "2026", pattern: str = "{}"
) -> str | None:
    """Store and issue one more invoice; its number."""
    invoice = an_invoice(id)
    stores.invoices.add(owner, invoice)
    return stores.invoices.issue(owner, invoice, series, numbering(invoice, pattern)).number


def test_the_first_number_is_one_and_is_stored_with_the_invoice(stores: Stores) -> None:
    invoice = an_invoice()
    stores.invoices.add(ANNA, invoice)
    issued = stores.invoices.issue(ANNA, invoice, "2026", numbering(invoice))
    assert issued.number == "1"
    assert stores.invoices.load(ANNA, "inv_1") == invoice_document(issued)


def test_each_owner_and_each_series_counts_on_its_own(stores: Stores) -> None:
    assert [draw(stores, "a"), draw(stores, "b")] == ["1", "2"]
    assert draw(stores, "c", series="2027", pattern="2027-{}") == "2027-1"
    assert draw(stores, "d", owner=BOB) == "1"
    assert draw(stores, "e") == "3"


def test_a_series_that_starts_over_goes_on_after_the_numbers_already_written(
    stores: Stores,
) -> None:
    """Restarting each year, turned on mid-way: the year's counter is new, its numbers are not."""
    before = [draw(stores, f"a{task}", series="all", pattern="26-{}") for task in range(3)]
    after = [draw(stores, f"b{task}", series="2026", pattern="26-{}") for task in range(2)]
    back = [draw(stores, f"c{task}", series="all", pattern="26-{}") for task in range(2)]
    assert before + after + back == [f"26-{number}" for number in range(1, 8)]


def test_only_numbers_written_alike_are_skipped(stores: Stores) -> None:
    """The pattern loses its zeros after 8: 9 was never written so, 10 was."""
    stored = an_invoice("old")
    stores.invoices.add(ANNA, stored)
    stores.invoices.issue(ANNA, stored, "other", numbering(stored, "A10"))
    for task in range(8):
        draw(stores, f"a{task}", pattern="A{:03d}")
    assert [draw(stores, f"b{task}", pattern="A{}") for task in range(2)] == ["A9", "A11"]


def test_the_number_of_a_cancelled_invoice_is_not_given_again(stores: Stores) -> None:
    invoice = an_invoice()
    stores.invoices.add(ANNA, invoice)
    issued = stores.invoices.issue(ANNA, invoice, "all", numbering(invoice))
    stores.invoices.replace(ANNA, changed(issued, status="cancelled"), expected=issued.version)
    assert draw(stores, "inv_2", series="2026") == "2"


def test_series_that_write_alike_never_repeat_a_number_under_threads(stores: Stores) -> None:
    def issue(task: int) -> str | None:
        return draw(stores, f"inv_{task}", series=f"series {task % 3}")

    numbers = [int(number or 0) for number in in_threads(issue, range(60))]
    assert sorted(numbers) == list(range(1, 61))


def test_an_invoice_that_changed_meanwhile_draws_no_number(stores: Stores) -> None:
    invoice = an_invoice()
    stores.invoices.add(ANNA, invoice)
    stores.invoices.replace(ANNA, changed(invoice), expected=1)
    with pytest.raises(VersionConflictError):
        stores.invoices.issue(ANNA, invoice, "2026", numbering(invoice))
    assert draw(stores, "inv_2") == "1"


def test_a_domain_that_refuses_to_issue_draws_no_number(stores: Stores) -> None:
    def refuse(number: int) -> Invoice:
        raise ConflictError("no")

    stores.invoices.add(ANNA, an_invoice())
    with pytest.raises(ConflictError, match="no"):
        stores.invoices.issue(ANNA, an_invoice(), "2026", refuse)
    assert stores.invoices.load(ANNA, "inv_1") == invoice_document(an_invoice())
    assert draw(stores, "inv_2") == "1"


def test_a_deleted_draft_leaves_no_gap(stores: Stores) -> None:
    assert draw(stores, "a") == "1"
    stores.invoices.add(ANNA, an_invoice("b"))
    stores.invoices.delete(ANNA, "b", expected=1)
    assert draw(stores, "c") == "2"


def test_one_invoice_issued_many_times_at_once_gets_one_number(stores: Stores) -> None:
    invoice = an_invoice()
    stores.invoices.add(ANNA, invoice)

    def issue(task: int) -> bool:
        try:
            stores.invoices.issue(ANNA, invoice, "2026", numbering(invoice))
        except VersionConflictError:
            return False
        return True

    assert in_threads(issue, range(16)).count(True) == 1
    assert draw(stores, "inv_2") == "2"


def test_numbers_are_gapless_under_threads_even_when_some_fail(stores: Stores) -> None:
    def issue(task: int) -> str | None:
        if task % 5 == 0:
            never = an_invoice(f"inv_{task}")
            with pytest.raises(VersionConflictError):
                stores.invoices.issue(ANNA, never, "2026", numbering(never))
            return None
        return draw(stores, f"inv_{task}")

    numbers = [int(number) for number in in_threads(issue, range(200)) if number]
    assert sorted(numbers) == list(range(1, 161))
    stored = stores.invoices.page(ANNA, 200, "pending").documents
    assert sorted(int(d["invoice_number"]) for d in stored) == list(range(1, 161))
