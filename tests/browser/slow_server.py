"""A server that takes its time, and what the page says meanwhile."""

from __future__ import annotations

from playwright.sync_api import Route

from tests.browser.screen import ACME, Screen

PATIENCE_MS = 300
COURSE = {
    PATIENCE_MS: "Reading your message…",
    4_000: "Still waiting for the answer; nothing is lost.",
    10_000: "This can take up to 25 seconds. Your message is kept.",
    25_000: "Longer than usual. If no answer comes, your message will be back in the field below.",
}
EVERY_CHANGE = """globalThis.said = [];
addEventListener("DOMContentLoaded", () =>
  new MutationObserver(() => {
    const text = document.querySelector("[data-testid=waiting]")?.textContent ?? "";
    if (text !== (said.at(-1) ?? "")) said.push(text);
  }).observe(document.body, { subtree: true, childList: true, characterData: true }));"""


class SlowServer:
    """Answers a turn when it is told to, and not before."""

    def __init__(self, screen: Screen) -> None:
        self._held: list[Route] = []
        screen.page.route("**/conversation", lambda route: self._held.append(route))

    def answer(self) -> None:
        self._held.pop().continue_()

    def refuse(self) -> None:
        problem = {"code": "not_answered", "detail": "No engine could answer. Try again."}
        self._held.pop().fulfill(status=503, content_type="application/problem+json", json=problem)


def send(screen: Screen, message: str = ACME) -> None:
    with screen.page.expect_request("**/conversation"):
        screen.composer.fill(message)
        screen.composer.press("Enter")
