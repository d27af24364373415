from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Locator, Page, Request

from tests.api.server_process import ServerProcess
from tests.architecture.sources import ROOT
from tests.browser.chromium import CHROMIUM, WHY_NOT, running_chromium
from tests.browser.screen import Screen
from tests.browser.signing_in import TOKEN, Open, opening
from tests.browser.slow_server import EVERY_CHANGE
from tests.cognito_stub import PoolServer, running_pool

_REFUSED_OR_LOST = (
    "Failed to load resource: net::ERR_CONNECTION",
    "Failed to load resource: net::ERR_INTERNET_DISCONNECTED",
    "Failed to load resource: the server responded with a status of 400",
    "Failed to load resource: the server responded with a status of 409",
    "Failed to load resource: the server responded with a status of 503",
)
LOOKS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "color_scheme": "dark",
        "has_touch": True,
        "is_mobile": True,
    },
}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip(WHY_NOT)
    # Not for the whole session: Playwright's event loop would get in the way of other tests'.
    with running_chromium() as running:
        yield running


@pytest.fixture(scope="package")
def running_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    started = ServerProcess(tmp_path_factory.mktemp("server"))
    yield started
    started.kill()


@pytest.fixture
def server(running_server: ServerProcess) -> ServerProcess:
    """A server that knows nothing but who bills: one for each test would take most of the time."""
    with closing(sqlite3.connect(running_server.folder / "data" / "scatterpilot.db")) as database:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        for (table,) in database.execute(named).fetchall():
            database.execute(f"DELETE FROM {table}")
        database.commit()
    running_server.name_seller()
    return running_server


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """``python3 -m http.server`` in a folder; where it answers."""
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    yield process.stdout.readline().split("(")[1].split("/)")[0]
    process.kill()
    process.wait(10)


@pytest.fixture(scope="package")
def static_server() -> Iterator[str]:
    """The page as it is in the repository."""
    with serving(ROOT / "demo") as origin:
        yield origin


@pytest.fixture
def pool() -> Iterator[PoolServer]:
    with running_pool(TOKEN) as running:
        yield running


@pytest.fixture
def open_signed_out(
    browser: Browser, static_server: str, tmp_path: Path, pool: PoolServer, look: dict[str, Any]
) -> Iterator[Open]:
    """The page on one origin, the API on another behind a user pool."""
    with opening(browser, static_server, tmp_path, pool, **look) as start:
        yield start


@pytest.fixture
def look() -> dict[str, Any]:
    """Window, colours, pointer, language; a test that is parametrized with them overrides it."""
    return {}


@pytest.fixture
def screen(page: Page) -> Screen:
    return Screen(page)


@pytest.fixture
def waiting(screen: Screen) -> Locator:
    """What is said; the page's clock stands still from here on."""
    screen.page.clock.install()
    screen.page.add_init_script(EVERY_CHANGE)
    screen.open()
    screen.page.evaluate("import('/js/compose/waiting.js').then(() => {})")
    screen.page.clock.pause_at(screen.page.evaluate("Date.now() + 60_000"))
    return screen.part("waiting")


@pytest.fixture
def page(browser: Browser, server: ServerProcess, look: dict[str, Any]) -> Iterator[Page]:
    """A page that must not complain, open a dialog or ask another host, whatever it shows."""
    context = browser.new_context(
        **{"base_url": server.url, "locale": "en-US", "accept_downloads": True, **look}
    )
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    faults = watch(opened, server.url)
    yield opened
    context.close()
    assert faults == []


def watch(page: Page, own: str) -> list[str]:
    """A list that fills with whatever goes wrong on the page."""
    faults: list[str] = []

    def complained(message: ConsoleMessage) -> None:
        # The browser's own note of a request that a test lets fail.
        expected = message.text.startswith(_REFUSED_OR_LOST)
        if message.type in ("error", "warning") and not expected:
            faults.append(message.text)

    def interrupted(dialog: Dialog) -> None:
        faults.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def asked(request: Request) -> None:
        if not request.url.startswith((own, "data:", "blob:")):
            faults.append(f"asked {request.url}")

    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", complained)
    page.on("dialog", interrupted)
    page.on("request", asked)
    return faults
