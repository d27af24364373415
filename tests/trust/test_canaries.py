"""What somebody sends is in no log line, no metric and no error's body."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from scatterpilot.api import examples
from scatterpilot.api.log import Log
from scatterpilot.api.metrics import Meter
from tests.api.gateway import Answered, Gateway
from tests.api.homes import FakeHome
from tests.api.log_lines import log_lines
from tests.architecture.sources import PRODUCT, ROOT, imports_in
from tests.trust.calls import (
    OPERATIONS,
    Operation,
    filled,
    parameters,
    path_of,
    schema_of,
    with_each_field,
)

CANARY = "Zanzibar7canary"
SPOKEN = f"{CANARY} Smith, {CANARY}@birds.example, +44 20 7946 0958"
IDS = {"conversation_id": examples.CONVERSATION_ID, "invoice_id": examples.INVOICE_ID}


def bodies(operation: Operation) -> Iterator[Any]:
    schema = schema_of(operation)
    if schema is None:
        yield None
        return
    example = examples.REQUESTS[operation.name]
    for value in (CANARY, SPOKEN, [SPOKEN], {"a": SPOKEN}):
        yield filled(schema, value)
        yield from with_each_field(example, value)
    yield {**example, "no_such_field": SPOKEN}
    yield SPOKEN
    yield [SPOKEN]


def calls(api: Gateway, operation: Operation) -> Iterator[Answered]:
    method, path = operation.method, path_of(operation, IDS)
    for body in bodies(operation):
        yield api(method, path, body)
    body = examples.REQUESTS.get(operation.name)
    yield api(method, path, raw=f'{{"message": "{SPOKEN}')
    for name in parameters(operation, "path"):
        yield api(method, path_of(operation, {**IDS, name: CANARY}), body)
    for name in parameters(operation, "query"):
        yield api(method, path, body, query={name: SPOKEN})
    headers = ["Authorization", "User-Agent", "Origin", "Referer", "Cookie", "X-Forwarded-For"]
    headers += ["X-Amzn-Trace-Id", "Content-Type"]
    for name in [*headers, *parameters(operation, "header")]:
        yield api(method, path, body, headers={name: SPOKEN})
    yield api("BREW", path, body, headers={"X-Other": SPOKEN})


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda found: found.name)
def test_nothing_that_was_sent_is_logged_or_told_back_in_an_error(
    api: Gateway, operation: Operation, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = list(calls(api, operation))
    logged = log_lines(capsys)
    assert sum(line["message"] == "answered" for line in logged) == len(answers)
    assert CANARY not in repr(logged)
    assert "20 7946 0958" not in repr(logged)
    refused = [answer.text for answer in answers if answer.status >= 400]
    assert refused
    assert [text for text in refused if CANARY in text] == []


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda found: found.name)
def test_nothing_that_was_sent_is_in_a_metric(
    operation: Operation, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither in a figure nor in a dimension, where each value would be one more metric."""
    measuring = Gateway(FakeHome(meter=Meter("ScatterPilot", "dev"), log_level="CRITICAL"))
    answers = list(calls(measuring, operation))
    written = capsys.readouterr().out
    counted = [json.loads(line) for line in written.splitlines() if "_aws" in line]
    refused = [answer for answer in answers if answer.status >= 400]
    assert sum("Errors" in line for line in counted) == len(refused)
    assert CANARY not in written
    assert "20 7946 0958" not in written


def test_no_tracer_adds_to_traces_what_it_finds() -> None:
    """They hold what Lambda writes, and calls by their names: ``tests/wiring/test_xray.py``."""
    tracing = ("aws_xray_sdk", "opentelemetry", "aws_lambda_powertools.Tracer")
    sources = [*PRODUCT, *(ROOT / "functions").rglob("*.py")]
    imported = {name for path in sources for name in imports_in(path)}
    assert "aws_lambda_powertools.metrics.EphemeralMetrics" in imported
    assert [name for name in imported if name.startswith(tracing)] == []


def test_the_words_of_an_exception_are_not_logged(
    api: Gateway, home: FakeHome, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash() -> None:
        raise RuntimeError(SPOKEN)

    home.engine.before_answering = crash
    answer = api("POST", "/conversation", {"message": "Hello"})
    logged = log_lines(capsys)
    assert answer.status == 500
    assert logged[0]["error"] == "RuntimeError"
    assert CANARY not in repr(logged) + answer.text


def test_even_a_careless_line_passes_the_redactor(capsys: pytest.CaptureFixture[str]) -> None:
    log = Log("INFO", "1")
    log.info("sent to max@web.example", customer_name="Ada Lovelace", note="x" * 5_000, n=[1, 2.5])
    log.error("called +49 30 1234567", extra={"token": "abc123"})
    log.info("many", **{f"field_{number}": "y" * 900 for number in range(10)})
    logged = capsys.readouterr().out
    for gone in ("max@", "Ada", "1234567", "abc123", "x" * 1_100, "y" * 2_000):
        assert gone not in logged
    assert '"n":[1,2.5]' in logged
    assert '"cut":' in logged
