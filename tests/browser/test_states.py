"""Slow, offline, failing: what the page says then, and that nothing is lost or done twice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.api.server_process import ServerProcess
from tests.browser.screen import ACME, YES, Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]


def test_a_slow_answer_shows_progress_and_a_quick_one_does_not(screen: Screen) -> None:
    screen.open()
    screen.page.evaluate(
        """() => {
          const line = document.querySelector("[data-testid=progress]");
          globalThis.shown = 0;
          new MutationObserver(() => (globalThis.shown += line.hidden ? 0 : 1)).observe(line, {
            attributes: true,
          });
        }"""
    )
    waiting: list[Route] = []
    screen.page.route("**/conversation", lambda route: waiting.append(route))
    screen.composer.fill(ACME)
    screen.composer.press("Enter")
    expect(screen.part("progress")).to_be_visible()
    waiting[0].continue_()
    expect(screen.answers).to_have_count(1)
    expect(screen.part("progress")).to_be_hidden()


def test_a_retry_repeats_the_request_with_its_key(screen: Screen, server: ServerProcess) -> None:
    keys: list[str] = []

    def lose_the_answer(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 1:
            route.fetch()  # the server has done it; only its answer is lost
            route.abort("connectionreset")
        else:
            route.continue_()

    screen.open()
    screen.say(ACME)
    screen.page.route("**/conversation", lose_the_answer)
    screen.composer.fill(YES)
    screen.composer.press("Enter")
    expect(screen.part("error-banner")).to_contain_text("nothing you typed is lost")
    screen.page.reload()
    screen.part("retry").click()
    expect(screen.part("issue-pdf")).to_be_visible()
    assert len(keys) == 2
    assert keys[0] == keys[1]
    with server.client() as client:
        assert client.get("/invoices").json()["count"] == 1


def test_a_message_without_an_answer_is_sent_again_in_its_conversation(
    screen: Screen, server: ServerProcess
) -> None:
    with server.client() as client:
        begun = client.post("/conversation", json={"message": "Hello"}).json()["conversation_id"]
    bodies: list[str] = []

    def refuse_once(route: Route) -> None:
        bodies.append(route.request.post_data or "")
        problem = {"code": "not_answered", "detail": "Try again.", "conversation_id": begun}
        if len(bodies) == 1:
            route.fulfill(status=503, content_type="application/problem+json", json=problem)
        else:
            route.continue_()

    screen.open()
    screen.page.route("**/conversation", refuse_once)
    screen.composer.fill(ACME)
    screen.composer.press("Enter")
    expect(screen.composer).to_have_value(ACME)
    expect(screen.page).to_have_url(re.compile(begun))
    screen.part("retry").click()
    expect(screen.total).to_have_text("$6,000.00")
    expect(screen.composer).to_have_value("")
    assert [begun in body for body in bodies] == [False, True]
    with server.client() as client:
        assert client.get("/conversations").json()["count"] == 1


def test_offline_is_said_and_what_is_typed_stays(screen: Screen) -> None:
    screen.open()
    screen.say(ACME)
    screen.page.context.set_offline(True)
    expect(screen.part("offline")).to_contain_text("You are offline")
    screen.composer.fill("make it 42 hours")
    screen.composer.press("Enter")
    expect(screen.part("error-banner")).to_be_visible()
    expect(screen.composer).to_have_value("make it 42 hours")
    screen.page.context.set_offline(False)
    expect(screen.part("offline")).to_have_count(0)
    screen.part("retry").click()
    expect(screen.total).to_have_text("$6,300.00")


def test_a_conversation_is_resumed_where_it_was_left(screen: Screen) -> None:
    screen.open()
    screen.say("Invoice Acme Corp for 40 hours of web development")
    screen.part("new-invoice").click()
    screen.part("nav-conversations").click()
    row = screen.part("conversation-row")
    expect(row).to_contain_text("In progress")
    row.get_by_role("link").click()
    expect(screen.part("message-user")).to_have_count(1)
    screen.say("$150 an hour, net 30")
    expect(screen.total).to_have_text("$6,000.00")


def test_undo_is_a_turn(screen: Screen) -> None:
    screen.open()
    screen.say(ACME)
    screen.say("make it 42 hours")
    expect(screen.total).to_have_text("$6,300.00")
    screen.part("undo").click()
    expect(screen.part("message-user").last).to_contain_text("Undo")
    expect(screen.total).to_have_text("$6,000.00")


def test_the_next_step_comes_with_the_network(screen: Screen) -> None:
    gone = "**/js/compose/finishing.js*"
    screen.page.route(gone, lambda route: route.abort("internetdisconnected"))
    screen.open()
    screen.say(ACME)
    expect(screen.part("retry-step")).to_be_visible()
    screen.page.unroute(gone)
    screen.page.evaluate("dispatchEvent(new Event('online'))")
    expect(screen.part("create-invoice")).to_be_visible()


def test_a_part_that_can_not_be_loaded_costs_only_itself_until_it_can(screen: Screen) -> None:
    gone = re.compile(r"/js/(compose/(picture|editor)|invoices/acts)\.js")
    screen.page.route(gone, lambda route: route.abort("connectionrefused"))
    screen.open()
    screen.say(ACME)
    expect(screen.total).to_have_text("$6,000.00")
    expect(screen.page.locator(".sheet-note")).to_be_visible()  # a list in place of the picture
    screen.customer.click()
    expect(screen.page.locator(".notice")).to_contain_text("can't be reached")
    screen.page.unroute(gone)
    screen.say("make it 42 hours")
    expect(screen.page.get_by_alt_text("as it will be printed")).to_be_visible()
    expect(screen.page.locator(".sheet-note")).to_be_hidden()
    screen.page.locator("[data-path=customer_name]").click()
    expect(screen.part("editor")).to_be_visible()
    screen.page.keyboard.press("Escape")
    screen.say(YES)
    expect(screen.part("act-duplicate")).to_be_visible()


@pytest.mark.parametrize("gone", ["invoices/view", "invoices/row", "words/en-more"])
def test_a_screen_that_can_not_be_loaded_says_so_and_opens_later(screen: Screen, gone: str) -> None:
    screen.page.route(f"**/js/{gone}.js", lambda route: route.abort("internetdisconnected"))
    screen.open()
    screen.part("nav-invoices").click()
    expect(screen.part("error-banner")).to_contain_text("can't be reached")
    screen.page.unroute(f"**/js/{gone}.js")
    screen.part("retry").click()
    expect(screen.page.locator("main[data-page=invoices] h1")).to_be_visible()
