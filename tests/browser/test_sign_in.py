"""The page on one origin, the API on another behind a user pool: sign in and make an invoice."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.screen import ACME
from tests.browser.signing_in import TOKEN, Open, answer, go_to_sign_in, stored
from tests.cognito_stub import FIRST_PASSWORD, PASSWORD, REFRESH, USER, PoolServer

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

DUE = "change the due date to 2031-05-06"


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


def test_a_first_sign_in_sets_a_password(open_signed_out: Open, pool: PoolServer) -> None:
    anna = pool.pool.anna
    anna.status, anna.password = "FORCE_CHANGE_PASSWORD", FIRST_PASSWORD
    screen = open_signed_out(False)
    answer(screen, USER, FIRST_PASSWORD)
    dialog = screen.page.get_by_role("dialog")
    expect(dialog.get_by_role("heading")).to_have_text("Choose a password")
    # For the browser's own list of passwords.
    expect(dialog.locator("[autocomplete=username]")).to_have_value(USER)
    answer(screen, "too easy")
    expect(dialog.get_by_role("alert")).to_contain_text("at least 12 characters")
    answer(screen, "A-password-of-her-0wn")
    expect(screen.customer).to_have_text("Acme Corp")
    assert anna.password == "A-password-of-her-0wn"


def test_the_hosted_page_sends_back_a_code_that_only_this_tab_can_use(
    open_signed_out: Open, pool: PoolServer
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


def test_a_code_for_another_sign_in_is_not_used(open_signed_out: Open, pool: PoolServer) -> None:
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


def test_an_expired_token_is_renewed_unasked(open_signed_out: Open, pool: PoolServer) -> None:
    pool.pool.lifetime = 0
    screen = open_signed_out(False)
    answer(screen, USER, PASSWORD)
    expect(screen.customer).to_have_text("Acme Corp")
    before = pool.pool.renewals
    screen.say(DUE)
    assert pool.pool.renewals > before


def test_a_sign_in_that_is_over_is_asked_for_again_and_loses_nothing(
    open_signed_out: Open, pool: PoolServer
) -> None:
    pool.pool.lifetime = 0
    screen = open_signed_out(False)
    answer(screen, USER, PASSWORD)
    expect(screen.customer).to_have_text("Acme Corp")
    pool.pool.knows_refresh = False
    screen.composer.fill(DUE)
    screen.composer.press("Enter")
    expect(screen.part("error-banner")).to_be_visible()
    expect(screen.composer).to_have_value(DUE)
    pool.pool.lifetime = 3600
    go_to_sign_in(screen)
    answer(screen, USER, PASSWORD)
    expect(screen.answers).to_have_count(2)
    expect(screen.part("draft")).to_contain_text("2031")
    expect(screen.composer).to_have_value("")
