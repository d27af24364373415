"""Which lines the redactor reads, and that the others need it not."""

from __future__ import annotations

import json
import logging
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.api.log import RedactingFormatter
from scatterpilot.api.redaction import redact

ANSWERED = {
    "level": "INFO",
    "location": "_answer:84",
    "message": "answered",
    "timestamp": "2026-11-24T19:57:55.939Z",
    "service": "scatterpilot",
    "request_id": "b3f356ec715f4b4e961fef4108980792",
    "operation": "list_invoices",
    "owner": "74932aa2e6a9184b",
    "status": 200,
    "code": None,
    "ms": 6,
    "cold_start": False,
}
# A hash may happen to be a valid number of a card or a bank account; those are another test's.
no_number = re.compile(r"(?![a-f]{2}\d\d)\d*[a-f]").match
ids = st.uuids().map(lambda found: found.hex).filter(no_number)


def written(line: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(RedactingFormatter().serialize(line))
    return found


def test_a_line_of_ids_codes_and_counts_is_written_as_it_is() -> None:
    assert written(ANSWERED) == ANSWERED


def test_a_line_says_when_and_where_and_names_its_trace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("_X_AMZN_TRACE_ID", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1")
    record = logging.makeLogRecord(
        {
            "levelname": "INFO",
            "msg": "answered",
            "funcName": "_answer",
            "lineno": 84,
            "created": 1_700_000_000.25,
            "status": 200,
            "code": None,
        }
    )
    assert json.loads(RedactingFormatter().format(record)) == {
        "level": "INFO",
        "location": "_answer:84",
        "message": "answered",
        "timestamp": "2023-11-14T22:13:20.250Z",
        "service": "scatterpilot",
        "status": 200,
        "xray_trace_id": "1-5759e988-bd862e3fe1be46a994272793",
    }


def test_a_keyed_hash_that_looks_like_a_card_number_stays_whole() -> None:
    line = {**ANSWERED, "owner": "4111111111111111"}
    assert written(line) == line


@given(
    request_id=ids,
    owner=ids.map(lambda found: found[:16]).filter(no_number),
    status=st.integers(100, 599),
    ms=st.integers(0, 900_000),
    cold_start=st.booleans(),
)
def test_the_redactor_would_take_nothing_out_of_such_a_line(**drawn: Any) -> None:
    line = json.dumps({**ANSWERED, **drawn})
    assert redact(line) == line


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("customer", "tom@example.com"),
        ("code", "not_found for tom@example.com"),
        ("request_id", "tom@example.com"),
        ("owner", "tom@example.com"),
        ("message", "could not reach tom@example.com"),
        ("operation", ["tom@example.com"]),
        ("ms", {"of": "tom@example.com"}),
    ],
)
def test_a_line_with_anything_else_in_it_is_redacted(name: str, value: object) -> None:
    line = written({**ANSWERED, name: value})
    assert "tom@example.com" not in json.dumps(line)
    assert "[email]" in json.dumps(line)
