"""The invoice as a list shows what users wrote as the PDF does."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.api.server_process import ServerProcess
from tests.browser.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(60)]

HEBREW = "צביעת Oak Works גדר"
DATES = {"invoice_date": "2020-01-01", "due_date": "2020-01-31"}
LOGO = (
    "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI5MCIg"
    "aGVpZ2h0PSIzMCI+PHBhdGggZD0iTTAgMGg5MHYzMEgweiIvPjwvc3ZnPg=="
)
# The words of the first text that has them all, from the left edge of the screen to the right.
FROM_THE_LEFT = """(words) => {
  const texts = document.createTreeWalker(document.querySelector(".paper"), NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!words.every((word) => node.data.includes(word))) continue;
    const left = (word) => {
      const range = new Range();
      range.setStart(node, node.data.indexOf(word));
      range.setEnd(node, node.data.indexOf(word) + word.length);
      return range.getBoundingClientRect().left;
    };
    return words.toSorted((one, other) => left(one) - left(other));
  }
}"""


@pytest.fixture
def shown(server: ServerProcess, screen: Screen) -> Screen:
    """A draft with lines in two directions, as a list."""
    work = {"description": f"Fence\n{HEBREW}", "quantity": "3", "unit": "שעות", "unit_price": "5"}
    data = {"customer_name": HEBREW, "notes": f"Acme שלום Ltd\n{HEBREW}", "line_items": [work]}
    with server.client() as client:
        seller = {"business_name": HEBREW, "logo": LOGO, "address": f"Unit 4\n{HEBREW}"}
        assert client.put("/profile", json=seller).status_code == 200
        made = client.post("/invoices", json={"invoice_data": {**data, **DATES}})
        assert made.status_code == 201, made.text
    screen.page.goto(f"/#/i/{made.json()['invoice_id']}")
    screen.part("face-list").click()
    expect(screen.page.locator(".paper .logo")).to_be_visible()
    return screen


@pytest.mark.parametrize(
    "path", [".customer-name", ".description", ".paper-foot", ".seller-name", ".seller .lines-kept"]
)
def test_every_line_runs_the_way_of_its_first_letter(shown: Screen, path: str) -> None:
    script = FROM_THE_LEFT.replace(".paper", path)
    assert shown.page.evaluate(script, HEBREW.split()) == ["גדר", "Oak", "Works", "צביעת"]


def test_a_latin_line_keeps_its_direction_and_a_quantity_its_number_first(shown: Screen) -> None:
    words = ["Acme", "שלום", "Ltd"]
    assert shown.page.evaluate(FROM_THE_LEFT, words) == words
    assert shown.page.evaluate(FROM_THE_LEFT, ["3", "שעות"]) == ["3", "שעות"]


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}], ids=["dark"])
def test_a_dark_logo_stands_on_a_light_ground(shown: Screen) -> None:
    ground = "getComputedStyle(document.querySelector('.paper .logo')).backgroundColor"
    assert shown.page.evaluate(ground) == "rgb(255, 255, 255)"
