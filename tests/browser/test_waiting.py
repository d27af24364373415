"""What the page says while an answer takes its time: in words, in order, and only then.

The page's clock stands still and moves on when a test says so, so no machine is too slow for it.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.screen import ACME, Screen
from tests.browser.slow_server import COURSE, PATIENCE_MS, SlowServer, send

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]


def test_a_slow_answer_is_waited_for_in_words_that_change_and_go_with_it(
    screen: Screen, waiting: Locator
) -> None:
    server = SlowServer(screen)
    send(screen)
    passed = 0
    for at, text in COURSE.items():
        screen.page.clock.run_for(at - passed - 1)
        expect(waiting).not_to_have_text(text)
        screen.page.clock.run_for(1)
        expect(waiting).to_have_text(text)
        expect(waiting).to_be_in_viewport()
        passed = at
    server.answer()
    expect(screen.answers).to_have_count(1)
    expect(waiting).to_be_hidden()
    screen.page.clock.run_for(60_000)
    assert screen.page.evaluate("said") == [*COURSE.values(), ""]


def test_of_a_quick_answer_nothing_is_said(screen: Screen, waiting: Locator) -> None:
    server = SlowServer(screen)
    send(screen)
    screen.page.clock.run_for(PATIENCE_MS - 1)
    server.answer()
    expect(screen.answers).to_have_count(1)
    screen.page.clock.run_for(60_000)
    assert screen.page.evaluate("said") == []


def test_an_error_takes_its_place_and_the_next_try_begins_anew(
    screen: Screen, waiting: Locator
) -> None:
    server = SlowServer(screen)
    send(screen)
    screen.page.clock.run_for(10_000)
    server.refuse()
    expect(screen.part("error-banner")).to_be_visible()
    expect(waiting).to_be_hidden()
    with screen.page.expect_request("**/conversation"):
        screen.part("retry").click()
    screen.page.clock.run_for(PATIENCE_MS)
    expect(waiting).to_have_text(COURSE[PATIENCE_MS])
    server.answer()
    expect(screen.answers).to_have_count(1)
    expect(waiting).to_be_hidden()


def test_of_a_value_from_the_form_it_says_that_it_is_saved(
    screen: Screen, waiting: Locator
) -> None:
    screen.say(ACME)
    SlowServer(screen)
    screen.customer.click()
    screen.page.get_by_role("textbox", name="Customer").fill("Acme Ltd")
    with screen.page.expect_request("**/conversation"):
        screen.page.keyboard.press("Enter")
    screen.page.clock.run_for(PATIENCE_MS)
    expect(waiting).to_have_text("Saving your change…")
    # Nothing here may take 25 seconds, and it was no message.
    screen.page.clock.run_for(30_000)
    expect(waiting).to_have_text(COURSE[4_000])


def test_no_reply_is_offered_before_there_is_a_question(screen: Screen, waiting: Locator) -> None:
    server = SlowServer(screen)
    send(screen)
    screen.page.clock.run_for(PATIENCE_MS)
    expect(waiting).to_be_visible()
    assert screen.page.locator(".chip").count() == 0
    server.answer()
    expect(screen.page.locator(".chip.lead")).to_be_visible()


def test_it_is_read_out_without_interrupting(screen: Screen, waiting: Locator) -> None:
    SlowServer(screen)
    region = screen.page.get_by_role("log").get_by_role("status")
    # A place that came with its words would be passed over by some screen readers.
    expect(region).to_be_attached()
    expect(region).to_have_attribute("aria-live", "polite")
    send(screen)
    screen.page.clock.run_for(PATIENCE_MS)
    expect(region).to_have_text(COURSE[PATIENCE_MS])


@pytest.mark.parametrize("look", [{"viewport": {"width": 390, "height": 500}}], ids=["small"])
def test_who_has_scrolled_away_to_read_is_left_there(screen: Screen, waiting: Locator) -> None:
    screen.say(ACME)
    screen.say("make it 42 hours")
    SlowServer(screen)
    send(screen, "make it 44 hours")
    screen.page.clock.run_for(PATIENCE_MS)
    expect(waiting).to_be_in_viewport(ratio=1)
    log = screen.page.get_by_role("log")
    log.evaluate("(node) => node.scrollTo(0, 0)")
    screen.page.clock.run_for(10_000)
    expect(waiting).to_have_text(COURSE[10_000])
    assert log.evaluate("(node) => node.scrollTop") == 0
