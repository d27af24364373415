"""Values typed into the fields of the sheet: stored as typed, refused in place, never lost."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from playwright.sync_api import Route, expect

from tests.api.server_process import ServerProcess
from tests.browser.screen import ACME, Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

# Each of these says something else when it is read as a sentence.
NAMES = [
    "Toys for Tots",
    "net 30 Ltd",
    "Bill & Sons, Due Diligence",
    "O'Brien & Sons <b>",
    "Beratung; Konzept & Umsetzung, 3 Termine at 100",
]
TEXTS = ["customer_name", "customer_address", "customer_tax_id", "po_number", "notes"]
LINE = {"description": "Workshop on 3 May at Hotel Adler", "quantity": "2", "unit_price": "80"}
DATA = {
    "customer_name": "Acme",
    "customer_address": "Main Street 1",
    "customer_email": "ap@acme.example",
    "customer_tax_id": "12-345",
    "po_number": "PO 7",
    "notes": "Thank you",
    "due_date": "2099-01-31",
}


def begun(server: ServerProcess, *more: dict[str, Any]) -> str:
    """A conversation whose draft holds a value in every field; gives its id."""
    customer = {
        name.removeprefix("customer_"): value
        for name, value in DATA.items()
        if name.startswith("customer_")
    }
    edits = [
        {"kind": "set_customer", **customer},
        {"kind": "add_line", **LINE},
        {"kind": "set_reference", "po_number": DATA["po_number"]},
        {"kind": "set_notes", "notes": DATA["notes"]},
        {"kind": "set_dates", "due_date": DATA["due_date"]},
        *more,
    ]
    with server.client() as client:
        answer = client.post("/conversation", json={"edits": edits})
        answer.raise_for_status()
        identifier: str = answer.json()["conversation_id"]
    return identifier


def drafted(server: ServerProcess) -> str:
    """A draft invoice that holds a value in every field; gives its id."""
    with server.client() as client:
        made = client.post("/invoices", json={"invoice_data": {**DATA, "line_items": [LINE]}})
        made.raise_for_status()
        identifier: str = made.json()["invoice_id"]
    return identifier


def draft_of(server: ServerProcess, conversation_id: str) -> dict[str, Any]:
    with server.client() as client:
        draft: dict[str, Any] = client.get(f"/conversations/{conversation_id}").json()["draft"]
    return draft


def open_as_list(screen: Screen, address: str) -> None:
    screen.page.goto(address)
    screen.part("face-list").click()


def open_editor(screen: Screen, path: str) -> None:
    screen.page.locator(f".field-button[data-path='{path}']").click()
    expect(screen.part("editor")).to_be_visible()


def typed(screen: Screen, path: str, text: str) -> None:
    """Type a value into its field and save it."""
    open_editor(screen, path)
    screen.part("editor").get_by_role("textbox").fill(text)
    screen.page.keyboard.press("Enter")


@pytest.mark.parametrize("name", NAMES)
def test_a_text_typed_into_a_field_of_a_conversation_is_stored_as_typed(
    screen: Screen, server: ServerProcess, name: str
) -> None:
    conversation = begun(server)
    open_as_list(screen, f"/#/c/{conversation}")
    paths = [*TEXTS, "line_items.0.description"]
    for path in paths:
        typed(screen, path, name)
        expect(screen.part("editor")).to_be_hidden()
        expect(screen.page.locator(f"[data-path='{path}'] .value")).to_have_text(name)
    draft = draft_of(server, conversation)
    assert [draft[path] for path in TEXTS] == [name] * len(TEXTS)
    [line] = draft["line_items"]
    assert (line["description"], line["quantity"], line["unit_price"]) == (name, "2", "80.00")


@pytest.mark.parametrize("name", NAMES)
def test_a_text_typed_into_a_field_of_an_invoice_is_stored_as_typed(
    screen: Screen, server: ServerProcess, name: str
) -> None:
    invoice = drafted(server)
    open_as_list(screen, f"/#/i/{invoice}")
    paths = [*TEXTS, "line_items.0.description"]
    for path in paths:
        typed(screen, path, name)
        expect(screen.page.locator(f"[data-path='{path}'] .value")).to_have_text(name)
    with server.client() as client:
        data = client.get(f"/invoices/{invoice}").json()["data"]
    assert [data[path] for path in TEXTS] == [name] * len(TEXTS)
    [line] = data["line_items"]
    assert (line["description"], line["quantity"], line["unit_price"]) == (name, "2", "80.00")


def test_a_change_reads_as_a_line_of_the_chat_while_it_is_saved(
    screen: Screen, server: ServerProcess
) -> None:
    open_as_list(screen, f"/#/c/{begun(server)}")
    held: list[Route] = []
    screen.page.route("**/conversation", lambda route: held.append(route))
    typed(screen, "customer_name", "Toys for Tots")
    expect(screen.part("message-user").last).to_contain_text("Customer: Toys for Tots")
    editor = screen.part("editor")
    expect(editor.get_by_role("textbox")).to_have_value("Toys for Tots")
    expect(editor.get_by_role("button", name="Saving…")).to_be_disabled()
    screen.page.keyboard.press("Escape")
    expect(editor).to_be_visible()  # what is being saved does not go on unseen
    held[0].continue_()
    expect(editor).to_be_hidden()
    expect(screen.customer).to_have_text("Toys for Tots")
    expect(screen.page.locator("[data-path=customer_name]")).to_be_focused()


def test_a_value_that_can_not_be_used_is_refused_at_its_field(
    screen: Screen, server: ServerProcess
) -> None:
    conversation = begun(server)
    open_as_list(screen, f"/#/c/{conversation}")
    said = screen.part("message-user").count()
    typed(screen, "customer_email", "somewhere")
    editor = screen.part("editor")
    expect(editor.get_by_role("alert")).to_contain_text("name@domain")
    expect(editor.get_by_role("textbox")).to_have_value("somewhere")
    expect(screen.part("message-user")).to_have_count(said)
    expect(screen.part("error-banner")).to_have_count(0)
    editor.get_by_role("textbox").fill("new@acme.example")
    screen.page.keyboard.press("Enter")
    expect(editor).to_be_hidden()
    assert draft_of(server, conversation)["customer_email"] == "new@acme.example"


def test_a_value_of_an_invoice_that_can_not_be_used_is_refused_at_its_field(
    screen: Screen, server: ServerProcess
) -> None:
    open_as_list(screen, f"/#/i/{drafted(server)}")
    typed(screen, "customer_email", "somewhere")
    editor = screen.part("editor")
    expect(editor.get_by_role("alert")).to_contain_text("name@domain")
    expect(editor.get_by_role("textbox")).to_have_value("somewhere")
    editor.get_by_role("textbox").fill("new@acme.example")
    screen.page.keyboard.press("Enter")
    expect(editor).to_be_hidden()
    expect(screen.page.get_by_role("article")).to_contain_text("new@acme.example")


def losing_the_first_answer(keys: list[str]) -> Any:
    def route(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 1:
            route.fetch()  # the server has done it; only its answer is lost
            route.abort("connectionreset")
        else:
            route.continue_()

    return route


def test_what_was_typed_stays_in_its_field_when_the_network_fails(
    screen: Screen, server: ServerProcess
) -> None:
    conversation = begun(server)
    keys: list[str] = []
    open_as_list(screen, f"/#/c/{conversation}")
    screen.page.route("**/conversation", losing_the_first_answer(keys))
    typed(screen, "line_items.0.quantity", "3")
    editor = screen.part("editor")
    expect(editor.get_by_role("alert")).to_contain_text("can't be reached")
    expect(editor.get_by_role("textbox")).to_have_value("3")
    screen.page.keyboard.press("Enter")
    expect(editor).to_be_hidden()
    expect(screen.total).to_have_text("$240.00")
    assert keys == [keys[0]] * 2
    with server.client() as client:
        assert len(client.get(f"/conversations/{conversation}").json()["messages"]) == 4


def test_a_reload_offers_a_change_again_that_was_not_saved(
    screen: Screen, server: ServerProcess
) -> None:
    keys: list[str] = []
    open_as_list(screen, f"/#/c/{begun(server)}")
    screen.page.route("**/conversation", losing_the_first_answer(keys))
    typed(screen, "line_items.0.quantity", "3")
    expect(screen.part("editor").get_by_role("alert")).to_be_visible()
    screen.page.reload()
    expect(screen.part("error-banner")).to_contain_text("Quantity: 3")
    expect(screen.composer).to_have_value("")  # it was never a message
    screen.part("retry").click()
    expect(screen.part("error-banner")).to_have_count(0)
    expect(screen.total).to_have_text("$240.00")
    assert keys == [keys[0]] * 2


def test_cancel_gives_up_a_change_that_could_not_be_saved(
    screen: Screen, server: ServerProcess
) -> None:
    open_as_list(screen, f"/#/c/{begun(server)}")
    screen.page.route("**/conversation", lambda route: route.abort("connectionrefused"))
    typed(screen, "customer_name", "Initech")
    expect(screen.part("editor").get_by_role("alert")).to_be_visible()
    screen.page.keyboard.press("Escape")
    expect(screen.customer).to_have_text("Acme")
    expect(screen.part("error-banner")).to_have_count(0)
    screen.page.reload()
    expect(screen.customer).to_have_text("Acme")
    expect(screen.part("error-banner")).to_have_count(0)


def test_a_draft_that_became_an_invoice_elsewhere_is_shown_as_one(
    screen: Screen, server: ServerProcess
) -> None:
    conversation = begun(server)
    open_as_list(screen, f"/#/c/{conversation}")
    with server.client() as client:
        client.post("/invoices", json={"conversation_id": conversation}).raise_for_status()
    typed(screen, "customer_name", "Initech")
    expect(screen.part("editor").get_by_role("alert")).to_contain_text("edit it")
    screen.page.keyboard.press("Escape")
    expect(screen.part("issue-pdf")).to_be_visible()
    expect(screen.customer).to_have_text("Acme")


def test_a_line_is_removed_by_its_place(screen: Screen, server: ServerProcess) -> None:
    # Two lines of the same name: words could not tell which one is meant.
    conversation = begun(server, {"kind": "add_line", **LINE, "quantity": "5"})
    open_as_list(screen, f"/#/c/{conversation}")
    open_editor(screen, "line_items.0.description")
    screen.part("editor").get_by_role("button", name="Remove this line").click()
    expect(screen.part("message-user").last).to_contain_text(f"Removed: {LINE['description']}")
    expect(screen.total).to_have_text("$400.00")
    [line] = draft_of(server, conversation)["line_items"]
    assert line["quantity"] == "5"


def test_a_discount_a_tax_and_their_removal_are_exact(
    screen: Screen, server: ServerProcess
) -> None:
    more = ({"kind": "set_tax", "rate": "0.2"}, {"kind": "set_discount", "percent": "10"})
    conversation = begun(server, *more)
    open_as_list(screen, f"/#/c/{conversation}")
    typed(screen, "tax_rate", "8.25")
    expect(screen.part("message-user").last).to_contain_text("8.25%")
    typed(screen, "discount", "12.50")
    expect(screen.total).to_have_text("$159.67")  # (160 - 12.50) × 1.0825
    draft = draft_of(server, conversation)
    assert (draft["tax_rate"], draft["discount"]) == ("0.0825", {"amount": "12.50"})
    typed(screen, "discount", "")
    expect(screen.part("message-user").last).to_contain_text("Removed: Discount")
    typed(screen, "tax_rate", "")
    expect(screen.total).to_have_text("$160.00")


def test_quick_terms_are_values_and_not_words(screen: Screen, server: ServerProcess) -> None:
    screen.open()
    screen.say("Invoice Acme Corp for 40 hours of web development at $150")
    with screen.page.expect_request("**/conversation") as caught:
        screen.page.get_by_role("button", name="Due on receipt").click()
    body = json.loads(caught.value.post_data or "")
    assert body["edits"] == [{"kind": "set_dates", "terms_days": 0}]
    expect(screen.part("message-user").last).to_contain_text("Due on receipt")
    expect(screen.part("missing")).to_have_count(0)


def test_a_refused_value_can_be_let_be(screen: Screen, server: ServerProcess) -> None:
    conversation = begun(server)
    screen.page.goto(f"/#/c/{conversation}")
    expect(screen.customer).to_have_text("Acme")
    screen.say("change the due date to April 31")
    expect(screen.part("missing").first).to_be_attached()
    with screen.page.expect_request("**/conversation") as caught:
        screen.page.get_by_role("button", name="Leave it as it was").click()
    edits = json.loads(caught.value.post_data or "")["edits"]
    assert edits == [{"kind": "settle_value", "field": "due_date"}]
    expect(screen.part("missing")).to_have_count(0)
    assert draft_of(server, conversation)["due_date"] == DATA["due_date"]


def test_a_value_typed_in_a_field_says_so(screen: Screen, server: ServerProcess) -> None:
    open_as_list(screen, f"/#/c/{begun(server)}")
    name = screen.page.locator(".field-button[data-path=customer_name]")
    expect(name).to_have_accessible_name("Change the customer: Acme (Typed in the field)")


@pytest.fixture
def german(server: ServerProcess) -> httpx.Client:
    client = server.client()
    client.put("/profile", json={"business_name": "Studio", "locale": "de_DE", "currency": "EUR"})
    return client


def test_a_number_is_typed_as_the_country_writes_it(
    screen: Screen, server: ServerProcess, german: httpx.Client
) -> None:
    conversation = begun(server)
    open_as_list(screen, f"/#/c/{conversation}")
    typed(screen, "line_items.0.unit_price", "1.250,00")
    expect(screen.total).to_have_text("2.500,00 €")
    [line] = draft_of(server, conversation)["line_items"]
    assert (line["unit_price"], line["quantity"]) == ("1250.00", "2")


def test_a_number_that_is_looked_at_and_left_stays_what_it_is(
    screen: Screen, server: ServerProcess, german: httpx.Client
) -> None:
    # In German 1.125 is a thousand and more; here it is one and an eighth.
    conversation = begun(server, {"kind": "change_line", "line": 0, "quantity": "1.125"})
    open_as_list(screen, f"/#/c/{conversation}")
    open_editor(screen, "line_items.0.quantity")
    editor = screen.part("editor").get_by_role("textbox")
    expect(editor).to_have_value("1,125")
    editor.press_sequentially("1,125")
    screen.page.keyboard.press("Enter")
    expect(screen.part("editor")).to_be_hidden()
    assert draft_of(server, conversation)["line_items"][0]["quantity"] == "1.125"


def test_an_unfinished_beginning_leaves_with_the_draft_that_it_was_for(screen: Screen) -> None:
    screen.open()
    screen.say(ACME)
    screen.page.get_by_role("button", name="Add a line").click()
    expect(screen.composer).to_have_value("Also add ")
    screen.part("create-invoice").click()
    expect(screen.part("issue-pdf")).to_be_visible()
    expect(screen.composer).to_have_value("")


def test_a_tab_left_behind_changes_no_other_line_and_shows_what_is_there_now(
    screen: Screen, server: ServerProcess
) -> None:
    more = {"kind": "add_line", "description": "Catering", "quantity": "9", "unit_price": "10"}
    conversation = begun(server, more)
    open_as_list(screen, f"/#/c/{conversation}")
    expect(screen.page.locator("[data-path='line_items.1.quantity']")).to_be_visible()
    elsewhere = {
        "conversation_id": conversation,
        "edits": [{"kind": "remove_line", "line": 0}, {"kind": "add_line", "description": "Bus"}],
    }
    with server.client() as client:
        client.post("/conversation", json=elsewhere).raise_for_status()
    typed(screen, "line_items.1.quantity", "4")
    editor = screen.part("editor")
    expect(editor.get_by_role("alert")).to_contain_text("changed somewhere else")
    editor.get_by_role("button", name="Cancel").click()
    expect(screen.page.locator("[data-path='line_items.1.description']")).to_contain_text("Bus")
    lines = draft_of(server, conversation)["line_items"]
    assert [(line["description"], line["quantity"]) for line in lines] == [
        ("Catering", "9"),
        ("Bus", None),
    ]


@pytest.mark.parametrize("of", ["conversation", "invoice"])
def test_terms_dates_of_the_work_and_parties_can_be_added(
    screen: Screen, server: ServerProcess, of: str
) -> None:
    address = f"/#/c/{begun(server)}" if of == "conversation" else f"/#/i/{drafted(server)}"
    open_as_list(screen, address)
    adding, editor = screen.part("add-detail"), screen.part("editor")
    save = editor.get_by_role("button", name="Save")
    value = screen.page.locator

    adding.select_option(label="Payment terms")
    editor.get_by_role("combobox").select_option(label="30 days end of month")
    save.click()
    expect(value("[data-path=payment_terms] .value")).to_have_text("30 days end of month")
    adding.select_option(label="Country")
    editor.get_by_role("combobox").select_option(label="France")
    save.click()
    expect(value("[data-path=customer_country] .value")).to_have_text("France")
    adding.select_option(label="Further tax IDs")
    editor.get_by_role("textbox").fill("732 829 320 00074")
    save.click()
    expect(editor.get_by_role("alert")).to_contain_text("Begin each line with its kind")
    editor.get_by_role("textbox").fill("SIRET 732 829 320 00074")
    save.click()
    ids = value("[data-path=customer_tax_ids] .value")
    expect(ids).to_have_text("SIRET 732 829 320 00074")
    adding.select_option("line_items.0.service_date")
    editor.locator("input").fill("2026-02-03")
    save.click()
    expect(value("[data-path='line_items.0.service_date'] .value")).to_have_text("February 3, 2026")


@pytest.mark.parametrize("of", ["conversation", "invoice"])
def test_what_the_invoice_does_not_say_yet_can_be_added(
    screen: Screen, server: ServerProcess, of: str
) -> None:
    address = f"/#/c/{begun(server)}" if of == "conversation" else f"/#/i/{drafted(server)}"
    open_as_list(screen, address)
    adding = screen.part("add-detail")
    adding.select_option(label="Buyer reference")
    screen.part("editor").get_by_role("textbox").fill("CC 4711 <b>")
    screen.page.keyboard.press("Enter")
    added = screen.page.locator("[data-path=buyer_reference] .value")
    expect(added).to_have_text("CC 4711 <b>")
    adding.select_option(label="Discount")
    screen.part("editor").get_by_role("textbox").fill("50%")
    screen.page.keyboard.press("Enter")
    expect(screen.total).to_have_text("$80.00")
    assert "Buyer reference" not in adding.inner_text()
