"""The statuses of an invoice. No models here, so that reading stored documents stays light."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

Status = Literal["draft", "pending", "paid", "cancelled"]
STATUSES: tuple[Status, ...] = ("draft", "pending", "paid", "cancelled")


def is_overdue(document: Mapping[str, Any], today: str) -> bool:
    """Whether an invoice's document is pending past its due date; ``today`` is an ISO date."""
    due = document["data"]["due_date"]
    return document["status"] == "pending" and due is not None and due < today
