"""Every step of the sign-in in every language of the page: complete, readable and accessible."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from scripts.deployment import totp

from tests.browser.conftest import LOOKS
from tests.browser.screen import Screen
from tests.browser.signing_in import Open, answer, asked_to_sign_in
from tests.browser.test_access import SMALL_TARGETS, violations
from tests.cognito_stub import FIRST_PASSWORD, PASSWORD, USER, PoolServer

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

LANGUAGES = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES"}
SHAPES = """async (languages) => {
  const shape = (words) =>
    typeof words === "object"
      ? Object.fromEntries(Object.keys(words).map((name) => [name, shape(words[name])]))
      : `${typeof words} ${words.length * (typeof words === "function")}`;
  const all = await Promise.all(languages.map((each) => import(`/js/words/${each}-sign-in.js`)));
  return all.map(({ words }) => shape(words));
}"""


def test_every_language_has_every_word(screen: Screen) -> None:
    screen.open()
    english, *others = screen.page.evaluate(SHAPES, list(LANGUAGES))
    assert others == [english] * 3


def check(screen: Screen, dialog: Locator) -> None:
    """Nothing that axe finds, large targets, nothing cut off, and the keyboard in a field."""
    expect(dialog.locator("input:focus")).to_have_count(1)
    screen.page.wait_for_timeout(300)  # what fades in has its final colours
    assert violations(screen.page) == []
    assert screen.page.evaluate(SMALL_TARGETS) == []
    assert dialog.evaluate("(node) => node.scrollWidth - node.clientWidth") == 0


@pytest.mark.parametrize(
    "look",
    [{**LOOKS["phone"], "locale": locale} for locale in LANGUAGES.values()]
    + [{**LOOKS["phone"], "color_scheme": "light"}, LOOKS["desktop"]],
    ids=[*LANGUAGES, "light", "desktop"],
)
def test_every_step_is_accessible(
    open_signed_out: Open, pool: PoolServer, look: dict[str, Any]
) -> None:
    anna = pool.pool.anna
    anna.status, anna.password = "FORCE_CHANGE_PASSWORD", FIRST_PASSWORD
    pool.pool.requires_app = True
    screen = open_signed_out(False)
    dialog = asked_to_sign_in(screen)
    check(screen, dialog)
    answer(screen, USER, "wrong")
    expect(dialog.get_by_role("alert")).not_to_have_text("")
    check(screen, dialog)
    ways = dialog.locator(".step-ways button")
    for way in (0, 1):
        ways.nth(way).click()
        check(screen, dialog)
        ways.first.click()
    answer(screen, USER, FIRST_PASSWORD)
    expect(dialog.locator("[autocomplete=new-password]")).to_be_visible()
    check(screen, dialog)
    answer(screen, PASSWORD)
    expect(screen.part("qr")).to_be_visible()
    check(screen, dialog)
    secret = re.sub(r"\s", "", screen.part("secret").inner_text())
    answer(screen, totp.code(secret, time.time()))
    expect(screen.customer).to_be_attached()
    screen.part("nav-settings").click()
    expect(screen.part("account-name")).to_have_text(USER)
    screen.page.wait_for_load_state("networkidle")
    assert violations(screen.page) == []
    assert screen.page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("look", [{"locale": each} for each in LANGUAGES.values()], ids=LANGUAGES)
def test_what_went_wrong_is_told_in_the_language_of_the_page(
    open_signed_out: Open, look: dict[str, Any]
) -> None:
    """Cognito says it in English."""
    screen = open_signed_out(False)
    answer(screen, USER, "wrong")
    alert = screen.page.get_by_role("dialog").get_by_role("alert")
    expect(alert).to_contain_text(
        {"en": "don't match", "de": "passen nicht", "fr": "ne correspondent", "es": "no coinciden"}[
            look["locale"][:2]
        ]
    )
