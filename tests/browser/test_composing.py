"""The invoice beside the chat: as printed, marked, explained, and edited in place."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import LOOKS
from tests.browser.screen import ACME, Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

DICTATION = """
globalThis.SpeechRecognition = class {
  start() {
    const said = [[{ transcript: "Invoice Acme Corp for 40 hours" }]];
    setTimeout(() => { this.onresult({ results: said }); this.onend(); }, 20);
  }
  stop() {}
};
"""


def value(page: Page, path: str) -> str:
    return f"[data-path='{path}']"


def test_the_invoice_is_the_picture_of_the_template(screen: Screen) -> None:
    screen.open()
    with screen.page.expect_response("**/invoices/preview") as caught:
        screen.say(ACME)
    assert caught.value.headers["content-type"] == "image/svg+xml"
    picture = screen.page.get_by_alt_text("as it will be printed")
    expect(picture).to_be_visible()
    shape = picture.evaluate("image => image.naturalHeight / image.naturalWidth")
    assert shape == pytest.approx(792 / 612, abs=0.01)  # US Letter, in whole pixels
    box = screen.page.locator(value(screen.page, "customer_name")).bounding_box()
    whole = picture.bounding_box()
    assert box is not None
    assert whole is not None
    assert whole["x"] < box["x"] < whole["x"] + whole["width"] / 2
    assert whole["y"] < box["y"] < whole["y"] + whole["height"] / 2


def test_what_is_missing_is_marked_where_it_will_stand(screen: Screen) -> None:
    screen.open()
    screen.say("Invoice Acme Corp for 40 hours of web development at $150")
    missing = screen.page.locator(".spot [data-testid=missing]")
    expect(missing).to_have_text("When is it due?")
    box = missing.bounding_box()
    assert box is not None
    assert box["height"] < 40 < box["width"]  # on one line
    missing.click()
    expect(screen.composer).to_have_value("It's due ")


def test_what_an_answer_changed_is_marked_and_the_rest_is_not(screen: Screen) -> None:
    screen.open()
    screen.say(ACME)
    expect(screen.page.locator(".spot")).not_to_have_count(0)
    screen.say("make it 42 hours")
    changed = screen.page.locator(".spot.changed [data-path]")
    expect(changed).to_have_count(1)
    expect(changed).to_have_attribute("data-path", "line_items.0.quantity")
    expect(screen.page.locator(".spot.changed").get_by_test_id("draft-total")).to_have_count(1)


def test_a_value_tells_the_words_it_came_from(screen: Screen) -> None:
    screen.open()
    screen.say(ACME)
    expect(screen.page.locator(".spot")).not_to_have_count(0)
    quantity = screen.page.locator(value(screen.page, "line_items.0.quantity"))
    expect(quantity).to_have_accessible_name("Change the quantity: 40 hours (You said “40 hours”)")
    quantity.focus()
    shown = "node => getComputedStyle(node, '::after').content"
    assert "40 hours" in quantity.evaluate(shown)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_value_edited_in_place_is_a_turn_of_the_conversation(screen: Screen) -> None:
    screen.page.goto("/")
    screen.say(ACME)
    if screen.page.locator(".tabs").is_visible():
        screen.page.locator(".tabs button").last.click()
    screen.page.locator(value(screen.page, "line_items.0.quantity")).click()
    editor = screen.part("editor").get_by_role("textbox")
    expect(editor).to_have_value("40")
    editor.fill("52.5")
    editor.press("Enter")
    expect(screen.part("message-user").last).to_contain_text("Quantity: 52.5 hours")
    expect(screen.total).to_have_text("$7,875.00")


def test_typing_in_place_shows_how_it_will_look_before_it_is_said(screen: Screen) -> None:
    asked: list[Request] = []
    screen.open()
    screen.say(ACME)
    expect(screen.page.locator(".spot")).not_to_have_count(0)
    screen.page.locator(value(screen.page, "customer_name")).click()
    expect(screen.part("editor")).to_be_visible()
    # Parts of the page that load meanwhile are no pictures.
    pictures = "/invoices/preview"
    screen.page.on("request", lambda r: asked.append(r) if r.url.endswith(pictures) else None)
    with screen.page.expect_response(f"**{pictures}") as caught:
        # In one go, as nobody can type: no rest between two letters, however busy the machine is.
        screen.part("editor").locator("input").evaluate(
            """input => [..."Initech"].forEach((_, index, letters) => {
              input.value = letters.slice(0, index + 1).join("");
              input.dispatchEvent(new Event("input"));
            })"""
        )
    assert '"customer_name":"Initech"' in (caught.value.request.post_data or "")
    assert caught.value.ok
    assert len(asked) == 1  # one picture once the typing rests, not one a letter
    screen.page.keyboard.press("Escape")
    expect(screen.customer).to_have_text("Acme Corp")
    expect(screen.part("message-user")).to_have_count(1)


def test_a_number_that_is_none_is_not_said(screen: Screen) -> None:
    screen.open()
    screen.say(ACME)
    screen.page.locator(value(screen.page, "line_items.0.unit_price")).click()
    expect(screen.part("editor")).to_be_visible()
    screen.page.keyboard.type("a lot")
    screen.page.keyboard.press("Enter")
    expect(screen.part("editor").get_by_role("alert")).to_contain_text("Write a number")
    expect(screen.part("message-user")).to_have_count(1)


def test_the_invoice_can_be_read_as_a_list_and_stays_so(screen: Screen) -> None:
    screen.open()
    screen.say(ACME)
    screen.part("face-list").click()
    expect(screen.page.get_by_role("table")).to_contain_text("Web development")
    screen.page.reload()
    expect(screen.page.get_by_role("table")).to_contain_text("Web development")


def test_a_table_from_a_spreadsheet_becomes_lines(screen: Screen) -> None:
    screen.open()
    table = "Item\tQty\tPrice\t\r\nLogo design\t2\t450.00\r\n\r\nPrint\t100\t0.85\r\n"
    screen.page.evaluate(
        """text => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const paste = new ClipboardEvent("paste", { clipboardData, cancelable: true });
          document.querySelector("#composer").dispatchEvent(paste);
        }""",
        table,
    )
    rows = "Item\tQty\tPrice\nLogo design\t2\t450.00\nPrint\t100\t0.85"
    expect(screen.composer).to_have_value(rows)
    screen.composer.press("Enter")
    expect(screen.total).to_have_text("$985.00")


def test_what_is_dictated_is_written_down(screen: Screen) -> None:
    screen.page.add_init_script(DICTATION)
    screen.open()
    screen.part("dictate").click()
    expect(screen.composer).to_have_value("Invoice Acme Corp for 40 hours")


def test_who_answered_and_its_cost_are_shown(screen: Screen) -> None:
    screen.open()
    screen.say(ACME)
    expect(screen.part("engine")).to_have_text("Built-in assistant · no cost")
    screen.part("nav-settings").click()
    expect(screen.part("answered-by")).to_have_text("Built-in assistant · no cost")


def test_a_doubt_is_answered_with_a_press_and_the_read_back_follows(screen: Screen) -> None:
    screen.open()
    screen.say("Invoice Oak Ltd for 1/2 page ad at $400, net 10")
    expect(screen.page.locator(".actions-bar")).to_contain_text("One question first")
    expect(screen.part("create-invoice")).to_be_hidden()
    screen.page.get_by_role("button", name="Yes, that’s right").click()
    expect(screen.answers.last).to_contain_text("Shall I create this invoice?")
    expect(screen.part("create-invoice")).to_be_visible()
