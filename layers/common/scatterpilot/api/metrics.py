"""Metrics in CloudWatch's embedded metric format: log lines that CloudWatch itself counts.

They hold numbers, codes and names of operations, nothing anybody wrote. At home nobody counts
them, so a home without namespace writes none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scatterpilot.api import operations
from scatterpilot.api.operations import Operation

Measured = dict[str, tuple[str, float]]
"""Values by name, each with its unit in CloudWatch's words."""

_DURATIONS = {operations.TAKE_TURN: "ConversationDuration", operations.CREATE_PDF: "PdfDuration"}
_MAKE_INVOICES = {operations.CREATE_INVOICE, operations.CREATE_PDF}
_TOKENS = {
    "input_tokens": "InputTokens",
    "output_tokens": "OutputTokens",
    "cache_read_tokens": "CacheReadTokens",
    "cache_write_tokens": "CacheWriteTokens",
}


def count_answer(
    namespace: str | None, operation: Operation | None, status: int, code: str | None, ms: float
) -> None:
    """Count an answer: how long it took, whether an invoice came of it, and its error's code.

    An invoice failed when we could not make it; what the caller must change is no failure.
    """
    measured: Measured = {}
    if operation in _DURATIONS and status < 500:
        measured[_DURATIONS[operation]] = ("Milliseconds", ms)
    if operation in _MAKE_INVOICES and (status < 300 or status >= 500):
        name = "InvoicesSucceeded" if status < 300 else "InvoicesFailed"
        measured[name] = ("Count", 1)
    _write(namespace, measured)
    if code is not None:
        name = operation.name if operation else "unrouted"
        _write(namespace, {"Errors": ("Count", 1)}, operation=name, code=code)


def count_turn(namespace: str | None, turn: Mapping[str, Any]) -> None:
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
    _write(namespace, measured)


def count_creation(namespace: str | None, created: Mapping[str, Any]) -> None:
    """Count a conversation whose invoice was asked for outright (``creation_record``)."""
    _write(namespace, _completed(created))


def _completed(record: Mapping[str, Any]) -> Measured:
    """A conversation makes one invoice, so what it took is what the invoice took."""
    return {
        "ConversationsCompleted": ("Count", 1),
        "TurnsPerInvoice": ("Count", record["turn"]),
        "CostPerInvoiceUsd": ("None", float(record["conversation_cost_usd"])),
    }


def _write(namespace: str | None, measured: Measured, **dimensions: str) -> None:
    if namespace is None or not measured:
        return
    # Imported with the first metric, for what only reads seldom has one to count.
    from aws_lambda_powertools.metrics import EphemeralMetrics

    metrics = EphemeralMetrics(namespace=namespace, service="scatterpilot")
    for name, text in dimensions.items():
        metrics.add_dimension(name, text)
    for name, (unit, value) in measured.items():
        metrics.add_metric(name, unit, value)
    metrics.flush_metrics()
