"""Charges, payments, taxes and discounts of lines are added, shown and edited on the sheet."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.api.server_process import ServerProcess
from tests.browser.screen import Screen
from tests.browser.test_editing import begun, draft_of, open_as_list, open_editor, typed

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

ADDED = [
    ("charges.0", "Shipping 12.50", "charges", {"description": "Shipping", "amount": "12.50"}),
    ("charges.0", "Card fee 3%", "charges", {"description": "Card fee", "percent": "3"}),
    ("payments.0.amount", "50", "payments", {"amount": "50.00"}),
    ("line_items.0.discount", "10%", "line_items", {"discount": {"percent": "10"}}),
    ("line_items.0.price_base_quantity", "100", "line_items", {"price_base_quantity": "100"}),
]


def add(screen: Screen, path: str, text: str) -> None:
    screen.part("add-detail").select_option(path)
    expect(screen.part("editor")).to_be_visible()
    screen.part("editor").get_by_role("textbox").fill(text)
    screen.page.keyboard.press("Enter")
    expect(screen.part("editor")).to_be_hidden()


@pytest.mark.parametrize(("path", "text", "name", "wanted"), ADDED)
def test_what_is_billed_besides_lines_is_added_from_the_list_of_details(
    screen: Screen, server: ServerProcess, path: str, text: str, name: str, wanted: dict[str, Any]
) -> None:
    conversation = begun(server)
    open_as_list(screen, f"/#/c/{conversation}")
    add(screen, path, text)
    [item] = draft_of(server, conversation)[name]
    assert {key: item[key] for key in wanted} == wanted


def test_taxes_by_name_and_what_is_withheld_are_typed_and_shown(
    screen: Screen, server: ServerProcess
) -> None:
    conversation = begun(server, {"kind": "set_tax", "rate": "0.05", "name": "GST"})
    open_as_list(screen, f"/#/c/{conversation}")
    add(screen, "further_taxes", "PST 7%, QST 9.975%")
    add(screen, "withholding", "IRPF 15%")
    totals = screen.page.locator(".totals")
    for text in ("GST 5%", "PST 7%", "QST 9.975%", "IRPF 15% on $160.00", "Amount due"):
        expect(totals).to_contain_text(text)
    draft = draft_of(server, conversation)
    assert [tax["rate"] for tax in draft["further_taxes"]] == ["0.07", "0.09975"]
    assert draft["withheld_total"] == "24.00"


def test_prices_that_include_tax_are_a_choice(screen: Screen, server: ServerProcess) -> None:
    conversation = begun(server, {"kind": "set_tax", "rate": "0.2"})
    open_as_list(screen, f"/#/c/{conversation}")
    screen.part("add-detail").select_option("prices_include_tax")
    screen.part("editor").get_by_role("combobox").select_option("true")
    screen.part("editor").get_by_role("button", name="Save").click()
    expect(screen.page.locator(".totals")).to_contain_text("Includes Tax 20%")
    assert draft_of(server, conversation)["total"] == "160.00"


def test_a_charge_and_a_payment_are_changed_and_removed_on_the_sheet(
    screen: Screen, server: ServerProcess
) -> None:
    conversation = begun(
        server,
        {"kind": "add_charge", "description": "Shipping", "amount": "12.50"},
        {"kind": "add_payment", "amount": "50", "note": "Deposit", "method": "card"},
    )
    open_as_list(screen, f"/#/c/{conversation}")
    expect(screen.page.locator(".totals")).to_contain_text("Deposit, card")
    typed(screen, "charges.0.amount", "5%")
    expect(screen.part("editor")).to_be_hidden()
    charge = draft_of(server, conversation)["charges"][0]
    assert (charge["percent"], charge["amount"], charge["total"]) == ("5", None, "8.00")
    for path in ("charges.0.amount", "payments.0.amount"):
        open_editor(screen, path)
        screen.part("editor").get_by_role("button", name="Remove this").click()
        expect(screen.part("editor")).to_be_hidden()
    draft = draft_of(server, conversation)
    assert (draft["charges"], draft["payments"], draft["amount_due"]) == ([], [], "160.00")
