"""From nobody to an account with a second factor, and out again: the page before the deployed pool.

The emulator mails no codes but always takes the same, and asks nobody to set up an app; that is
tried on a stub (tests/browser/test_second_step.py).
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterator

import pytest
from botocore.exceptions import ClientError
from playwright.sync_api import Browser, Locator, expect
from scripts.deployment import totp

from tests.browser.chromium import CHROMIUM, WHY_NOT, running_chromium
from tests.browser.screen import Screen
from tests.browser.signing_in import answer, stored
from tests.deployed.page import opened
from tests.deployed.stack import DeployedStack

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason=WHY_NOT)]

CONFIRMING, RESETTING = "123456", "654321"
FIRST, SECOND = "Correct-horse-7-battery", "Another-horse-8-battery"
SLOW = 60_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_chromium() as running:
        yield running


@pytest.fixture
def screen(browser: Browser, stack: DeployedStack) -> Iterator[Screen]:
    with opened(browser, stack) as found:
        yield found


def dialog_of(screen: Screen) -> Locator:
    return screen.page.get_by_role("dialog")


def to_sign_in(screen: Screen) -> None:
    screen.part("nav-settings").click()
    screen.part("error-banner").get_by_role("button", name="Sign in").click()


def title(screen: Screen, text: str) -> None:
    expect(dialog_of(screen).get_by_role("heading")).to_have_text(text)


def is_in(screen: Screen, name: str) -> None:
    expect(screen.part("account-name")).to_have_text(name, timeout=SLOW)


def test_an_account_its_second_factor_a_forgotten_password_and_the_way_out(
    screen: Screen, stack: DeployedStack
) -> None:
    name = f"{secrets.token_hex(6)}@example.com"
    to_sign_in(screen)
    dialog_of(screen).get_by_role("button", name="Create an account").click()
    answer(screen, name, FIRST)
    title(screen, "Confirm your e-mail")
    answer(screen, CONFIRMING)
    is_in(screen, name)

    screen.part("second-set-up").click()
    secret = re.sub(r"\s", "", screen.part("secret").inner_text())
    answer(screen, totp.code(secret, time.time()))
    expect(screen.part("second-state")).to_contain_text("On")
    refresh = refresh_token_of(screen)
    screen.part("sign-out").click()
    expect(screen.page.locator(".notice")).to_have_text("You are signed out.")
    assert name not in stored(screen)
    with pytest.raises(ClientError, match="NotAuthorizedException"):
        renewed(stack, refresh)

    to_sign_in(screen)
    dialog_of(screen).get_by_role("button", name="Forgot your password?").click()
    answer(screen, name)
    title(screen, "Choose a new password")
    answer(screen, RESETTING, SECOND)
    title(screen, "Enter your code")
    answer(screen, totp.code(secret, time.time()))
    is_in(screen, name)


def test_a_wrong_password_is_told_in_words_of_the_page(screen: Screen) -> None:
    to_sign_in(screen)
    answer(screen, "nobody@example.com", FIRST)
    expect(dialog_of(screen).get_by_role("alert")).to_contain_text("don't match")


def refresh_token_of(screen: Screen) -> str:
    found: str = screen.page.evaluate(
        "import('/js/session.js').then(({ heldTokens }) => heldTokens().refresh)"
    )
    return found


def renewed(stack: DeployedStack, refresh: str) -> None:
    stack.emulator.client("cognito-idp").initiate_auth(
        ClientId=stack.outputs["UserPoolClientId"],
        AuthFlow="REFRESH_TOKEN_AUTH",
        AuthParameters={"REFRESH_TOKEN": refresh},
    )
