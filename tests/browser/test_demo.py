"""The demo mode needs no server of ours: any static one will do."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import LOOKS, watch
from tests.browser.screen import Screen, text_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

# The page looks once whether its server is an API; this one says no.
NO_API = "Failed to load resource: the server responded with a status of 404 (File not found)"


@pytest.fixture
def demo(browser: Browser, static_server: str, look: dict[str, object]) -> Iterator[Screen]:
    context = browser.new_context(
        base_url=static_server,
        locale="en-US",
        accept_downloads=True,
        **look,  # type: ignore[arg-type]
    )
    page: Page = context.new_page()
    faults = watch(page, static_server)
    yield Screen(page)
    context.close()
    assert [fault for fault in faults if fault != NO_API] == []


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_recorded_conversation_is_played_to_its_real_pdf(demo: Screen, tmp_path: Path) -> None:
    demo.page.goto("/")
    expect(demo.part("demo-banner")).to_contain_text("A recording")
    demo.page.get_by_role("button", name="Web work").click()
    for answers in range(1, 5):
        demo.composer.press("Enter")
        expect(demo.answers).to_have_count(answers)
        if answers < 4:
            expect(demo.composer).not_to_have_value("")
    with demo.page.expect_download() as caught:
        demo.part("issue-pdf").click()
    printed = text_of(caught.value, tmp_path)
    for expected in ("INV-2026-0001", "Acme Corp", "42 hours", "$6,397.10"):
        assert expected in printed
    demo.part("mark-paid").click()
    expect(demo.page.locator(".invoice-pane .badge")).to_have_text("Paid")
    demo.part("nav-invoices").click()
    expect(demo.part("invoice-row")).to_have_count(3)
    demo.part("nav-conversations").click()
    expect(demo.part("conversation-row")).to_have_count(3)


def test_the_recorded_invoices_are_exported_as_they_stand(demo: Screen, tmp_path: Path) -> None:
    demo.page.goto("/")
    demo.page.get_by_role("button", name="Web work").click()
    for answers in range(1, 5):
        demo.composer.press("Enter")
        expect(demo.answers).to_have_count(answers)
    demo.part("nav-invoices").click()
    expect(demo.part("invoice-row")).to_have_count(3)
    with demo.page.expect_download() as caught:
        demo.part("export-csv").click()
    caught.value.save_as(tmp_path / "invoices.csv")
    written = (tmp_path / "invoices.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(written.splitlines()))
    assert [(row["customer_name"], row["status"]) for row in rows] == [
        ("Northwind", "issued"),
        ("Willow Bakery", "issued"),
        ("Acme Corp", "draft"),
    ]


def test_a_recording_says_so_instead_of_inventing_an_answer(demo: Screen) -> None:
    demo.page.goto("/")
    demo.composer.fill("Invoice somebody else for 3 hours at $10")
    demo.composer.press("Enter")
    expect(demo.part("error-banner")).to_contain_text("This is a recording")
    expect(demo.composer).to_have_value("Invoice somebody else for 3 hours at $10")


def test_what_a_recording_can_not_do_is_not_offered(demo: Screen) -> None:
    demo.page.goto("/")
    demo.page.get_by_role("button", name="Web work").click()
    demo.composer.press("Enter")
    expect(demo.answers).to_have_count(1)
    expect(demo.part("missing")).to_be_disabled()
    expect(demo.part("undo")).to_be_hidden()
    expect(demo.page.locator(".field-button, .chip, .dictate")).to_have_count(0)
    demo.part("nav-invoices").click()
    demo.part("invoice-row").first.get_by_role("link").click()
    expect(demo.page.get_by_alt_text("as it was printed")).to_be_visible()
    expect(demo.part("act-pdf")).to_be_visible()
    expect(demo.part("act-duplicate")).to_have_count(0)
    demo.part("nav-settings").click()
    expect(demo.part("settings-save")).to_be_disabled()
    # Nothing draws its picture: the sample is a list.
    expect(demo.page.get_by_role("complementary")).to_contain_text("$6,000.00")
    expect(demo.page.locator(".save-state")).to_have_text("A recording saves no settings.")


def test_every_screen_of_the_demo_opens(demo: Screen) -> None:
    for page in ("invoices", "conversations", "settings"):
        demo.page.goto(f"/#/{page}")
        expect(demo.page.locator(f"main[data-page={page}] h1")).to_be_attached()
        demo.page.wait_for_load_state("networkidle")
