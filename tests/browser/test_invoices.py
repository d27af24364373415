"""The list of invoices: filtered, searched, summed, scrolled and exported."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from scatterpilot.app.csv_export import invoices_csv
from tests.api.server_process import ServerProcess
from tests.browser.conftest import LOOKS
from tests.browser.filling import MANY, create, fill_with_many
from tests.browser.screen import MOST_SHIFT, OBSERVE_SHIFT, MainThread, Screen

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

HOSTILE = '=HYPERLINK("x"), <img src=x onerror="alert(\'owned\')">'
MOST_A_STEP = 0.05  # seconds of the processor


@pytest.fixture
def books(server: ServerProcess) -> None:
    """A draft, an overdue, a paid and a cancelled invoice, in two currencies."""
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
    expect(rows).to_have_count(5)
    expect(sums).to_have_text("¥5,0001 invoice$10.503 invoices")  # what is cancelled bills nothing
    expect(rows.filter(has_text="Late")).to_contain_text("Overdue")
    screen.part("filter-paid").check()
    expect(rows).to_have_count(1)
    expect(sums).to_have_text("$0.201 invoice")
    screen.part("filter-all").check()
    expect(rows).to_have_count(5)
    screen.part("search").fill("work for drafty")
    expect(rows.locator("visible=true")).to_have_count(1)
    expect(sums).to_have_text("$10.101 invoice")


def test_the_export_is_the_file_that_the_command_line_writes(
    screen: Screen, server: ServerProcess, tmp_path: Path, books: None
) -> None:
    with server.client() as client:
        create(client, HOSTILE)
        documents = client.get("/invoices", params={"limit": "100"}).json()["invoices"]
    screen.page.goto("/#/invoices")
    expect(screen.part("invoice-row").filter(has_text=HOSTILE)).to_have_count(1)
    with screen.page.expect_download() as caught:
        screen.part("export-csv").click()
    caught.value.save_as(tmp_path / "invoices.csv")
    written = (tmp_path / "invoices.csv").read_bytes().decode("utf-8-sig")
    assert written == invoices_csv(documents)


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
