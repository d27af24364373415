"""A server that dies in the middle, in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.api.server_process import ServerProcess
from tests.browser.screen import ACME, YES, Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    started = ServerProcess(tmp_path)
    yield started
    started.kill()


def test_a_killed_server_costs_only_a_second_click(
    screen: Screen, server: ServerProcess, tmp_path: Path
) -> None:
    screen.open()
    screen.say(ACME)
    # What the page loads when it first needs it is there by now; it is not what is tested here.
    screen.page.wait_for_load_state("networkidle")
    server.kill()
    screen.composer.fill(YES)
    screen.composer.press("Enter")
    expect(screen.part("error-banner")).to_be_visible()
    again = ServerProcess(tmp_path, "--port", str(httpx.URL(server.url).port))
    try:
        screen.part("retry").click()
        expect(screen.part("issue-pdf")).to_be_visible()
        expect(screen.total).to_have_text("$6,000.00")
        screen.page.wait_for_load_state("networkidle")
        screen.page.close()
    finally:
        again.kill()
