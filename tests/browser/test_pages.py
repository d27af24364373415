"""Every page loads from this server alone and works under its own policy; see the fixture."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from scatterpilot.api.operations import OPERATIONS

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(60)]


def test_every_screen_opens_without_a_fault(page: Page) -> None:
    for screen in ("compose", "invoices", "conversations", "settings"):
        page.goto(f"/#/{screen}")
        expect(page.locator(f"main[data-page={screen}] h1")).to_be_attached()
        page.wait_for_load_state("networkidle")


def test_the_documentation_shows_every_operation(page: Page) -> None:
    page.goto("/docs")
    expect(page.locator(".opblock-summary")).to_have_count(len(OPERATIONS))
    page.wait_for_load_state("networkidle")


def test_the_page_says_what_it_is_and_lets_itself_be_enlarged(page: Page) -> None:
    answered = page.goto("/")
    assert answered is not None
    assert answered.headers["content-type"] == "text/html; charset=utf-8"
    assert answered.headers["cache-control"] == "no-cache"  # a new release is there at once
    expect(page).to_have_title(re.compile("ScatterPilot"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("meta[name=description]")).to_have_attribute("content", re.compile(".{50}"))
    viewport = page.locator("meta[name=viewport]").get_attribute("content") or ""
    assert "width=device-width" in viewport
    assert not re.search("user-scalable|maximum-scale", viewport)


def test_nothing_but_its_own_style_sheets_holds_up_the_first_look(page: Page) -> None:
    page.goto("/")
    blocking = page.evaluate(
        """performance.getEntriesByType("resource")
          .filter((each) => each.renderBlockingStatus === "blocking")
          .map((each) => new URL(each.name).pathname)"""
    )
    assert blocking
    assert all(re.fullmatch(r"/css/\w+\.css", path) for path in blocking)
