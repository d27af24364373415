"""The local server's application: routing, pages, files, and requests of every odd form."""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from scatterpilot.local.app import LocalApp, app_of
from scatterpilot.local.pages import Pages
from scatterpilot.local.threads import COMPUTING_THREADS, WAITING_THREADS
from scatterpilot.ports import Now
from scatterpilot.wiring.clock import now
from scatterpilot.wiring.local import OWNER, LocalHome
from scatterpilot.wiring.settings import Settings
from tests.api.browser import Browser
from tests.api.homes import EVERYTHING, YES, ScriptedEngine
from tests.api.test_invoices import data
from tests.domain.samples import SELLER

KEY = {"Idempotency-Key": "one"}


class ScriptedHome(LocalHome):
    @cached_property
    def engine(self) -> ScriptedEngine:
        return ScriptedEngine()


class LaterHome(LocalHome):
    """Six minutes ahead."""

    @property
    def now(self) -> Now:
        return lambda: now() + timedelta(minutes=6)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[LocalApp]:
    home = ScriptedHome(Settings(data_dir=tmp_path / "data", today=date(2026, 3, 9)))
    home.profiles.save(OWNER, SELLER)
    app = app_of(home)
    yield app
    app.threads.shutdown()
    home.database.close()


@pytest.fixture
def browse(app: LocalApp) -> Browser:
    return Browser(app)


def check_problem(response: httpx.Response, status: int) -> None:
    assert response.status_code == status, response.text
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == status
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def created(browse: Browser) -> str:
    answer = browse("POST", "/invoices", json={"invoice_data": data()})
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["invoice_id"]
    return found


def test_an_invoice_from_the_first_sentence_to_the_downloaded_pdf(browse: Browser) -> None:
    turn = browse("POST", "/conversation", json={"message": EVERYTHING}).json()
    yes = {"message": YES, "conversation_id": turn["conversation_id"]}
    done = browse("POST", "/conversation", json=yes).json()
    link = browse("POST", f"/invoices/{done['invoice_id']}/pdf").json()
    assert link["invoice_number"] == "INV-2026-0001"
    file = browse("GET", link["download_url"])
    assert file.status_code == 200
    assert file.headers["Content-Type"] == "application/pdf"
    assert 'attachment; filename="INV-2026-0001.pdf"' in file.headers["Content-Disposition"]
    assert file.content.startswith(b"%PDF-")


def test_a_repeated_request_is_replayed_from_the_database(browse: Browser) -> None:
    body = {"invoice_data": data()}
    first, again = (browse("POST", "/invoices", json=body, headers=KEY) for _ in range(2))
    assert again.content == first.content
    assert again.headers["Idempotent-Replayed"] == "true"
    preview = {**body, "format": "svg"}
    key = {"Idempotency-Key": "two"}
    drawn, redrawn = (
        browse("POST", "/invoices/preview", json=preview, headers=key) for _ in range(2)
    )
    assert drawn.content == redrawn.content
    assert drawn.content.startswith(b"<svg")


@pytest.mark.parametrize(
    "change",
    [
        lambda url: url.replace("INV-2026-0001", "INV-2026-0002"),
        lambda url: url.replace("expires=1", "expires=2"),
        lambda url: url.partition("?")[0],
        lambda url: url.replace("/files/local/", "/files/other/"),
        lambda url: "/files/../scatterpilot.db",
        lambda url: "/files/",
    ],
)
def test_a_forged_link_is_refused(browse: Browser, change: Any) -> None:
    url = browse("POST", f"/invoices/{created(browse)}/pdf").json()["download_url"]
    refused = browse("GET", change(url))
    assert refused.status_code in (403, 404)
    check_problem(refused, refused.status_code)


def test_an_expired_link_is_refused_and_says_what_to_do(app: LocalApp, browse: Browser) -> None:
    url = browse("POST", f"/invoices/{created(browse)}/pdf").json()["download_url"]
    address = urlsplit(url)
    later = LaterHome(app.home.settings)
    refused = Browser(replace(app, home=later))("GET", f"{address.path}?{address.query}")
    check_problem(refused, 403)
    assert "again" in refused.json()["detail"]
    later.database.close()


def test_the_page_is_served_with_its_types_and_a_strict_policy(browse: Browser) -> None:
    page = browse("GET", "/")
    assert page.status_code == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert browse("GET", "/index.html").content == page.content
    script = browse("GET", "/js/main.js")
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert script.headers["X-Content-Type-Options"] == "nosniff"


def test_the_documentation_asks_no_other_host(browse: Browser) -> None:
    page = browse("GET", "/docs")
    assert page.status_code == 200
    assert browse("GET", "/docs/").content == page.content
    for path in ("swagger-ui.js", "swagger-ui.css", "start.js"):
        assert f"/docs/{path}" in page.text or path == "start.js"
        assert browse("GET", f"/docs/{path}").status_code == 200
    assert "http" not in page.text
    assert "validatorUrl: null" in browse("GET", "/docs/start.js").text
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    "path",
    [
        "/../scatterpilot.db",
        "/%2e%2e/%2e%2e/README.md",
        "/..%2f..%2fpyproject.toml",
        "/js/..%5c..%5csettings.py",
        "/.gitkeep",
        "/js/",
        "/js",
        "/nothing.html",
        "/docs/nothing.js",
        "/docs/__init__.py",
        "/%00",
        "//etc/passwd",
        "/index.html/",
        "/C:/x.txt",
    ],
)
def test_nothing_but_the_pages_files_is_served(browse: Browser, path: str) -> None:
    check_problem(browse("GET", path), 404)


