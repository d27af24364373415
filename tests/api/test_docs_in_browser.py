"""The pages as a browser sees them: everything loads from here, nothing breaks the policy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from scatterpilot.api.operations import OPERATIONS
from tests.api.server_process import ServerProcess

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.server,
    pytest.mark.timeout(60),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


@pytest.mark.parametrize(
    ("path", "shown"), [("/docs", ".opblock-summary"), ("/", "textarea, input, button")]
)
def test_a_page_works_under_its_policy_and_asks_no_other_host(
    tmp_path: Path, page: Page, path: str, shown: str
) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    server = ServerProcess(tmp_path)
    try:
        page.goto(server.url + path)
        page.locator(shown).first.wait_for()
        page.wait_for_load_state("networkidle")
        if path == "/docs":
            assert page.locator(".opblock-summary").count() == len(OPERATIONS)
        elsewhere = [url for url in asked if not url.startswith((server.url, "data:", "blob:"))]
        assert elsewhere == []
        assert [said for said in complaints if "Content Security Policy" in said] == []
        assert [said for said in complaints if not said.startswith(("info", "log", "debug"))] == []
    finally:
        server.kill()
