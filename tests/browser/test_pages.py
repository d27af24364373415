"""Every page loads from this server alone and works under its own policy; see the fixture."""

from __future__ import annotations

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
