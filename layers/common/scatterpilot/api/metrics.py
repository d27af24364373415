"""Metrics in CloudWatch's embedded metric format: log lines that CloudWatch itself counts.

They hold numbers, codes and names of operations, nothing anybody wrote. At home nobody counts
them, so a home without a meter writes none. Each is counted twice: without dimensions, as one asks
for it by hand, and by environment, so that a trial alarms nobody who watches production.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scatterpilot.api import operations
from scatterpilot.api.log import SERVICE
from scatterpilot.api.operations import Operation

Measured = dict[str, tuple[str, float]]
"""Values by name, each with its unit in CloudWatch's words."""


@dataclass(frozen=True)
class Meter:
    """Where metrics are counted: ``environment`` is a dimension, such as ``prod``."""

    namespace: str
    environment: str


_DURATIONS = {operations.TAKE_TURN: "ConversationDuration", operations.CREATE_PDF: "PdfDuration"}
_MAKE_INVOICES = {operations.CREATE_INVOICE, operations.CREATE_PDF}
_TOKENS = {
    "input_tokens": "InputTokens",
    "output_tokens": "OutputTokens",
    "cache_read_tokens": "CacheReadTokens",
    "cache_write_tokens": "CacheWriteTokens",
}


def count_answer(
    meter: Meter | None, operation: Operation | None, status: int, code: str | None, ms: float
) -> None:
    """Count an answer: how long it took, whether an invoice came of it, and its error.

    An invoice failed when we could not make it; what the caller must change is no failure. The
    code of an error is written but is no dimension: each pair would cost as a metric of its own.
    """
    measured: Measured = {}
    if operation in _DURATIONS and status < 500:
        measured[_DURATIONS[operation]] = ("Milliseconds", ms)
    if operation in _MAKE_INVOICES and (status < 300 or status >= 500):
        name = "InvoicesSucceeded" if status < 300 else "InvoicesFailed"
        measured[name] = ("Count", 1)
    _write(meter, measured)
    if code is not None:
        name = operation.name if operation else "unrouted"
        _write(meter, {"Errors": ("Count", 1)}, by_operation=name, code=code)


def count_turn(meter: Meter | None, turn: Mapping[str, Any]) -> None:
    """Count a turn by its record (``app.dialogue.turn_record``)."""
    measured: Measured = {
        name: ("Count", turn[field]) for field, name in _TOKENS.items() if turn[field]
    }
    cost = float(turn["cost_usd"])
    if cost:
        measured["CostUsd"] = ("None", cost)
    if turn["turn"] == 1:
        measured["ConversationsStarted"] = ("Count", 1)
    if turn["invoice_created"]:
        measured.update(_completed(turn))
    if turn["degraded"]:
        measured["TurnsDegraded"] = ("Count", 1)
    measured.update(_failures(turn))
    _write(meter, measured)


def count_creation(meter: Meter | None, created: Mapping[str, Any]) -> None:
    """Count a conversation whose invoice was asked for outright (``creation_record``)."""
    _write(meter, _completed(created))


def _failures(turn: Mapping[str, Any]) -> Measured:
    """How often models failed to answer, and whether one is out: it will not come back by itself,
    though others may have answered in its place."""
    if not turn.get("failures"):
        return {}
    from scatterpilot.domain.chat import LASTING

    failures = str(turn["failures"]).split(",")
    measured: Measured = {"ModelFailures": ("Count", len(failures))}
    if LASTING.intersection(failures):
        measured["ModelsOut"] = ("Count", 1)
    return measured


def _completed(record: Mapping[str, Any]) -> Measured:
    """A conversation makes one invoice, so what it took is what the invoice took."""
    return {
        "ConversationsCompleted": ("Count", 1),
        "TurnsPerInvoice": ("Count", record["turn"]),
        "CostPerInvoiceUsd": ("None", float(record["conversation_cost_usd"])),
    }


def _write(
    meter: Meter | None,
    measured: Measured,
    by_operation: str | None = None,
    code: str | None = None,
) -> None:
    if meter is None or not measured:
        return
    # Imported with the first metric, for what only reads seldom has one to count.
    from aws_lambda_powertools.metrics import EphemeralMetrics

    # The set without dimensions is the one that is there by itself.
    metrics = EphemeralMetrics(namespace=meter.namespace)
    metrics.add_dimensions(environment=meter.environment)
    metrics.add_metadata("service", SERVICE)
    if by_operation is not None:
        metrics.add_dimensions(environment=meter.environment, operation=by_operation)
        metrics.add_metadata("code", code)
    for name, (unit, value) in measured.items():
        metrics.add_metric(name, unit, value)
    metrics.flush_metrics()
