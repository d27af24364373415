"""Draft, issued, paid, cancelled; page numbers; what the file says about itself."""

from __future__ import annotations

import pytest

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.invoice import Status
from scatterpilot.domain.profile import Profile
from tests.render import reading
from tests.render.samples import SELLER, draft, issued, many_lines, preview


@pytest.mark.parametrize(("locale", "word"), [("en_GB", "DRAFT"), ("fr_FR", "BROUILLON")])
def test_every_page_of_a_draft_is_watermarked_and_none_of_an_issued_invoice(
    locale: str, word: str
) -> None:
    seller = SELLER.model_copy(update={"locale": locale})
    content = draft(line_items=many_lines(40))
    pages = reading.pdf(preview(content), seller)
    assert [word in page.get_text() for page in pages] == [True, True]
    assert word not in reading.text(issued(content), seller)


@pytest.mark.parametrize(("status", "word"), [("paid", "PAID"), ("cancelled", "CANCELLED")])
def test_paid_and_cancelled_invoices_say_so(status: Status, word: str) -> None:
    assert word in reading.text(issued(status=status))
    assert word not in reading.text(issued())


def test_an_unfinished_draft_prints_dashes_for_what_is_unknown() -> None:
    shown = reading.text(preview(Draft(line_items=(LineItem(description="Logo"),))))
    assert "Logo – – –" in shown


def test_a_draft_without_lines_can_be_previewed() -> None:
    assert "US$0.00" in reading.text(preview(Draft()))


def test_an_empty_profile_prints_no_seller_block() -> None:
    shown = reading.text(issued(), Profile())
    assert "From" not in shown
    assert "None" not in shown


def test_the_table_head_and_the_page_number_are_on_each_of_three_pages() -> None:
    pages = [page.get_text() for page in reading.pdf(issued(draft(line_items=many_lines(60))))]
    assert [f"Page {number} of 3" in page for number, page in enumerate(pages, 1)] == [True] * 3
    assert ["Unit price" in page for page in pages] == [True] * 3


def test_a_single_page_has_no_page_number() -> None:
    assert "Page 1" not in reading.text(issued())


@pytest.mark.parametrize("count", range(17, 22))
def test_the_total_is_never_on_a_page_without_a_line(count: int) -> None:
    pages = reading.pdf(issued(draft(line_items=many_lines(count))))
    last = next(page.get_text() for page in pages if "Subtotal" in page.get_text())
    assert f"Position {count}:" in last


def test_the_file_names_the_invoice_its_seller_and_its_date() -> None:
    metadata = reading.pdf(issued()).metadata
    assert metadata["title"] == "INV-2026-0042 – Northwind Studio"
    assert metadata["author"] == "Northwind Studio"
    assert metadata["creationDate"] == "D:20260409103000Z"
