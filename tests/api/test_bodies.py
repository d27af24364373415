from __future__ import annotations

import base64
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scatterpilot.api.bodies import BODY_LIMIT
from scatterpilot.api.operations import OPERATIONS
from tests.api.gateway import Gateway, check_problem
from tests.api.homes import FakeHome

WRITES = [
    (found.method, found.path.format(invoice_id=f"inv_{'0' * 32}"))
    for found in OPERATIONS
    if found.request
]


@pytest.mark.parametrize(("method", "path"), WRITES)
@pytest.mark.parametrize(
    "raw",
    [
        "",
        "   ",
        "{",
        '{"message": "Hello"',
        "Hello",
        "null",
        "true",
        "5",
        '"text"',
        "[]",
        "\ufeff",
        "\ufeff\ufeff{}",
        '{"message": NaN}',
        '{"message": -Infinity}',
        "{'message': 'Hello'}",
        '{"message": "a"} {"message": "b"}',
        '{"message": "\t\x00"}',
        '{"message": %s}' % ("9" * 5_000),
        '{"message": 1.%s}' % ("9" * 5_000),
        "[" * 100_000,
        '{"message":' * 20_000,
        '{"message":' + "[" * 100 + "]" * 100 + "}",
        "\ud800",
    ],
    ids=range(23),
)
def test_what_is_not_a_json_object_is_refused_with_a_remedy(
    api: Gateway, method: str, path: str, raw: str
) -> None:
    check_problem(api(method, path, raw=raw), 400, "body")


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ('{"message": "a", "message": "b"}', "message"),
        ('{"message": "a", "extra": {"x": 1, "x": 2}}', "x"),
        ('{"message": "\\ud800"}', "message"),
        ('{"\\ud800": "x"}', "body"),
        ('{"message": ["a", {"b": "\\udfff"}]}', "message.1.b"),
    ],
)
def test_what_json_allows_but_nothing_can_store_names_its_place(
    api: Gateway, raw: str, field: str
) -> None:
    check_problem(api("POST", "/conversation", raw=raw), 400, field)


@pytest.mark.parametrize(("method", "path"), WRITES)
def test_a_megabyte_is_too_much(api: Gateway, method: str, path: str) -> None:
    answer = api(method, path, {"message": "x" * 1_000_000})
    check_problem(answer, 413, "body")
    assert "256 kB" in answer.json["detail"]


def test_the_limit_counts_bytes_and_is_inclusive(api: Gateway) -> None:
    fits = '{"message": "Hello"}'.ljust(BODY_LIMIT)
    assert api("POST", "/conversation", raw=fits).status == 200
    check_problem(api("POST", "/conversation", raw=fits + " "), 413)
    wide = '{"message": "%s"}' % ("é" * (BODY_LIMIT // 2))
    check_problem(api("POST", "/conversation", raw=wide), 413)


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_another_media_type_is_refused_with_the_header_to_send(
    api: Gateway, media_type: str
) -> None:
    answer = api(
        "POST", "/conversation", {"message": "Hello"}, headers={"Content-Type": media_type}
    )
    check_problem(answer, 415, "Content-Type")
    assert "application/json" in answer.json["detail"]


def test_a_body_in_base64_is_read_like_any_other(api: Gateway, home: FakeHome) -> None:
    def send(body: str) -> int:
        event = {
            "path": "/conversation",
            "httpMethod": "POST",
            "headers": None,
            "requestContext": {"authorizer": {"claims": {"sub": "anna"}}},
            "body": body,
            "isBase64Encoded": True,
        }
        return api.send(event).status

    assert send(base64.b64encode('{"message": "Grüße"}'.encode()).decode()) == 200
    assert send(base64.b64encode(b'{"message": "\xff"}').decode()) == 400
    assert send("not base64") == 400
    assert send("A" * 700_000) == 413


def test_a_body_may_begin_with_the_mark_of_utf_8(api: Gateway) -> None:
    assert api("POST", "/conversation", raw='\ufeff{"message": "Hello"}').status == 200


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    "message conversation_id invoice_id timezone invoice_data status format logo customer_name "
    "due_date line_items discount tax_rate default_tax_rate".split()
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    operation=st.sampled_from(WRITES),
    body=st.dictionaries(FIELDS, JSON | st.dictionaries(FIELDS, JSON, max_size=4), max_size=4),
)
def test_no_json_whatsoever_is_our_mistake(
    api: Gateway, operation: tuple[str, str], body: object
) -> None:
    answer = api(*operation, raw=json.dumps(body))
    assert answer.status < 500, answer.text


def test_a_preview_has_one_source(api: Gateway) -> None:
    two = {"conversation_id": "conv_" + "0" * 32, "invoice_id": "inv_" + "0" * 32}
    refused = api("POST", "/invoices/preview", two)
    check_problem(refused, 400, "conversation_id")
    assert "either conversation_id, invoice_id or invoice_data, not more" in refused.text
