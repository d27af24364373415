"""From a sentence to the PDF, in a real browser against a real server."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.api.server_process import ServerProcess
from tests.browser.screen import ACME, Screen, text_of

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

HOSTILE = "<img src=x onerror=\"alert('owned')\">"


def first_number() -> str:
    return f"INV-{datetime.now().astimezone().year}-0001"


def test_a_sentence_becomes_a_pdf_to_send(screen: Screen, tmp_path: Path) -> None:
    screen.open()
    screen.say(ACME)
    expect(screen.customer).to_have_text("Acme Corp")
    expect(screen.total).to_have_text("$6,000.00")
    screen.say("yes")
    with screen.page.expect_download() as caught:
        screen.part("issue-pdf").click()
    expect(screen.part("invoice-number")).to_have_text(first_number())
    assert caught.value.suggested_filename == f"{first_number()}.pdf"
    printed = text_of(caught.value, tmp_path)
    for expected in (first_number(), "Acme Corp", "$150.00", "$6,000.00"):
        assert expected in printed
    screen.part("nav-invoices").click()
    row = screen.part("invoice-row")
    expect(row).to_have_count(1)
    for expected in (first_number(), "Acme Corp", "$6,000.00", "Issued"):
        expect(row).to_contain_text(expected)


def test_what_is_missing_is_asked_for_and_can_be_clicked(screen: Screen) -> None:
    screen.open()
    screen.say("Invoice Acme Corp for 40 hours of web development")
    missing = screen.part("missing")
    expect(missing).to_have_count(2)
    missing.and_(screen.page.locator("[data-path$=unit_price]")).click()
    expect(screen.composer).to_be_focused()
    screen.page.keyboard.type("$150")
    screen.page.keyboard.press("Enter")
    expect(screen.total).to_have_text("$6,000.00")
    screen.page.get_by_role("button", name="Net 30").click()
    expect(missing).to_have_count(0)
    screen.part("create-invoice").click()
    expect(screen.part("issue-pdf")).to_be_visible()


def test_the_keyboard_is_enough(screen: Screen, tmp_path: Path) -> None:
    screen.open()
    keyboard = screen.page.keyboard
    keyboard.type(ACME)
    keyboard.press("Enter")
    expect(screen.total).to_have_text("$6,000.00")
    screen.tab_to("create-invoice")
    keyboard.press("Enter")
    expect(screen.part("issue-pdf")).to_be_visible()
    screen.tab_to("issue-pdf")
    with screen.page.expect_download() as caught:
        keyboard.press("Enter")
    assert first_number() in text_of(caught.value, tmp_path)
    screen.tab_to("nav-invoices")
    keyboard.press("Enter")
    expect(screen.part("invoice-row")).to_contain_text(first_number())


def test_a_reload_loses_nothing(screen: Screen) -> None:
    screen.open()
    screen.composer.fill("Invoice Acme Corp for")
    screen.page.reload()
    expect(screen.composer).to_have_value("Invoice Acme Corp for")
    screen.say(ACME)
    screen.composer.fill("make it 42 hou")
    screen.page.reload()
    expect(screen.composer).to_have_value("make it 42 hou")
    expect(screen.part("message-user")).to_contain_text(ACME)
    expect(screen.total).to_have_text("$6,000.00")
    screen.say("make it 42 hours")
    expect(screen.total).to_have_text("$6,300.00")


def test_text_that_looks_like_markup_stays_text(
    screen: Screen, server: ServerProcess, tmp_path: Path
) -> None:
    screen.open()
    screen.say(f"{ACME}. Note: {HOSTILE}")
    expect(screen.part("message-user")).to_contain_text(HOSTILE)
    expect(screen.part("draft")).to_contain_text(HOSTILE)
    with server.client() as client:
        line = {"description": HOSTILE, "quantity": "1", "unit_price": "5"}
        data = {"customer_name": HOSTILE, "due_date": "2030-01-31", "line_items": [line]}
        assert client.post("/invoices", json={"invoice_data": data}).status_code == 201
    screen.part("nav-invoices").click()
    row = screen.part("invoice-row")
    expect(row).to_contain_text(HOSTILE)
    with screen.page.expect_download() as caught:
        row.get_by_role("button", name="Issue").click()
        screen.page.get_by_role("dialog").get_by_role("button").last.click()
    assert text_of(caught.value, tmp_path).count(HOSTILE) == 2
    expect(screen.page.locator("main img")).to_have_count(0)
