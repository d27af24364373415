"""Every answer, good or bad, carries the headers that keep browsers from harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from scatterpilot.api import examples
from scatterpilot.local.app import app_of
from scatterpilot.local.functions import find_folder
from scatterpilot.wiring.local import LocalHome
from scatterpilot.wiring.settings import Settings
from tests.api.browser import Browser
from tests.api.gateway import Answered, Gateway
from tests.api.homes import FakeHome
from tests.trust.calls import OPERATIONS, Operation, path_of

IDS = {"conversation_id": examples.CONVERSATION_ID, "invoice_id": examples.INVOICE_ID}
OURS, THEIRS = "https://app.example.com", "https://evil.example"


def check(headers: httpx.Headers) -> None:
    """The headers of any answer, whatever is in it."""
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "DENY"
    assert "max-age=63072000" in headers["Strict-Transport-Security"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert not re.search(r"unsafe|\*|https?:", policy.get("script-src", ""))


def answers(api: Gateway, operation: Operation) -> Iterator[Answered]:
    path = path_of(operation, IDS)
    body = examples.REQUESTS.get(operation.name)
    yield api(operation.method, path, body)
    yield api(operation.method, path, raw="{", owner=None)
    yield api(operation.method, path, raw="{")
    yield api("OPTIONS", path)
    yield api("BREW", path)
    yield api("GET", f"{path}/nowhere")


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda found: found.name)
def test_every_answer_of_the_api_is_private_and_framed_by_nobody(
    api: Gateway, operation: Operation
) -> None:
    for answer in answers(api, operation):
        headers = httpx.Headers(dict(answer.headers))
        check(headers)
        assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda found: found.name)
def test_only_configured_origins_may_read(operation: Operation) -> None:
    home = FakeHome(allowed_origins=(OURS,))
    api = Gateway(home)
    for origin, told in ((OURS, OURS), (THEIRS, None), (f"{OURS}.evil.example", None), ("", None)):
        for method in (operation.method, "OPTIONS"):
            body = examples.REQUESTS.get(operation.name)
            answer = api(method, path_of(operation, IDS), body, headers={"Origin": origin})
            assert answer.headers.get("Access-Control-Allow-Origin") == told
            assert "Origin" in answer.headers["Vary"]
            assert "Access-Control-Allow-Credentials" not in answer.headers


def test_without_configured_origins_no_page_may_read(api: Gateway) -> None:
    answer = api("GET", "/invoices", headers={"Origin": OURS})
    assert not [name for name in answer.headers if name.startswith("Access-Control")]


@pytest.fixture
def browse(tmp_path: Path) -> Iterator[Browser]:
    app = app_of(LocalHome(Settings(data_dir=tmp_path, today=date(2026, 3, 9))))
    yield Browser(app)
    app.threads.shutdown()
    app.home.database.close()


def test_the_page_its_files_and_refusals_of_the_server_carry_them_too(browse: Browser) -> None:
    for path in ("/", "/js/main.js", "/css/base.css", "/docs", "/docs/start.js", "/nowhere"):
        check(browse("GET", path).headers)
    check(browse("GET", "/", headers={"Host": "evil.example"}).headers)
    check(browse("GET", "/files/x.pdf?filename=x&expires=1&signature=x").headers)


def test_the_page_has_no_inline_script_and_names_no_other_host() -> None:
    for page in (find_folder("demo")).glob("**/*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>", text)
        assert not re.search(r"\son\w+\s*=|javascript:|\sstyle\s*=", text)
        assert not re.search(r"(?:src|href)\s*=\s*[\"'](?:https?:)?//", text)
