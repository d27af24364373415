"""The settings: what is saved, what is seen while typing, and a logo made small."""

from __future__ import annotations

from random import Random

import pymupdf
import pytest
from playwright.sync_api import expect

from tests.api.server_process import ServerProcess
from tests.browser.screen import ACME, Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

LARGEST_LOGO = 60_000  # characters of its data: URL


def noisy_picture() -> bytes:
    """A PNG of some megabytes that compresses badly."""
    side = 700
    samples = Random(7).randbytes(side * side * 3)
    picture = pymupdf.Pixmap(pymupdf.csRGB, side, side, samples, False)
    content: bytes = picture.tobytes("png")
    return content


def test_what_is_typed_shows_at_once_and_is_kept_when_saved(
    screen: Screen, server: ServerProcess
) -> None:
    screen.page.goto("/#/settings")
    screen.part("setting-business_name").fill("Ridgeline <b>Studio</b>")
    sample = screen.page.get_by_role("complementary")
    expect(sample).to_contain_text("Ridgeline <b>Studio</b>")
    screen.part("setting-number_pattern").fill("R-{year}-{seq:03d}")
    expect(sample).to_contain_text("-001")
    screen.part("setting-currency").select_option("EUR")
    expect(sample).to_contain_text("€6,000.00")
    screen.part("setting-default_tax_rate").fill("19")
    screen.part("setting-default_terms_days").fill("14")
    screen.part("setting-payment_details").fill("IBAN DE00")
    screen.page.reload()
    expect(screen.part("setting-payment_details")).to_have_value(
        "IBAN DE00"
    )  # nothing typed is lost
    screen.part("settings-save").click()
    expect(screen.page.locator(".save-state.good")).to_be_visible()
    with server.client() as client:
        profile = client.get("/profile").json()
    assert profile["business_name"] == "Ridgeline <b>Studio</b>"
    assert (profile["currency"], profile["default_tax_rate"]) == ("EUR", "0.19")
    assert (profile["default_terms_days"], profile["number_pattern"]) == (14, "R-{year}-{seq:03d}")


def test_a_large_logo_is_made_small_and_printed(screen: Screen, server: ServerProcess) -> None:
    screen.page.goto("/#/settings")
    picture = noisy_picture()
    assert len(picture) > 10 * LARGEST_LOGO
    logo = {"name": "logo.png", "mimeType": "image/png", "buffer": picture}
    screen.part("setting-logo").set_input_files(logo)  # type: ignore[arg-type]
    expect(screen.page.locator(".logo-sample")).to_be_visible()
    screen.part("settings-save").click()
    expect(screen.page.locator(".save-state.good")).to_be_visible()
    with server.client() as client:
        assert len(client.get("/profile").json()["logo"]) <= LARGEST_LOGO


@pytest.mark.parametrize(
    ("language", "new_invoice"),
    [("de", "Neue Rechnung"), ("fr", "Nouvelle facture"), ("es", "Nueva factura")],
)
def test_the_page_speaks_the_chosen_language(
    screen: Screen, language: str, new_invoice: str
) -> None:
    screen.page.goto("/#/settings")
    screen.part("language").select_option(language)
    expect(screen.part("new-invoice")).to_contain_text(new_invoice)
    assert screen.page.evaluate("document.documentElement.lang") == language
    for page in ("invoices", "conversations", "settings"):
        screen.part(f"nav-{page}").click()
        expect(screen.page.locator(f"main[data-page={page}] h1")).to_be_attached()
    screen.part("new-invoice").click()
    screen.say(ACME)
    # The assistant reads English, whatever the page speaks.
    screen.page.locator(".chip.lead").click()
    expect(screen.part("issue-pdf")).to_be_visible()
    expect(screen.page.locator("body")).not_to_contain_text("undefined")
