"""The settings: what is saved, what is seen while typing, and a logo made small."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

import pymupdf
import pytest
from playwright.sync_api import Locator, Page, Request, expect

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


def field(page: Page, name: str) -> Locator:
    return page.get_by_test_id(f"setting-{name}")


def sampled(request: Request) -> dict[str, Any]:
    """The settings that a sample is drawn with."""
    profile: dict[str, Any] = json.loads(request.post_data or "")["profile"]
    return profile


def test_what_is_typed_is_kept_when_saved(screen: Screen, server: ServerProcess) -> None:
    screen.page.goto("/#/settings")
    screen.part("setting-business_name").fill("Ridgeline <b>Studio</b>")
    screen.part("setting-number_pattern").fill("R-{year}-{seq:03d}")
    expect(screen.page.get_by_text("will look like R-")).to_contain_text("-001")
    screen.part("setting-currency").select_option("EUR")
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


def test_the_sample_is_the_picture_of_what_stands_in_the_form(screen: Screen) -> None:
    page = screen.page
    page.goto("/#/settings")
    picture = page.get_by_role("complementary").locator("img.picture-page")
    expect(picture).to_be_visible()
    before = picture.get_attribute("src")
    field(page, "locale").select_option("de_DE")
    field(page, "currency").select_option("EUR")
    with page.expect_response(lambda answer: "Initech" in (answer.request.post_data or "")) as caught:
        field(page, "business_name").fill("Initech")
    assert caught.value.ok
    drawn = sampled(caught.value.request)
    assert (drawn["business_name"], drawn["locale"], drawn["currency"]) == ("Initech", "de_DE", "EUR")
    expect(picture).not_to_have_attribute("src", before or "")
    # A pattern that can't be used yet is no part of the picture.
    with page.expect_response(
        lambda answer: (
            answer.url.endswith("/preview") and "0.19" in (answer.request.post_data or "")
        )
    ) as caught:
        field(page, "number_pattern").fill("INV")
        field(page, "default_tax_rate").fill("19")
    assert caught.value.ok
    assert "number_pattern" not in sampled(caught.value.request)


def test_a_sample_that_can_not_be_drawn_is_a_list(screen: Screen) -> None:
    screen.page.route("**/invoices/preview", lambda route: route.abort("connectionrefused"))
    screen.page.goto("/#/settings")
    sample = screen.page.get_by_role("complementary")
    expect(sample).to_contain_text("$6,000.00")
    field(screen.page, "currency").select_option("JPY")
    expect(sample).to_contain_text("¥6,000")
    screen.page.unroute("**/invoices/preview")
    field(screen.page, "currency").select_option("EUR")
    expect(sample.locator("img.picture-page")).to_be_visible()


def test_what_is_typed_survives_another_screen(screen: Screen) -> None:
    page = screen.page
    page.goto("/#/settings")
    field(page, "business_name").fill("Ridgeline")
    page.get_by_test_id("api-url").fill("https://api.example.com")
    for away in ("invoices", "conversations", "compose"):
        screen.part(f"nav-{away}").click()
        expect(page.locator(f"main[data-page={away}]")).to_be_attached()
        screen.part("nav-settings").click()
        expect(field(page, "business_name")).to_have_value("Ridgeline")
        expect(page.get_by_test_id("api-url")).to_have_value("https://api.example.com")


def test_two_tabs_show_the_same_and_lose_nothing(screen: Screen, server: ServerProcess) -> None:
    one = screen.page
    one.goto("/#/settings")
    field(one, "business_name").fill("Ridgeline")
    other = one.context.new_page()
    other.goto("/#/settings")
    expect(field(other, "business_name")).to_have_value("Ridgeline")
    field(other, "email").fill("anna@ridgeline.example")
    expect(field(one, "email")).to_have_value("anna@ridgeline.example")
    field(one, "phone").fill("123")
    expect(field(other, "phone")).to_have_value("123")
    other.get_by_test_id("settings-save").click()
    expect(other.locator(".save-state.good")).to_be_visible()
    field(one, "tax_id").fill("DE1")
    one.get_by_test_id("settings-save").click()
    expect(one.locator(".save-state.good")).to_be_visible()
    with server.client() as client:
        profile = client.get("/profile").json()
    typed = [profile[name] for name in ("business_name", "email", "phone", "tax_id")]
    assert typed == ["Ridgeline", "anna@ridgeline.example", "123", "DE1"]


def test_what_was_changed_elsewhere_is_not_saved_back(
    screen: Screen, server: ServerProcess
) -> None:
    page = screen.page
    page.goto("/#/settings")
    field(page, "phone").fill("123")
    with server.client() as client:
        client.put("/profile", json={"business_name": "By another program"}).raise_for_status()
    screen.part("nav-invoices").click()
    screen.part("nav-settings").click()
    expect(field(page, "business_name")).to_have_value("By another program")
    expect(field(page, "phone")).to_have_value("123")


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("INV-2026", "It needs {seq}"),
        ("INV-{seq:04d}", "it needs {year}"),
        ("INV-{year}-{seq}-{month}", "Only {seq}"),
    ],
)
def test_a_number_pattern_that_can_not_be_used_is_refused_at_its_field(
    screen: Screen, server: ServerProcess, pattern: str, why: str
) -> None:
    page = screen.page
    page.goto("/#/settings")
    field(page, "number_pattern").fill(pattern)
    field(page, "number_pattern").blur()
    fault = page.locator("#error-number_pattern")
    expect(fault).to_contain_text(why)
    screen.part("settings-save").click()
    expect(page.locator(".save-state.bad")).to_be_visible()
    expect(field(page, "number_pattern")).to_be_focused()
    with server.client() as client:
        assert client.get("/profile").json()["number_pattern"] == "INV-{year}-{seq:04d}"
        refused = client.put("/profile", json={"number_pattern": pattern})
    assert refused.status_code == 400  # the page says no more than the API would


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


# Every word of a language by the path to it; of a function the path alone.
ALL_WORDS = """async (language) => {
  const walk = (node, path) =>
    typeof node === "object"
      ? Object.entries(node).flatMap(([name, value]) => walk(value, `${path}.${name}`))
      : [[path, typeof node === "string" ? node : String(node).replace(/\\$\\{[^}]*\\}/g, "")]];
  const files = [`/js/words/${language}.js`, `/js/words/${language}-more.js`];
  const loaded = await Promise.all(files.map((file) => import(file)));
  return loaded.flatMap(({ words }, index) => walk(words, `${index}`));
}"""


def test_every_language_has_every_word_and_one_for_each_state(screen: Screen) -> None:
    screen.page.goto("/#/settings")
    words = {
        language: dict(screen.page.evaluate(ALL_WORDS, language))
        for language in ("en", "de", "fr", "es")
    }
    optional = re.compile(r"\.settings\.fields\.\w+\.hint$|\.examples\.|\.terms\.")
    for language in ("de", "fr", "es"):
        differing = words["en"].keys() ^ words[language].keys()
        assert [path for path in differing if not optional.search(path)] == []
    english = " ".join(words["en"].values()).lower()
    assert not re.search(r"\b(pending|created)\b", english)
    statuses = [words["en"][f"0.status.{name}"] for name in ("draft", "pending", "paid")]
    assert statuses == ["Draft", "Issued", "Paid"]


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
