"""The page on one origin, the API on another behind a user pool: sign in and make an invoice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.api.server_process import ServerProcess
from tests.browser.pool import FIRST_PASSWORD, PASSWORD, REFRESH, USER, Pool, running_pool
from tests.browser.screen import ACME, Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

TOKEN = "an-id-token-of-anna"
DUE = "change the due date to 2031-05-06"

Open = Callable[[bool], Screen]


@pytest.fixture
def pool() -> Iterator[Pool]:
    with running_pool(TOKEN) as running:
        yield running


@pytest.fixture
def open_signed_out(
    browser: Browser, static_server: str, tmp_path: Path, pool: Pool
) -> Iterator[Open]:
    """Opens the page and says something; the argument: whether the pool has a hosted page."""
    settings = {"SCATTERPILOT_TOKEN": TOKEN, "ALLOWED_ORIGINS": static_server}
    api = ServerProcess(tmp_path, settings=settings)
    context = browser.new_context(base_url=static_server, locale="en-US")

    def start(hosted: bool) -> Screen:
        cognito = {"clientId": "client", "region": "", "endpoint": f"{pool.url}/"}
        cognito["hostedUiDomain"] = pool.url if hosted else ""
        choice = {"mode": "live", "apiUrl": api.url, "cognito": cognito}
        kept = json.dumps(json.dumps(choice))
        context.add_init_script(f"localStorage.setItem('scatterpilot.connection', {kept})")
        screen = Screen(context.new_page())
        screen.page.goto("/")
        screen.composer.fill(ACME)
        screen.composer.press("Enter")
        go_to_sign_in(screen)
        return screen

    yield start
    context.close()
    api.kill()


def go_to_sign_in(screen: Screen) -> None:
    banner = screen.part("error-banner")
    expect(banner).to_contain_text("Please sign in first")
    expect(banner).not_to_contain_text("Bearer")
    banner.get_by_role("button", name="Sign in").click()


def answer(screen: Screen, *texts: str) -> None:
    dialog = screen.page.get_by_role("dialog")
    expect(dialog.locator("input")).to_have_count(len(texts))
    for field, text in zip(dialog.locator("input").all(), texts, strict=True):
        field.fill(text)
    dialog.get_by_role("button").last.click()


def stored(screen: Screen) -> str:
    kept: str = screen.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    return kept + screen.page.evaluate("document.cookie")


def test_user_and_password_are_enough_and_a_wrong_one_is_told(open_signed_out: Open) -> None:
    screen = open_signed_out(False)
    answer(screen, USER, "wrong")
    dialog = screen.page.get_by_role("dialog")
    expect(dialog.get_by_role("alert")).to_have_text(
        "That user name and password don't match. Please check both."
    )
    expect(dialog.locator("[autocomplete=username]")).to_have_value(USER)
    answer(screen, USER, PASSWORD)
    expect(screen.customer).to_have_text("Acme Corp")


def test_a_first_sign_in_sets_a_password(open_signed_out: Open, pool: Pool) -> None:
    screen = open_signed_out(False)
    answer(screen, USER, FIRST_PASSWORD)
    answer(screen, "a password of her own")
    expect(screen.customer).to_have_text("Acme Corp")
    assert pool.password == "a password of her own"


def test_the_hosted_page_sends_back_a_code_that_only_this_tab_can_use(
    open_signed_out: Open, pool: Pool
) -> None:
    screen = open_signed_out(True)
    # The message that was refused is still there.
    expect(screen.composer).to_have_value(ACME)
    assert "code=" not in screen.page.url
    screen.part("retry").click()
    expect(screen.customer).to_have_text("Acme Corp")
    assert pool.exchanges == 1  # with the verifier; the pool has checked it
    asked = pool.trip
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert len(asked["state"]) >= 32
    assert len(asked["code_challenge"]) == 43  # SHA-256 in base64url
    assert asked["state"] not in stored(screen)


def test_a_code_for_another_sign_in_is_not_used(open_signed_out: Open, pool: Pool) -> None:
    pool.swaps_state = True
    screen = open_signed_out(True)
    expect(screen.page.locator(".notice")).to_have_text("Signing in didn't work. Please try again.")
    expect(screen.composer).to_have_value(ACME)
    assert pool.exchanges == 0


@pytest.mark.parametrize("hosted", [False, True], ids=["password", "hosted page"])
def test_tokens_are_kept_in_memory_only(open_signed_out: Open, hosted: bool) -> None:
    screen = open_signed_out(hosted)
    if hosted:
        screen.part("retry").click()
    else:
        answer(screen, USER, PASSWORD)
    expect(screen.customer).to_have_text("Acme Corp")
    kept = stored(screen)
    assert [secret for secret in (TOKEN, REFRESH, PASSWORD) if secret in kept] == []
    screen.page.reload()
    expect(screen.part("error-banner").get_by_role("button", name="Sign in")).to_be_visible()


def test_an_expired_token_is_renewed_unasked(open_signed_out: Open, pool: Pool) -> None:
    pool.lifetime = 0
    screen = open_signed_out(False)
    answer(screen, USER, PASSWORD)
    expect(screen.customer).to_have_text("Acme Corp")
    before = pool.renewals
    screen.say(DUE)
    assert pool.renewals > before


def test_a_sign_in_that_is_over_is_asked_for_again_and_loses_nothing(
    open_signed_out: Open, pool: Pool
) -> None:
    pool.lifetime = 0
    screen = open_signed_out(False)
    answer(screen, USER, PASSWORD)
    expect(screen.customer).to_have_text("Acme Corp")
    pool.knows_refresh = False
    screen.composer.fill(DUE)
    screen.composer.press("Enter")
    expect(screen.part("error-banner")).to_be_visible()
    expect(screen.composer).to_have_value(DUE)
    pool.lifetime = 3600
    go_to_sign_in(screen)
    answer(screen, USER, PASSWORD)
    expect(screen.answers).to_have_count(2)
    expect(screen.part("draft")).to_contain_text("2031")
    expect(screen.composer).to_have_value("")
