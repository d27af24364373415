"""A code from an app besides the password: set up, asked for, changed and turned off."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Locator, expect
from scripts.deployment import totp

from tests.browser.screen import Screen
from tests.browser.signing_in import Open, answer, asked_to_sign_in, stored
from tests.cognito_stub import FIRST_PASSWORD, PASSWORD, USER, PoolServer

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def shown_secret(screen: Screen) -> str:
    """The key as somebody types it off the screen into an app."""
    return re.sub(r"\s", "", screen.part("secret").inner_text())


def code_of(secret: str) -> str:
    """As an app shows it."""
    digits = totp.code(secret, time.time())
    return f"{digits[:3]} {digits[3:]}"


def dialog_of(screen: Screen) -> Locator:
    return screen.page.get_by_role("dialog")


@pytest.fixture
def with_app(pool: PoolServer) -> PoolServer:
    """Anna has an app already."""
    pool.pool.anna.secret, pool.pool.anna.prefers_app = SECRET, True
    return pool


def test_where_it_is_required_a_first_sign_in_sets_it_up(
    open_signed_out: Open, pool: PoolServer
) -> None:
    anna = pool.pool.anna
    anna.status, anna.password = "FORCE_CHANGE_PASSWORD", FIRST_PASSWORD
    pool.pool.requires_app = True
    screen = open_signed_out(False)
    answer(screen, USER, FIRST_PASSWORD)
    answer(screen, PASSWORD)
    expect(dialog_of(screen).get_by_role("heading")).to_have_text("Set up your authenticator app")
    expect(screen.part("qr")).to_be_visible()
    secret = shown_secret(screen)
    answer(screen, "000000")
    expect(dialog_of(screen).get_by_role("alert")).to_contain_text("your phone's clock")
    answer(screen, code_of(secret))
    expect(screen.customer).to_have_text("Acme Corp")
    assert anna.secret == secret
    assert secret not in stored(screen)


def test_a_key_can_be_opened_in_an_app_of_the_same_device(
    open_signed_out: Open, pool: PoolServer
) -> None:
    pool.pool.requires_app = True
    screen = open_signed_out(False)
    answer(screen, USER, PASSWORD)
    link = dialog_of(screen).get_by_role("link", name="Open it in an app on this device")
    assert link.get_attribute("href") == (
        f"otpauth://totp/ScatterPilot:anna%40example.com?secret={shown_secret(screen)}"
        "&issuer=ScatterPilot"
    )


def test_who_has_an_app_is_asked_for_its_code(open_signed_out: Open, with_app: PoolServer) -> None:
    screen = open_signed_out(False)
    answer(screen, USER, PASSWORD)
    # As the phone's keyboard knows it.
    expect(dialog_of(screen).locator("[autocomplete=one-time-code]")).to_be_focused()
    answer(screen, "123 456")
    expect(dialog_of(screen).get_by_role("alert")).to_contain_text("That code isn't right")
    answer(screen, code_of(SECRET))
    expect(screen.customer).to_have_text("Acme Corp")


def test_a_code_that_was_used_is_told_from_a_wrong_one(
    open_signed_out: Open, with_app: PoolServer
) -> None:
    screen = open_signed_out(False)
    answer(screen, USER, PASSWORD)
    with_app.pool.anna.used |= {totp.code(SECRET, time.time() + ahead) for ahead in (0, 30)}
    answer(screen, code_of(SECRET))
    expect(dialog_of(screen).get_by_role("alert")).to_contain_text("used already. Use a newer one")


def test_who_takes_too_long_can_start_again(open_signed_out: Open, with_app: PoolServer) -> None:
    screen = open_signed_out(False)
    answer(screen, USER, PASSWORD)
    expect(dialog_of(screen).get_by_role("heading")).to_have_text("Enter your code")
    with_app.pool.forget_sessions()
    answer(screen, code_of(SECRET))
    expect(dialog_of(screen).get_by_role("alert")).to_have_text("That took too long. Start again.")
    dialog_of(screen).get_by_role("button", name="Start again").click()
    expect(dialog_of(screen).locator("[autocomplete=username]")).to_have_value(USER)
    expect(dialog_of(screen).locator("[autocomplete=current-password]")).to_be_focused()


def test_a_step_that_the_page_does_not_have_is_named(
    open_signed_out: Open, with_app: PoolServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    challenge = {"ChallengeName": "SMS_MFA", "Session": "s" * 20, "ChallengeParameters": {}}
    monkeypatch.setattr(with_app.pool, "initiate_auth", lambda asked: challenge)
    screen = open_signed_out(False)
    answer(screen, USER, PASSWORD)
    alert = dialog_of(screen).get_by_role("alert")
    expect(alert).to_contain_text("doesn't have (SMS_MFA). Ask whoever runs this server.")


@pytest.mark.parametrize("hosted", [False, True], ids=["password", "hosted page"])
def test_it_is_set_up_and_turned_off_in_the_settings(
    open_signed_out: Open, pool: PoolServer, hosted: bool
) -> None:
    screen = open_signed_out(hosted)
    if hosted:
        expect(screen.part("retry")).to_be_visible()
        # The right to change it comes with the sign-in.
        assert "aws.cognito.signin.user.admin" in pool.trip["scope"]
    else:
        answer(screen, USER, PASSWORD)
        expect(screen.customer).to_have_text("Acme Corp")
    screen.part("nav-settings").click()
    expect(screen.part("account-name")).to_have_text(USER)
    expect(screen.part("second-state")).to_contain_text("Off")
    screen.part("second-set-up").click()
    secret = shown_secret(screen)
    answer(screen, code_of(secret))
    expect(screen.part("second-state")).to_contain_text("On")
    assert (pool.pool.anna.secret, pool.pool.anna.prefers_app) == (secret, True)
    screen.part("second-off").click()
    dialog_of(screen).get_by_role("button", name="Turn off").click()
    expect(screen.part("second-state")).to_contain_text("Off")
    assert not pool.pool.anna.prefers_app


def test_who_gives_up_setting_it_up_has_changed_nothing(
    open_signed_out: Open, pool: PoolServer
) -> None:
    screen = open_signed_out(False)
    answer(screen, USER, PASSWORD)
    expect(screen.customer).to_have_text("Acme Corp")
    screen.part("nav-settings").click()
    screen.part("second-set-up").click()
    expect(screen.part("secret")).to_be_visible()
    screen.page.keyboard.press("Escape")
    expect(dialog_of(screen)).to_have_count(0)
    expect(screen.part("second-state")).to_contain_text("Off")
    assert pool.pool.anna.secret is None


def test_it_all_goes_by_keyboard(open_signed_out: Open, with_app: PoolServer) -> None:
    screen = open_signed_out(False)
    keyboard = screen.page.keyboard
    expect(dialog_of(screen).locator("[autocomplete=username]")).to_be_focused()
    keyboard.type(USER)
    keyboard.press("Tab")
    keyboard.type(PASSWORD)
    keyboard.press("Enter")
    expect(dialog_of(screen).locator("[autocomplete=one-time-code]")).to_be_focused()
    keyboard.type(code_of(SECRET))
    keyboard.press("Enter")
    expect(screen.customer).to_have_text("Acme Corp")


def test_leaving_the_dialog_signs_nobody_in(open_signed_out: Open, pool: PoolServer) -> None:
    screen = open_signed_out(False)
    asked_to_sign_in(screen)
    screen.page.keyboard.press("Escape")
    expect(dialog_of(screen)).to_have_count(0)
    assert pool.asked == []
    # Twice in haste is once.
    again = screen.part("error-banner").get_by_role("button").first
    again.evaluate("(button) => (button.click(), button.click())")
    expect(asked_to_sign_in(screen)).to_have_count(1)
