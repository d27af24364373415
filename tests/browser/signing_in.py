"""The page in front of an API behind a user pool, and what people do there to get in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, expect

from tests.api.server_process import ServerProcess
from tests.browser.screen import ACME, Screen
from tests.cognito_stub import PoolServer

TOKEN = "an-id-token-of-anna"
Open = Callable[[bool], Screen]


@contextmanager
def opening(
    browser: Browser, page_server: str, folder: Path, pool: PoolServer, **look: Any
) -> Iterator[Open]:
    """Opens the page and says something; the argument: whether the pool has a hosted page."""
    settings = {"SCATTERPILOT_TOKEN": TOKEN, "ALLOWED_ORIGINS": page_server}
    api = ServerProcess(folder, settings=settings)
    context = browser.new_context(**{"base_url": page_server, "locale": "en-US", **look})

    def start(hosted: bool) -> Screen:
        cognito = {"clientId": "client", "region": "", "endpoint": f"{pool.url}/"}
        cognito["hostedUiDomain"] = pool.url if hosted else ""
        cognito["selfSignUp"] = str(pool.pool.lets_sign_up).lower()
        kept = json.dumps({"mode": "live", "apiUrl": api.url, "cognito": cognito})
        context.add_init_script(f"localStorage['scatterpilot.connection'] = {json.dumps(kept)}")
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
    expect(banner).to_be_visible()
    expect(banner).not_to_contain_text("Bearer")
    banner.get_by_role("button").first.click()


def asked_to_sign_in(screen: Screen) -> Locator:
    dialog = screen.page.get_by_role("dialog")
    expect(dialog.locator("[autocomplete=username]")).to_be_focused()
    return dialog


def answer(screen: Screen, *texts: str) -> None:
    """Fill in the fields that there are, and go on."""
    dialog = screen.page.get_by_role("dialog")
    fields = dialog.locator("input:visible")
    expect(fields).to_have_count(len(texts))
    for field, text in zip(fields.all(), texts, strict=True):
        field.fill(text)
    dialog.get_by_role("button").last.click()


def stored(screen: Screen) -> str:
    """All that the browser keeps for the page."""
    kept: str = screen.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    return kept + screen.page.evaluate("document.cookie")
