"""Payments and credit notes on the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.api.server_process import ServerProcess
from tests.browser.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

LINES = [
    {"description": "Tiles", "quantity": "12", "unit_price": "8.50"},
    {"description": "Delivery", "quantity": "1", "unit_price": "40"},
]


@pytest.fixture
def issued(server: ServerProcess) -> str:
    """The id of an issued invoice of 142.00."""
    data = {"customer_name": "Acme", "terms_days": 30, "line_items": LINES}
    with server.client() as client:
        made = client.post("/invoices", json={"invoice_data": data}).json()["invoice_id"]
        client.patch(f"/invoices/{made}", json={"status": "issued"}).raise_for_status()
    return str(made)


def test_a_part_is_paid_the_rest_too_and_one_is_taken_back(screen: Screen, issued: str) -> None:
    screen.page.goto(f"/#/i/{issued}")
    screen.part("act-pay").click()
    expect(screen.part("pay-amount")).to_have_value("142.00")
    screen.part("pay-amount").fill("200")
    screen.page.get_by_role("button", name="Record payment").click()
    expect(screen.page.get_by_role("alert")).to_contain_text("142.00 USD is still due")
    screen.part("pay-amount").fill("42.00")
    screen.part("pay-method").fill("Cash")
    screen.page.get_by_role("button", name="Record payment").click()
    expect(screen.part("amount-due")).to_have_text("$100.00")
    expect(screen.part("payment")).to_contain_text("Cash")
    screen.part("act-pay").click()
    screen.page.get_by_role("button", name="Record payment").click()
    expect(screen.page.locator(".detail-facts .badge")).to_have_text("Paid")
    expect(screen.part("act-pay")).to_have_count(0)
    screen.part("take-back-1").click()
    screen.part("take-back-why").fill("it was for another one")
    screen.page.locator("dialog").get_by_role("button", name="Take back").click()
    expect(screen.part("payment").first).to_contain_text("it was for another one")
    expect(screen.part("amount-due")).to_have_text("$42.00")
    expect(screen.page.locator(".detail-facts .badge")).to_have_text("Issued")


def test_two_lines_are_credited_and_the_credit_note_opens(screen: Screen, issued: str) -> None:
    screen.page.goto(f"/#/i/{issued}")
    screen.part("act-credit").click()
    screen.part("credit-lines").check()
    screen.page.get_by_role("button", name="Create credit note").click()
    expect(screen.page.get_by_role("alert")).to_contain_text("how many of a line")
    screen.part("credit-line-1").fill("13")
    screen.page.get_by_role("button", name="Create credit note").click()
    expect(screen.page.get_by_role("alert")).to_contain_text("12 is left of it")
    screen.part("credit-line-1").fill("2")
    screen.part("credit-reason").fill("broken")
    screen.page.get_by_role("button", name="Create credit note").click()
    expect(screen.page.locator("h1")).to_have_text("CN-2026-0001")
    expect(screen.page.locator(".detail-facts strong")).to_have_text("$17.00")
    screen.page.get_by_role("link", name="INV-2026-0001").click()
    expect(screen.part("amount-due")).to_have_text("$125.00")
    expect(screen.part("credit-note")).to_contain_text("CN-2026-0001")


def test_the_list_shows_what_is_due_and_credit_notes_apart(
    screen: Screen, server: ServerProcess, issued: str
) -> None:
    with server.client() as client:
        client.post(f"/invoices/{issued}/payments", json={"amount": "100"}).raise_for_status()
        client.post(f"/invoices/{issued}/credit-notes", json={"amount": "2"}).raise_for_status()
    screen.page.goto("/#/invoices")
    expect(screen.part("invoice-row")).to_have_count(2)
    expect(screen.part("sums")).to_have_text("$140.001 invoice$40.00 due")
    expect(screen.part("invoice-row").last).to_contain_text("$40.00 due")
    screen.part("filter-credit").check()
    expect(screen.part("invoice-row")).to_have_count(1)
    expect(screen.part("invoice-row")).to_contain_text("To INV-2026-0001")
    screen.part("filter-pending").check()
    expect(screen.part("invoice-row")).to_contain_text("INV-2026-0001")


def test_numbers_start_where_the_settings_say(screen: Screen, server: ServerProcess) -> None:
    screen.page.goto("/#/settings")
    screen.part("setting-number_start").fill("137")
    expect(screen.page.get_by_text("INV-2026-0137")).to_be_visible()
    screen.part("setting-number_start").fill("none")
    screen.part("settings-save").click()
    expect(screen.page.locator("#error-number_start")).to_contain_text("whole number from 1")
    screen.part("setting-number_start").fill("137")
    screen.part("settings-save").click()
    expect(screen.page.locator(".save-state")).to_contain_text("Saved")
    with server.client() as client:
        assert client.get("/profile").json()["number_start"] == 137


def test_a_deposit_and_what_is_withheld_are_no_more_to_pay(
    screen: Screen, server: ServerProcess
) -> None:
    data = {
        "customer_name": "Acme",
        "terms_days": 30,
        "line_items": LINES,
        "withholding": {"name": "Levy", "rate": "0.1"},
        "payments": [{"amount": "27.80"}],
    }
    with server.client() as client:
        made = client.post("/invoices", json={"invoice_data": data}).json()["invoice_id"]
        client.patch(f"/invoices/{made}", json={"status": "issued"}).raise_for_status()
        note = client.post(f"/invoices/{made}/credit-notes", json={"amount": "20"}).json()
    screen.page.goto(f"/#/i/{made}")
    screen.part("act-pay").click()
    expect(screen.part("pay-amount")).to_have_value("82.00")
    screen.page.get_by_role("button", name="Record payment").click()
    expect(screen.part("amount-due")).to_have_text("$0.00")
    screen.page.goto(f"/#/i/{note['invoice_id']}")
    screen.page.get_by_role("button", name="As a list").click()
    last = screen.page.locator(".totals .sum").last
    expect(last).to_contain_text("Credited")
    expect(last).to_contain_text("$18.00")
