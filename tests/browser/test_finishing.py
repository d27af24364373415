"""From the read-back on: create, issue, and everything that can become of an invoice."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import expect

from tests.api.server_process import ServerProcess
from tests.browser.screen import ACME, YES, Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]


# One grey pixel.
LOGO = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB"
    "2kUIOwAAAABJRU5ErkJggg=="
)


def made(screen: Screen) -> None:
    """A draft invoice, made in a conversation."""
    screen.open()
    screen.say(ACME)
    screen.say(YES)
    expect(screen.part("issue-pdf")).to_be_visible()


def issued(screen: Screen) -> None:
    made(screen)
    with screen.page.expect_download():
        screen.part("issue-pdf").click()
    expect(screen.part("invoice-number")).to_be_visible()


def confirm(screen: Screen) -> None:
    screen.page.get_by_role("dialog").get_by_role("button").last.click()


def test_a_draft_and_an_issued_invoice_differ_at_a_glance(screen: Screen) -> None:
    made(screen)
    picture = screen.page.get_by_alt_text("marked as a draft")
    expect(picture).to_be_visible()
    expect(screen.page.get_by_text("Saved as a draft", exact=True)).to_be_visible()
    with screen.page.expect_download():
        screen.part("issue-pdf").click()
    expect(screen.page.get_by_alt_text("as it was printed")).to_be_visible()
    expect(picture).to_have_count(0)
    expect(screen.page.locator(".invoice-pane .badge")).to_have_text("Issued")
    expect(screen.page.locator(".issued")).to_contain_text("Issued")
    expect(screen.page.locator(".field-button")).to_have_count(0)


def test_an_issued_invoice_does_not_wear_a_logo_of_later(
    screen: Screen, server: ServerProcess
) -> None:
    made(screen)
    with server.client() as client:
        client.put("/profile", json={"business_name": "Anna & Co", "logo": LOGO}).raise_for_status()
    screen.page.reload()
    screen.part("face-list").click()
    logo = screen.page.locator(".paper img.logo")
    expect(logo).to_be_visible()
    with screen.page.expect_download():
        screen.part("issue-pdf").click()
    expect(screen.part("invoice-number")).to_be_visible()
    expect(screen.page.locator(".paper .seller-name")).to_have_text("Anna & Co")
    expect(logo).to_have_count(0)
    screen.part("nav-invoices").click()
    screen.part("invoice-row").get_by_role("link").click()
    expect(screen.page.locator(".paper .seller-name")).to_have_text("Anna & Co")
    expect(logo).to_have_count(0)


def test_an_issued_invoice_is_marked_paid(screen: Screen) -> None:
    issued(screen)
    screen.part("mark-paid").click()
    expect(screen.page.locator(".invoice-pane .badge")).to_have_text("Paid")
    expect(screen.part("mark-paid")).to_have_count(0)


def test_the_link_to_the_pdf_is_copied(screen: Screen, server: ServerProcess) -> None:
    screen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    issued(screen)
    screen.part("act-copyLink").click()
    expect(screen.page.locator(".notice")).to_contain_text("copied")
    link = screen.page.evaluate("navigator.clipboard.readText()")
    with server.client() as client:
        assert client.get(link).content.startswith(b"%PDF-")


def test_an_issued_invoice_is_cancelled_and_keeps_its_number(screen: Screen) -> None:
    issued(screen)
    number = screen.part("invoice-number").text_content()
    screen.part("act-cancel").click()
    confirm(screen)
    expect(screen.page.locator(".invoice-pane .badge")).to_have_text("Cancelled")
    expect(screen.part("invoice-number")).to_have_text(number or "")
    expect(screen.part("act-cancel")).to_have_count(0)


def test_a_draft_is_deleted_only_after_a_second_thought(screen: Screen) -> None:
    made(screen)
    screen.part("act-delete").click()
    screen.page.keyboard.press("Escape")
    expect(screen.part("issue-pdf")).to_be_visible()
    screen.part("act-delete").click()
    confirm(screen)
    expect(screen.page.get_by_text("This invoice was deleted")).to_be_visible()
    screen.part("nav-invoices").click()
    expect(screen.part("invoice-row")).to_have_count(0)


def test_a_duplicate_is_a_new_draft_dated_today_that_can_be_changed(screen: Screen) -> None:
    issued(screen)
    screen.part("act-duplicate").click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Draft invoice")
    sheet = screen.page.get_by_role("article")
    today = datetime.now().astimezone()
    expect(sheet).to_contain_text(f"{today:%B} {today.day}, {today.year}")
    sheet.locator("[data-path='line_items.0.quantity']").click()
    expect(screen.part("editor")).to_be_visible()
    screen.page.keyboard.type("10")
    screen.page.keyboard.press("Enter")
    expect(sheet).to_contain_text("$1,500.00")
    screen.page.reload()
    expect(sheet).to_contain_text("$1,500.00")


def test_a_duplicate_is_due_by_the_rule_of_its_original(
    screen: Screen, server: ServerProcess
) -> None:
    terms = {"rule": "working_days", "number": 10, "day": None}
    line = {"description": "Repair", "quantity": "2", "unit_price": "80"}
    data = {"customer_name": "Acme", "line_items": [line], "payment_terms": terms}
    with server.client() as client:
        made = client.post("/invoices", json={"invoice_data": data}).json()["invoice_id"]
        screen.page.goto(f"/#/i/{made}")
        screen.part("act-duplicate").click()
        expect(screen.page.get_by_text("A new draft with the same content")).to_be_visible()
        found = client.get("/invoices").json()["invoices"]
    assert [each["data"]["payment_terms"] for each in found] == [terms, terms]


def test_an_invoice_has_a_page_with_its_pdf(screen: Screen) -> None:
    issued(screen)
    screen.part("nav-invoices").click()
    screen.part("invoice-row").get_by_role("link").click()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("INV-")
    expect(screen.page.get_by_alt_text("as it was printed")).to_be_visible()
    # What stands on the picture can be read out.
    expect(screen.page.get_by_role("article")).to_contain_text("$6,000.00")
    with screen.page.expect_download() as caught:
        screen.part("act-pdf").click()
    assert caught.value.suggested_filename.startswith("INV-")
