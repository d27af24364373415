from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from scatterpilot.api.metrics import Meter, count_turn
from tests.api.gateway import Gateway
from tests.api.homes import EVERYTHING, YES, FakeHome

Metrics = list[dict[str, Any]]
DEV = Meter("ScatterPilot", "dev")


@pytest.fixture
def home() -> FakeHome:
    return FakeHome(meter=DEV)


def written(capsys: pytest.CaptureFixture[str]) -> Metrics:
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line]
    return [line for line in lines if "_aws" in line]


def values(metrics: Metrics) -> dict[str, float]:
    """Every metric by name, of all lines."""
    found = {}
    for line in metrics:
        [directive] = line["_aws"]["CloudWatchMetrics"]
        assert directive["Namespace"] == "ScatterPilot"
        assert line["service"] == "scatterpilot"
        assert line["environment"] == "dev"
        assert directive["Dimensions"][:2] == [[], ["environment"]]
        found.update({each["Name"]: line[each["Name"]][0] for each in directive["Metrics"]})
    return found


def dimensions(line: dict[str, Any]) -> list[list[str]]:
    found: list[list[str]] = line["_aws"]["CloudWatchMetrics"][0]["Dimensions"]
    return found


def test_a_metric_is_found_without_dimensions_and_by_environment(
    capsys: pytest.CaptureFixture[str],
) -> None:
    count_turn(Meter("ScatterPilot", "prod"), TURN)
    [line] = written(capsys)
    assert dimensions(line) == [[], ["environment"]]
    assert line["environment"] == "prod"
    assert "InputTokens" in line


def test_every_member_that_a_dimension_names_is_a_text_of_the_line(
    api: Gateway, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else CloudWatch drops the whole line."""
    api("POST", "/conversation", {"message": EVERYTHING})
    api("GET", f"/invoices/inv_{'0' * 32}")
    api("GET", "/nowhere")
    lines = written(capsys)
    assert len(lines) >= 3
    for line in lines:
        for name in itertools.chain(*dimensions(line)):
            assert isinstance(line[name], str)
            assert line[name]


def test_how_long_a_turn_took_is_measured(api: Gateway, capsys: pytest.CaptureFixture[str]) -> None:
    api("POST", "/conversation", {"message": EVERYTHING})
    assert values(written(capsys))["ConversationDuration"] >= 0


def test_an_error_is_counted_by_operation_and_code(
    api: Gateway, capsys: pytest.CaptureFixture[str]
) -> None:
    api("GET", f"/invoices/inv_{'0' * 32}")
    [line] = written(capsys)
    assert values([line]) == {"Errors": 1}
    assert (line["operation"], line["code"]) == ("get_invoice", "invoice_not_found")
    assert dimensions(line) == [[], ["environment"], ["environment", "operation"]]


def test_a_pdf_is_a_success_with_its_time(
    api: Gateway, invoice_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    api("POST", f"/invoices/{invoice_id}/pdf")
    measured = values(written(capsys))
    assert measured["InvoicesSucceeded"] == 1
    assert measured["PdfDuration"] >= 0


def test_what_the_caller_must_change_is_no_failed_invoice(
    api: Gateway, home: FakeHome, capsys: pytest.CaptureFixture[str]
) -> None:
    api("POST", "/invoices", {"invoice_data": {"currency": "no"}})
    assert "InvoicesFailed" not in values(written(capsys))


def test_nothing_is_written_where_nobody_counts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    api = Gateway(FakeHome())
    api("POST", "/conversation", {"message": EVERYTHING})
    api("GET", "/nowhere")
    assert written(capsys) == []


def test_a_conversation_counts_when_it_starts_and_when_its_invoice_is_created(
    capsys: pytest.CaptureFixture[str], api: Gateway, conversation_id: str
) -> None:
    started = values(written(capsys))
    assert started["ConversationsStarted"] == 1
    assert "ConversationsCompleted" not in started
    for message, created in ((YES, True), (YES, False)):
        api("POST", "/conversation", {"message": message, "conversation_id": conversation_id})
        measured = values(written(capsys))
        assert ("ConversationsCompleted" in measured) == created
        assert measured.get("TurnsPerInvoice") == (2 if created else None)


def test_an_invoice_that_was_asked_for_outright_counts_its_conversation_too_once(
    capsys: pytest.CaptureFixture[str], api: Gateway, home: FakeHome, conversation_id: str
) -> None:
    capsys.readouterr()
    api("POST", "/invoices", {"conversation_id": conversation_id})
    measured = values(written(capsys))
    assert (measured["ConversationsCompleted"], measured["TurnsPerInvoice"]) == (1, 1)
    kept = api("GET", f"/conversations/{conversation_id}").json
    assert measured["CostPerInvoiceUsd"] == float(kept["usage"]["cost_usd"])
    api("POST", "/invoices", {"conversation_id": conversation_id})
    assert "ConversationsCompleted" not in values(written(capsys))


TURN = {
    "turn": 3,
    "invoice_created": False,
    "degraded": False,
    "input_tokens": 1200,
    "output_tokens": 90,
    "cache_read_tokens": 900,
    "cache_write_tokens": 0,
    "cost_usd": "0.0042",
    "conversation_cost_usd": "0.0126",
}


def test_a_turn_counts_its_tokens_and_cost(capsys: pytest.CaptureFixture[str]) -> None:
    count_turn(DEV, TURN)
    assert values(written(capsys)) == {
        "InputTokens": 1200,
        "OutputTokens": 90,
        "CacheReadTokens": 900,
        "CostUsd": 0.0042,
    }


def test_the_turn_that_creates_the_invoice_counts_the_whole_conversation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    count_turn(DEV, {**TURN, "invoice_created": True, "degraded": True})
    measured = values(written(capsys))
    assert measured["ConversationsCompleted"] == 1
    assert measured["TurnsPerInvoice"] == 3
    assert measured["CostPerInvoiceUsd"] == 0.0126
    assert measured["TurnsDegraded"] == 1


@pytest.mark.parametrize(
    ("failures", "counted"),
    [
        ("throttled,timeout", {"ModelFailures": 2}),
        ("retired", {"ModelFailures": 1, "ModelsOut": 1}),
        ("throttled,access_denied,retired", {"ModelFailures": 3, "ModelsOut": 1}),
        ("refused", {"ModelFailures": 1}),
    ],
)
def test_a_model_that_fails_is_counted_and_one_that_stays_out_besides(
    capsys: pytest.CaptureFixture[str], failures: str, counted: dict[str, int]
) -> None:
    """Also when another model has answered in its place, and nobody felt it."""
    count_turn(DEV, {**TURN, "failures": failures})
    measured = values(written(capsys))
    assert {name: measured[name] for name in measured if name.startswith("Model")} == counted
