"""Whatever a socket brings, the local server answers it, and in one of the ways it promises."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scatterpilot.api.bodies import parse_object
from scatterpilot.api.operations import OPERATIONS
from scatterpilot.domain.errors import InvalidError
from scatterpilot.local.app import LocalApp, app_of
from scatterpilot.wiring.local import LocalHome
from scatterpilot.wiring.settings import Settings

_MANY = settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_IDS = {"invoice_id": f"inv_{'0' * 32}", "conversation_id": f"conv_{'0' * 32}"}
_PATHS = st.sampled_from(sorted({found.path.format(**_IDS) for found in OPERATIONS}))
_NAMES = st.sampled_from(
    "host origin cookie authorization content-type content-length transfer-encoding accept "
    "idempotency-key x-forwarded-for x-forwarded-proto user-agent".split()
)
_BYTES = st.binary(max_size=60)
_HEADERS = st.lists(st.tuples(_NAMES.map(str.encode) | _BYTES, _BYTES), max_size=6)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=20), inner),
    max_leaves=12,
)
_SCOPES = st.fixed_dictionaries(
    {
        "method": st.sampled_from("GET HEAD POST PUT PATCH DELETE OPTIONS TRACE BREW".split()),
        "path": _PATHS | st.text(max_size=60).map(lambda text: f"/{text}"),
        "query_string": _BYTES,
        "headers": _HEADERS.map(lambda found: [(b"host", b"127.0.0.1:8000"), *found]) | _HEADERS,
        "scheme": st.sampled_from(["http", "https"]),
        "client": st.sampled_from([None, ("127.0.0.1", 1), ("10.0.0.1", 1), ("::1", 1)]),
    }
)
_BODIES = st.lists(_BYTES | _JSON.map(lambda value: json.dumps(value).encode()), max_size=3)


@pytest.fixture
def app(tmp_path: Any) -> Iterator[LocalApp]:
    home = LocalHome(Settings(data_dir=tmp_path / "data"))
    app = app_of(home)
    yield app
    app.threads.shutdown()
    home.database.close()


def answered(app: LocalApp, scope: dict[str, Any], body: list[bytes]) -> list[dict[str, Any]]:
    """What the application sends for a request whose body comes in these pieces."""
    parts = [{"type": "http.request", "body": part, "more_body": True} for part in body]
    parts.append({"type": "http.request", "body": b"", "more_body": False})
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return parts.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(app({"type": "http", **scope}, receive, send))
    return sent


@given(_SCOPES, _BODIES)
@_MANY
def test_any_request_gets_one_whole_answer_and_none_is_our_fault(
    app: LocalApp, scope: dict[str, Any], body: list[bytes]
) -> None:
    start, content = answered(app, scope, body)
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in start["headers"]}
    assert start["status"] < 500
    assert headers["x-content-type-options"] == "nosniff"
    if scope["method"] == "HEAD" or start["status"] in (204, 304):
        assert content["body"] == b""
    else:
        assert int(headers["content-length"]) == len(content["body"])
    if start["status"] >= 400 and content["body"]:
        assert headers["content-type"] == "application/problem+json"
        assert json.loads(content["body"])["request_id"] == headers["x-request-id"]


def read(text: str) -> dict[str, Any] | None:
    """``None``: refused."""
    try:
        return parse_object(text)
    except InvalidError:
        return None


@given(st.text() | _JSON.map(json.dumps) | st.binary().map(lambda raw: raw.decode("latin-1")))
@_MANY
def test_any_text_is_refused_or_read_as_json_reads_it(text: str) -> None:
    found = read(text)
    assert found is None or found == json.loads(text)
