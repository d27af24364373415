"""The page as a browser gets it, before the stack on the emulator."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Route
from scripts.deployment import page

from tests.architecture.sources import ROOT
from tests.browser.screen import Screen
from tests.deployed.stack import ORIGIN, DeployedStack

# What the page shows of a stack is up to functions that start in seconds here.
_PATIENCE_MS = 60_000


@contextmanager
def opened(browser: Browser, stack: DeployedStack) -> Iterator[Screen]:
    """The page on the origin that the stack lets in, configured as the script does it."""
    context = browser.new_context(base_url=ORIGIN, locale="en-US")
    context.set_default_timeout(_PATIENCE_MS)
    context.route(f"{ORIGIN}/**", _serve)
    # A page of the internet may not ask this machine: Chromium keeps it from that.
    context.route(f"{stack.emulator.url}/**", lambda route: route.fulfill(response=route.fetch()))
    api = str(stack.http.base_url).rstrip("/")
    cognito = {**page.configuration(stack.outputs), "endpoint": f"{stack.emulator.url}/"}
    kept = json.dumps({"mode": "live", "apiUrl": api, "cognito": cognito})
    context.add_init_script(f"localStorage['scatterpilot.connection'] = {json.dumps(kept)}")
    screen = Screen(context.new_page())
    screen.page.goto("/")
    yield screen
    # Pictures may be under way still.
    context.unroute_all(behavior="ignoreErrors")
    context.close()


def _serve(route: Route) -> None:
    path = urlsplit(route.request.url).path.lstrip("/") or "index.html"
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    route.fulfill(body=(ROOT / "demo" / path).read_bytes(), content_type=kind)
