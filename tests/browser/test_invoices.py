"""The list of invoices: filtered, searched, summed, scrolled and exported."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.api.server_process import ServerProcess
from tests.browser.conftest import LOOKS
from tests.browser.filling import MANY, create, fill_with_many
from tests.browser.screen import MOST_SHIFT, OBSERVE_SHIFT, MainThread, Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

HOSTILE = '=HYPERLINK("x"), <img src=x onerror="alert(\'owned\')">'
MOST_A_STEP = 0.05  # seconds of the processor


@pytest.fixture
def books(server: ServerProcess) -> None:
    """A draft, an overdue, a paid and a cancelled invoice (credited), in two currencies."""
    with server.client() as client:
        create(client, "Drafty", "10.10")
        create(client, "Yen & Co", "5000", "JPY")
        for name, status in (("Late", None), ("Paid Ltd", "paid"), ("Gone", "cancelled")):
            made = create(client, name, "0.20")
            client.post(f"/invoices/{made}/pdf").raise_for_status()
            if status:
                client.patch(f"/invoices/{made}", json={"status": status}).raise_for_status()


def test_the_list_is_filtered_searched_and_summed_by_currency(screen: Screen, books: None) -> None:
    screen.page.goto("/#/invoices")
    rows, sums = screen.part("invoice-row"), screen.part("sums")
    expect(rows).to_have_count(6)
    # What is cancelled bills nothing, and neither does its credit note.
    expect(sums).to_have_text("¥5,0001 invoice$10.503 invoices$0.20 due")
    expect(rows.filter(has_text="Late")).to_contain_text("Overdue")
    screen.part("filter-paid").check()
    expect(rows).to_have_count(1)
    expect(sums).to_have_text("$0.201 invoice")
    screen.part("filter-all").check()
    expect(rows).to_have_count(6)
    screen.part("search").fill("work for drafty")
    expect(rows.locator("visible=true")).to_have_count(1)
    expect(sums).to_have_text("$10.101 invoice")


def test_the_export_is_what_the_server_gives_page_by_page(
    screen: Screen, server: ServerProcess, tmp_path: Path
) -> None:
    fill_with_many(server)
    with server.client() as client:
        create(client, HOSTILE)
        pages = [client.get("/invoices", params={"format": "csv", "limit": "100"})]
        while "next" in pages[-1].links:
            pages.append(client.get(urljoin(str(pages[-1].url), pages[-1].links["next"]["url"])))
    screen.page.goto("/#/invoices")
    expect(screen.part("invoice-row").first).to_be_visible()
    with screen.page.expect_download() as caught:
        screen.part("export-csv").click()
    caught.value.save_as(tmp_path / "invoices.csv")
    written = (tmp_path / "invoices.csv").read_bytes().decode("utf-8-sig")
    assert written == "".join(page.text for page in pages)
    rows = list(csv.DictReader(io.StringIO(written, newline=""), strict=True))
    assert len(rows) == 1 + MANY
    assert f"'{HOSTILE}" in [row["customer_name"] for row in rows]
    expect(screen.page.get_by_text(f"{1 + MANY} invoices exported")).to_be_visible()


def test_an_export_that_fails_is_offered_again(screen: Screen, books: None) -> None:
    screen.page.goto("/#/invoices")
    expect(screen.part("invoice-row")).to_have_count(6)
    screen.page.route("**/invoices?format=csv*", lambda route: route.abort("connectionreset"))
    screen.part("export-csv").click()
    expect(screen.part("error-banner")).to_be_visible()
    screen.page.unroute("**/invoices?format=csv*")
    with screen.page.expect_download():
        screen.part("retry").click()


def test_a_thousand_invoices_scroll_smoothly_to_the_end(
    screen: Screen, server: ServerProcess
) -> None:
    fill_with_many(server)
    screen.page.goto("/#/invoices")
    expect(screen.part("invoice-row").first).to_be_visible()
    work = MainThread(screen.page)
    steps = screen.page.evaluate(
        """async () => {
          const rows = () => document.querySelectorAll("[data-testid=invoice-row]").length;
          const frame = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
          for (let steps = 1; steps < 5_000; steps += 1) {
            scrollBy(0, 1500);
            await frame();
            const end = scrollY + innerHeight >= document.body.scrollHeight - 2;
            if (rows() >= 1000 && end) return steps;
          }
          return 0;
        }"""
    )
    assert steps > 0, "the end was not reached"
    expect(screen.part("invoice-row")).to_have_count(MANY)
    # Loading, layout and paint of a step fit into a few frames, however many rows there are.
    assert work.seconds() / steps < MOST_A_STEP


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_nothing_jumps_when_the_list_comes(screen: Screen, server: ServerProcess) -> None:
    fill_with_many(server)
    screen.page.add_init_script(OBSERVE_SHIFT)
    screen.page.goto("/#/invoices")
    expect(screen.part("invoice-row").first).to_be_visible()
    screen.page.wait_for_load_state("networkidle")
    # The next page is loaded before its place is in sight.
    screen.page.evaluate("scrollTo(0, document.body.scrollHeight - innerHeight - 300)")
    expect(screen.part("invoice-row")).to_have_count(100)
    assert screen.page.evaluate("globalThis.shift") < MOST_SHIFT