def test_a_file_of_unknown_type_is_not_served(app: LocalApp, tmp_path: Path) -> None:
    (tmp_path / "secrets.env").write_text("x")
    (tmp_path / "page.html").write_text("<p>")
    pages = Pages(tmp_path)
    assert pages.find("/secrets.env") is None
    assert pages.find("/page.html") is not None


def test_a_page_is_packed_for_who_reads_that_and_plain_for_others(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text("a { color: red }\n" * 100)
    (tmp_path / "small.css").write_text("a {}")
    pages = Pages(tmp_path)
    packed, plain = pages.find("/page.css", "br, gzip"), pages.find("/page.css", "br")
    assert packed
    assert plain
    assert (b"content-encoding", b"gzip") in [*packed.headers]
    assert gzip.decompress(packed.body) == plain.body == (tmp_path / "page.css").read_bytes()
    assert len(packed.body) < len(plain.body) / 10
    small = pages.find("/small.css", "gzip")
    assert small
    assert small.body == b"a {}"


@pytest.mark.parametrize("path", ["/health", "/", "/docs", "/openapi.json", "/invoices", "/nope"])
def test_head_has_the_headers_of_get_and_no_body(browse: Browser, path: str) -> None:
    head, get = browse("HEAD", path), browse("GET", path)
    assert head.status_code == get.status_code
    assert head.content == b""
    assert head.headers["Content-Length"] == get.headers["Content-Length"] or path == "/nope"
    assert head.headers["Content-Type"] == get.headers["Content-Type"]


def test_options_tells_the_methods(browse: Browser) -> None:
    answer = browse("OPTIONS", "/invoices")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Allow"] == "POST, GET, OPTIONS"
    check_problem(browse("OPTIONS", "/index.html"), 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_a_wrong_method_is_a_problem(browse: Browser, method: str) -> None:
    check_problem(browse(method, "/health"), 405)
    check_problem(browse(method, "/"), 404)


def test_a_body_in_pieces_is_one_body(browse: Browser) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for piece in (b'{"mess', b'age": "Gr', "ü".encode()[:1], "ü".encode()[1:], b'"}'):
            yield piece

    answer = browse(
        "POST", "/conversation", content=pieces(), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 200
    stored = browse("GET", f"/conversations/{answer.json()['conversation_id']}").json()
    assert stored["messages"][0]["text"] == "Grü"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"\0", b'{"message": "\xff"}'])
def test_a_broken_body_is_a_problem(browse: Browser, content: bytes) -> None:
    answer = browse(
        "POST", "/conversation", content=content, headers={"Content-Type": "application/json"}
    )
    check_problem(answer, 400)
    assert answer.json()["errors"][0]["field"] == "body"


@pytest.mark.parametrize("size", [256 * 1024 + 1, 1_000_000, 20_000_000])
def test_a_body_of_any_size_gets_an_answer(browse: Browser, size: int) -> None:
    check_problem(browse("POST", "/conversation", content=b"\xc3\xa9" * (size // 2 + 1)), 413)


def test_percent_encoded_paths_and_repeated_parameters_arrive(browse: Browser) -> None:
    invoice_id = created(browse)
    encoded = "".join(f"%{ord(c):02x}" for c in invoice_id)
    assert browse("GET", f"/invoices/{encoded}").json()["invoice_id"] == invoice_id
    twice = browse("GET", "/invoices?limit=1&limit=2")
    check_problem(twice, 400)
    assert twice.json()["errors"][0]["field"] == "limit"
    check_problem(browse("GET", "/invoices?limit="), 400)
    check_problem(browse("GET", "/invoices?" + "a=1&" * 200), 400)
    check_problem(browse("GET", "/invoices/%ff%fe"), 404)


@pytest.mark.parametrize(
    ("engine", "threads"), [("embedded", COMPUTING_THREADS), ("bedrock", WAITING_THREADS)]
)
def test_slow_requests_hold_up_nobody(tmp_path: Path, engine: str, threads: int) -> None:
    app = app_of(ScriptedHome(Settings(data_dir=tmp_path / "data", engine=engine)))
    # The turns only go on once a quick request, sent after them, has been answered.
    answered = threading.Event()
    app.home.engine.before_answering = lambda: answered.wait(10)

    async def send() -> list[int]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            turns = [
                asyncio.create_task(client.post("/conversation", json={"message": "Hello"}))
                for _ in range(threads - 1)
            ]
            while app.home.engine.turns < len(turns):
                await asyncio.sleep(0.01)
            quick = await asyncio.wait_for(client.get("/health"), 5)
            answered.set()
            return [quick.status_code, *[(await turn).status_code for turn in turns]]

    assert set(asyncio.run(send())) == {200}
    app.threads.shutdown()
    app.home.database.close()


def test_a_client_that_goes_away_gets_no_answer_and_harms_nothing(app: LocalApp) -> None:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/conversation",
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
        "scheme": "http",
        "client": ("127.0.0.1", 1),
    }
    asyncio.run(app(scope, receive, send))
    assert sent == []
