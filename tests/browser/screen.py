"""What a person does on the page, and what they see there."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Download, Locator, Page, expect
from pypdf import PdfReader

ACME = "Invoice Acme Corp for 40 hours of web development at $150/hour, net 30"
YES = "Yes, create it"
OBSERVE_SHIFT = """globalThis.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput) globalThis.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
MOST_SHIFT = 0.01  # good is up to 0.1
_MOST_TABS = 60


class Screen:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.composer = self.part("composer")
        self.customer = self.part("draft-customer")
        self.total = self.part("draft-total")
        self.answers = self.part("message-assistant")

    def open(self, address: str = "/") -> None:
        self.page.goto(address)
        expect(self.composer).to_be_focused()

    def part(self, testid: str) -> Locator:
        return self.page.get_by_test_id(testid)

    def say(self, message: str) -> None:
        """Type a message, send it, and wait for its answer."""
        answered = self.answers.count()
        self.composer.fill(message)
        self.composer.press("Enter")
        expect(self.answers).to_have_count(answered + 1)

    def tab_to(self, testid: str) -> None:
        """Reach a control with the Tab key alone."""
        for _ in range(_MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.part(testid).and_(self.page.locator(":focus")).count():
                return
        raise AssertionError(f"{testid} can't be reached with the Tab key")


class MainThread:
    """The processor time that a page's main thread has taken since this was made."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self._before = self._taken()

    def _taken(self) -> float:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))

    def seconds(self) -> float:
        return self._taken() - self._before


def text_of(download: Download, folder: Path) -> str:
    """The text of a downloaded PDF, each run of white space as one space."""
    path = folder / download.suggested_filename
    download.save_as(path)
    assert path.read_bytes().startswith(b"%PDF-")
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
