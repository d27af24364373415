"""An invoice says who sends it: the page asks for the name where it is missing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.api.server_process import ServerProcess
from tests.browser.screen import ACME, YES, Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

KEPT = {"locale": "en_GB", "phone": "+44 20 7946 0000", "accent_color": "#0f5c8c"}


@pytest.fixture
def nameless(server: ServerProcess) -> ServerProcess:
    with server.client() as client:
        client.put("/profile", json=KEPT).raise_for_status()
    return server


def made(screen: Screen) -> None:
    screen.open()
    screen.say(ACME)
    screen.say(YES)
    expect(screen.part("issue-pdf")).to_be_visible()


def test_issuing_asks_for_the_name_and_goes_on(screen: Screen, nameless: ServerProcess) -> None:
    made(screen)
    expect(screen.part("name-missing")).to_contain_text("Your business name is missing")
    screen.part("issue-pdf").click()
    dialog = screen.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Save and issue").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Write the name")
    screen.part("business-name").fill("Bill & Sons")
    screen.part("business-address").fill("Main Street 1\nPortland")
    with screen.page.expect_download() as caught:
        dialog.get_by_role("button", name="Save and issue").click()
    assert caught.value.suggested_filename.startswith("INV-")
    expect(screen.part("name-missing")).to_have_count(0)
    expect(screen.part("invoice-number")).to_be_visible()
    with nameless.client() as client:
        profile = client.get("/profile").json()
        [invoice] = client.get("/invoices").json()["invoices"]
    assert (profile["business_name"], profile["address"]) == (
        "Bill & Sons",
        "Main Street 1\nPortland",
    )
    assert KEPT.items() <= profile.items()
    assert invoice["seller"]["business_name"] == "Bill & Sons"


def test_who_does_not_want_to_say_it_issues_nothing(
    screen: Screen, nameless: ServerProcess
) -> None:
    made(screen)
    screen.part("issue-pdf").click()
    screen.page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(screen.part("issue-pdf")).to_be_enabled()
    expect(screen.part("error-banner")).to_have_count(0)
    with nameless.client() as client:
        assert client.get("/invoices").json()["invoices"][0]["status"] == "draft"


def test_the_name_can_be_added_before_it_is_asked_for(
    screen: Screen, nameless: ServerProcess
) -> None:
    made(screen)
    screen.part("add-name").click()
    screen.part("business-name").fill("Bill & Sons")
    screen.page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(screen.part("name-missing")).to_have_count(0)
    with screen.page.expect_download():
        screen.part("issue-pdf").click()


def test_the_page_and_the_list_of_invoices_ask_for_it_too(
    screen: Screen, nameless: ServerProcess
) -> None:
    made(screen)
    screen.part("nav-invoices").click()
    screen.part("act-issue").click()
    screen.page.get_by_role("dialog").get_by_role("button").last.click()
    expect(screen.part("business-name")).to_be_visible()
    screen.page.keyboard.press("Escape")
    expect(screen.part("error-banner")).to_have_count(0)
    screen.part("invoice-row").get_by_role("link").click()
    expect(screen.part("name-missing")).to_be_visible()
    screen.part("act-issue").click()
    screen.page.get_by_role("dialog").get_by_role("button").last.click()
    screen.part("business-name").fill("Bill & Sons")
    with screen.page.expect_download():
        screen.page.keyboard.press("Enter")
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("INV-")
    expect(screen.part("name-missing")).to_have_count(0)
