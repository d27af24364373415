"""How quick the web page is in a real browser, by the clock.

Run: ``python -m benchmarks.page [--loads N]``; it needs Chromium. Prints the milliseconds from the
navigation until the composer takes keys (nothing cached, nothing listening before), how frames and
long tasks go while 1,000 invoices scroll by, page after page, and how far things jump (CLS).
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page
from tests.api.server_process import ServerProcess
from tests.browser.chromium import running_chromium
from tests.browser.filling import MANY, fill_with_many
from tests.browser.screen import ACME, OBSERVE_SHIFT, Screen

_WINDOWS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}
_OBSERVE = (
    OBSERVE_SHIFT
    + """
globalThis.tasks = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) globalThis.tasks.push(entry.duration);
}).observe({ type: "longtask", buffered: true });
const look = () => {
  if (document.getElementById("composer")) globalThis.usable ??= performance.now();
  else requestAnimationFrame(look);
};
look();
"""
)
# As fast as a hand on a touchpad: a window's height in a quarter of a second.
_SCROLL = """async (many) => {
  const rows = () => document.querySelectorAll("[data-testid=invoice-row]").length;
  const frame = () => new Promise(requestAnimationFrame);
  const frames = [];
  let last = await frame();
  for (;;) {
    scrollBy(0, innerHeight / 15);
    const now = await frame();
    frames.push(now - last);
    last = now;
    if (rows() >= many && scrollY + innerHeight >= document.body.scrollHeight - 2) return frames;
  }
}"""


def _opened(browser: Browser, server: ServerProcess, window: dict[str, Any]) -> Page:
    page = browser.new_context(base_url=server.url, locale="en-US", **window).new_page()
    page.add_init_script(_OBSERVE)
    return page


def first_load(browser: Browser, server: ServerProcess, window: dict[str, Any]) -> float:
    """Milliseconds until a key that is pressed stands in the composer."""
    page = _opened(browser, server, window)
    page.goto("/", wait_until="commit")
    page.locator("#composer").press("I")
    assert page.locator("#composer").input_value() == "I"
    milliseconds: float = page.evaluate("globalThis.usable")
    page.context.close()
    return milliseconds


def jumps_of_a_conversation(
    browser: Browser, server: ServerProcess, window: dict[str, Any]
) -> float:
    page = _opened(browser, server, window)
    page.goto("/")
    screen = Screen(page)
    screen.composer.press_sequentially(ACME)
    screen.composer.press("Enter")
    screen.answers.first.wait_for()
    page.wait_for_timeout(1_000)
    shift: float = page.evaluate("globalThis.shift")
    page.context.close()
    return shift


def scroll(browser: Browser, server: ServerProcess, window: dict[str, Any]) -> str:
    page = _opened(browser, server, window)
    page.goto("/#/invoices")
    page.get_by_test_id("invoice-row").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("globalThis.tasks.length = 0")
    frames: list[float] = page.evaluate(_SCROLL, MANY)
    tasks: list[float] = page.evaluate("globalThis.tasks")
    shift: float = page.evaluate("globalThis.shift")
    page.context.close()
    p95 = quantiles(frames, n=20)[-1]
    return (
        f"{MANY} invoices in {len(frames)} frames: median {median(frames):.1f} ms, "
        f"95 % within {p95:.1f} ms, longest {max(frames):.0f} ms; "
        f"{len(tasks)} tasks over 50 ms, longest {max(tasks, default=0):.0f} ms; CLS {shift:.4f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--loads", type=int, default=20)
    loads = parser.parse_args().loads
    with tempfile.TemporaryDirectory() as folder, running_chromium() as browser:
        server = ServerProcess(Path(folder))
        try:
            first_load(browser, server, {})  # the server's own first answer is not the page's
            for name, window in _WINDOWS.items():
                times = [first_load(browser, server, window) for _ in range(loads)]
                jumps = jumps_of_a_conversation(browser, server, window)
                print(
                    f"{name}: usable after {median(times):.0f} ms (median of {loads}), "
                    f"at most {max(times):.0f} ms; CLS with a first message {jumps:.4f}"
                )
            fill_with_many(server)
            for name, window in _WINDOWS.items():
                print(f"{name}: {scroll(browser, server, window)}")
        finally:
            server.kill()


if __name__ == "__main__":
    main()
