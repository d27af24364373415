"""The page on one origin, the API on another behind a user pool: sign in and make an invoice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.api.server_process import ServerProcess
from tests.browser.pool import FIRST_PASSWORD, PASSWORD, USER, running_pool
from tests.browser.screen import ACME, Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

TOKEN = "an-id-token-of-anna"

Open = Callable[[str], Screen]


@pytest.fixture
def open_signed_out(browser: Browser, static_server: str, tmp_path: Path) -> Iterator[Open]:
    """Opens the page; its argument is the pool's hosted page, or empty."""
    settings = {"SCATTERPILOT_TOKEN": TOKEN, "ALLOWED_ORIGINS": static_server}
    api = ServerProcess(tmp_path, settings=settings)
    context = browser.new_context(base_url=static_server, locale="en-US")
    with running_pool(TOKEN) as pool:

        def start(hosted: str) -> Screen:
            cognito = {"clientId": "client", "region": "", "endpoint": f"{pool}/"}
            cognito["hostedUiDomain"] = pool if hosted else ""
            choice = {"mode": "live", "apiUrl": api.url, "cognito": cognito}
            kept = json.dumps(json.dumps(choice))
            context.add_init_script(f"localStorage.setItem('scatterpilot.connection', {kept})")
            screen = Screen(context.new_page())
            screen.page.goto("/")
            screen.composer.fill(ACME)
            screen.composer.press("Enter")
            screen.part("error-banner").get_by_role("button", name="Sign in").click()
            return screen

        yield start
    context.close()
    api.kill()


def answer(screen: Screen, *texts: str) -> None:
    dialog = screen.page.get_by_role("dialog")
    expect(dialog.locator("input")).to_have_count(len(texts))
    for field, text in zip(dialog.locator("input").all(), texts, strict=True):
        field.fill(text)
    dialog.get_by_role("button").last.click()


def test_user_and_password_are_enough_and_a_wrong_one_is_told(open_signed_out: Open) -> None:
    screen = open_signed_out("")
    answer(screen, USER, "wrong")
    expect(screen.page.get_by_role("dialog").get_by_role("alert")).to_contain_text("Incorrect")
    answer(screen, USER, PASSWORD)
    expect(screen.customer).to_have_text("Acme Corp")
    kept = screen.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert TOKEN not in kept


def test_a_first_sign_in_sets_a_password(open_signed_out: Open) -> None:
    screen = open_signed_out("")
    answer(screen, USER, FIRST_PASSWORD)
    answer(screen, "a password of her own")
    expect(screen.customer).to_have_text("Acme Corp")


def test_the_hosted_page_sends_back_a_code_that_only_this_tab_can_use(
    open_signed_out: Open,
) -> None:
    screen = open_signed_out("hosted")
    # The message that was refused is still there.
    expect(screen.composer).to_have_value(ACME)
    assert "code=" not in screen.page.url
    screen.part("retry").click()
    expect(screen.customer).to_have_text("Acme Corp")
