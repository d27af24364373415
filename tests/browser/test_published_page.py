"""The page as it is published: its own configuration and policy, before a gateway and a pool."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Route, expect
from scripts.deployment import page as published

from tests.api.server_process import ServerProcess
from tests.browser.conftest import serving
from tests.browser.gateway import running_gateway
from tests.browser.screen import ACME, Screen
from tests.cognito_stub import PASSWORD, USER, PoolServer

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

TOKEN = "an-id-token-of-anna"
REGION = "eu-central-1"
COGNITO = f"https://cognito-idp.{REGION}.amazonaws.com/"
# A server just started reads its first message with a reader that has to be loaded.
_FIRST_ANSWER_MS = 30_000

Open = Callable[..., Screen]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path, pool: PoolServer) -> Iterator[Open]:
    """Opens the page; the arguments: whose page the gateway and the functions let in."""
    opened = ExitStack()

    def ask_pool(route: Route) -> None:
        asked = route.request
        sent = {"X-Amz-Target": asked.headers.get("x-amz-target", "")}
        answer = httpx.request(asked.method, pool.url, content=asked.post_data, headers=sent)
        route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.content)

    def start(*, gateway: str | None, functions: str) -> Screen:
        origin = opened.enter_context(serving(tmp_path / "page"))
        named = {"OWN": origin, "*": "*", "OTHER": "https://other.example", None: None}
        settings = {"SCATTERPILOT_TOKEN": TOKEN, "ALLOWED_ORIGINS": str(named[functions])}
        api = ServerProcess(tmp_path, settings=settings)
        opened.callback(api.kill)
        front = opened.enter_context(running_gateway(api.url, TOKEN, named[gateway]))
        outputs = {
            "ApiUrl": front.url,
            "Region": REGION,
            "UserPoolId": f"{REGION}_A",
            "UserPoolClientId": "client",
        }
        published.write(outputs, tmp_path / "page")
        context = browser.new_context(base_url=origin, locale="en-US")
        opened.callback(context.close)
        context.route(f"{COGNITO}**", ask_pool)
        screen = Screen(context.new_page())
        screen.page.goto("/")
        screen.composer.fill(ACME)
        screen.composer.press("Enter")
        return screen

    yield start
    opened.close()


def sign_in(screen: Screen) -> None:
    banner = screen.part("error-banner")
    expect(banner).to_contain_text("Please sign in first")
    banner.get_by_role("button", name="Sign in").click()
    dialog = screen.page.get_by_role("dialog")
    expect(dialog.locator("input")).to_have_count(2)
    user, password = dialog.locator("input").all()
    user.fill(USER)
    password.fill(PASSWORD)
    dialog.get_by_role("button").last.click()


@pytest.mark.parametrize("gateway", ["*", "OTHER", None], ids=["any", "another", "none"])
def test_whoever_is_not_signed_in_gets_to_sign_in_whatever_the_gateway_lets_read(
    open_page: Open, gateway: str | None
) -> None:
    screen = open_page(gateway=gateway, functions="OWN")
    sign_in(screen)
    expect(screen.customer).to_have_text("Acme Corp", timeout=_FIRST_ANSWER_MS)


def test_an_api_that_does_not_let_the_page_in_is_told_with_the_remedy(open_page: Open) -> None:
    screen = open_page(gateway="*", functions="OTHER")
    sign_in(screen)
    banner = screen.part("error-banner")
    expect(banner).to_contain_text("doesn't let this page in")
    origin = screen.page.evaluate("location.origin")
    expect(banner).to_contain_text(f"./scripts/03-deploy.sh --origins {origin}")
    expect(screen.composer).to_have_value(ACME)


def test_the_page_can_ask_its_own_hosts_only(open_page: Open) -> None:
    screen = open_page(gateway="*", functions="OWN")
    refused = screen.page.evaluate(
        """(address) => new Promise((told) => {
          addEventListener("securitypolicyviolation", (event) => told(event.violatedDirective));
          fetch(address, { mode: "no-cors" }).then(() => told("let through"), () => {});
        })""",
        "https://abc.execute-api.eu-central-1.amazonaws.com/prod",
    )
    assert refused == "connect-src"
