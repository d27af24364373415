"""Which lines the redactor reads, and that the others need it not."""

from __future__ import annotations

import errno
import io
import json
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.api.log import Log, line_of
from scatterpilot.api.redaction import redact

ANSWERED = {
    "level": "INFO",
    "message": "answered",
    "timestamp": "2026-11-24T19:57:55.939Z",
    "service": "scatterpilot",
    "request_id": "b3f356ec715f4b4e961fef4108980792",
    "operation": "list_invoices",
    "owner": "74932aa2e6a9184b",
    "status": 200,
    "code": "invoice_not_found",
    "ms": 6,
    "cold_start": False,
}
# A hash may happen to be a valid number of a card or a bank account; those are another test's.
no_number = re.compile(r"(?![a-f]{2}\d\d)\d*[a-f]").match
ids = st.uuids().map(lambda found: found.hex).filter(no_number)


def written(line: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(line_of(tuple(line.items())))
    return found


def test_a_line_of_ids_codes_and_counts_is_written_as_it_is() -> None:
    assert written(ANSWERED) == ANSWERED


def test_a_line_says_when_it_was_and_names_its_request_and_trace(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    log = Log("INFO", ANSWERED["request_id"], "1-5759e988-bd862e3fe1be46a994272793")
    log.info("answered", status=200, code=None)
    line = json.loads(capsys.readouterr().out)
    assert before <= datetime.fromisoformat(line.pop("timestamp")) <= datetime.now(UTC)
    assert line == {
        "level": "INFO",
        "message": "answered",
        "service": "scatterpilot",
        "request_id": ANSWERED["request_id"],
        "status": 200,
        "xray_trace_id": "1-5759e988-bd862e3fe1be46a994272793",
    }


@pytest.mark.parametrize(
    ("level", "written_ones"),
    [
        ("DEBUG", ["INFO", "ERROR"]),
        ("INFO", ["INFO", "ERROR"]),
        ("WARNING", ["ERROR"]),
        ("ERROR", ["ERROR"]),
        ("CRITICAL", []),
    ],
)
def test_only_lines_of_the_level_and_above_are_written(
    level: str, written_ones: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Log(level, "1").info("answered")
    Log(level, "1").error("unforeseen")
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["level"] for line in lines] == written_ones


def test_lines_of_many_threads_stay_whole(capsys: pytest.CaptureFixture[str]) -> None:
    def write(number: int) -> None:
        for _ in range(100):
            Log("INFO", "1").info("answered", ms=number)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert Counter(line["ms"] for line in lines) == dict.fromkeys(range(8), 100)


def test_a_full_disk_behind_the_log_stops_nothing() -> None:
    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    with redirect_stdout(Full()):
        Log("INFO", "1").info("answered")


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
