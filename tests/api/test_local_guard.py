"""Who is let in: one person on their own machine, or whoever has the token."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from scatterpilot.domain.errors import ScatterPilotError
from scatterpilot.local.app import app_of
from scatterpilot.local.server import serve
from scatterpilot.wiring.local import OWNER, LocalHome
from scatterpilot.wiring.settings import Settings
from tests.api.browser import Browser
from tests.api.test_invoices import data
from tests.domain.samples import SELLER

TOKEN = "correct-horse-battery-staple"
CREATE = {"json": {"invoice_data": data()}}


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Callable[..., Browser]]:
    made = []

    def make(
        base_url: str = "http://127.0.0.1:8000",
        peer: str = "127.0.0.1",
        token: str | None = None,
        allowed_origins: tuple[str, ...] = (),
    ) -> Browser:
        settings = Settings(
            data_dir=tmp_path,
            today=date(2026, 3, 9),
            token=token,
            allowed_origins=allowed_origins,
        )
        home = LocalHome(settings)
        home.profiles.save(OWNER, SELLER)
        app = app_of(home)
        made.append(app)
        return Browser(app, base_url, peer)

    yield make
    for app in made:
        app.threads.shutdown()
        app.home.database.close()


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost", "localhost:9999", "[::1]:8000", "127.1.2.3"]
)
def test_loopback_names_are_let_in(browser: Callable[..., Browser], host: str) -> None:
    assert browser()("GET", "/invoices", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    "evil.example localhost.evil.example 127.0.0.1.evil.example 192.168.1.5:8000 0.0.0.0:8000 "
    "[::1 localhost@evil.example evil.example:80:80 localhost.".split(),
)
@pytest.mark.parametrize("path", ["/invoices", "/", "/health", "/docs"])
def test_a_name_of_somebody_else_is_refused_so_that_rebinding_it_to_us_is_no_use(
    browser: Callable[..., Browser], host: str, path: str
) -> None:
    answer = browser()("GET", path, headers={"Host": host})
    assert answer.status_code == 403
    assert answer.json()["code"] == "host_not_allowed"


def test_another_machine_is_refused_whatever_it_claims(browser: Callable[..., Browser]) -> None:
    headers = {"Host": "localhost", "X-Forwarded-For": "127.0.0.1"}
    answer = browser(peer="192.168.1.9")("GET", "/invoices", headers=headers)
    assert answer.json()["code"] == "peer_not_allowed"


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://localhost:3000", "http://127.0.0.1", "file://", "x"],
)
def test_a_page_from_elsewhere_cannot_write(browser: Callable[..., Browser], origin: str) -> None:
    browse = browser()
    refused = browse("POST", "/invoices", headers={"Origin": origin}, **CREATE)
    assert refused.json()["code"] == "origin_not_allowed"
    read = browse("GET", "/invoices", headers={"Origin": origin})
    assert read.json()["count"] == 0
    assert "Access-Control-Allow-Origin" not in read.headers


def test_our_own_page_and_configured_ones_can_write(browser: Callable[..., Browser]) -> None:
    own = browser()
    same = own("POST", "/invoices", headers={"Origin": "http://127.0.0.1:8000"}, **CREATE)
    assert same.status_code == 201
    other = {"Origin": "http://localhost:3000"}
    configured = browser(allowed_origins=("http://localhost:3000",))
    assert configured("POST", "/invoices", headers=other, **CREATE).status_code == 201


def test_with_a_token_whoever_sends_it_is_let_in(browser: Callable[..., Browser]) -> None:
    browse = browser("http://invoices.example:8000", peer="192.168.1.9", token=TOKEN)
    sent = {"Authorization": f"Bearer {TOKEN}"}
    assert browse("POST", "/invoices", headers=sent, **CREATE).status_code == 201
    assert browse("GET", "/invoices", headers={"Authorization": f"bearer  {TOKEN} "}).is_success
    for open_to_all in ("/", "/health", "/openapi.json", "/docs"):
        assert browse("GET", open_to_all).status_code == 200


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}x"],
)
def test_without_the_right_token_nothing_is_answered(
    browser: Callable[..., Browser], authorization: str | None
) -> None:
    browse = browser(token=TOKEN)
    headers = {} if authorization is None else {"Authorization": authorization}
    refused = browse("GET", "/invoices", headers=headers)
    assert refused.status_code == 401
    assert TOKEN not in refused.text


def test_a_link_to_a_pdf_needs_no_token_because_it_is_signed(
    browser: Callable[..., Browser],
) -> None:
    browse = browser("http://invoices.example", token=TOKEN)
    sent = {"Authorization": f"Bearer {TOKEN}"}
    made = browse("POST", "/invoices", headers=sent, **CREATE).json()
    link = browse("POST", f"/invoices/{made['invoice_id']}/pdf", headers=sent).json()
    assert link["download_url"].startswith("http://invoices.example/files/")
    assert browse("GET", link["download_url"]).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "invoices.example"])
def test_serving_other_machines_without_a_token_is_refused(host: str) -> None:
    with pytest.raises(ScatterPilotError, match="SCATTERPILOT_TOKEN"):
        serve(host, port=0)
