"""The statuses of an invoice. No models here, so that reading stored documents stays light."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

Status = Literal["draft", "pending", "paid", "cancelled"]
STATUSES: tuple[Status, ...] = ("draft", "pending", "paid", "cancelled")
Kind = Literal["invoice", "credit_note"]
Filing = Literal["draft", "pending", "paid", "cancelled", "invoice", "credit_note"]
"""What a list may be narrowed to: invoices of a status, all invoices, or credit notes."""
StatusWord = Literal["draft", "issued", "pending", "paid", "cancelled"]
"""How a status may be given: ``issued`` is the word for the value ``pending``."""
STATUS_WORDS: tuple[StatusWord, ...] = ("draft", "issued", "paid", "cancelled")
"""What people call the statuses, in the order of ``STATUSES``."""


def status_named(word: StatusWord) -> Status:
    """The value of a status: ``issued`` is ``pending``."""
    return "pending" if word == "issued" else word


def word_of(status: Status) -> StatusWord:
    """What people call a status: ``pending`` is ``issued``."""
    return "issued" if status == "pending" else status


def filed_under(kind: Kind, status: Status) -> Filing:
    """Where a store keeps it: an invoice by its status, a credit note apart from them all."""
    return status if kind == "invoice" else "credit_note"


def is_overdue(document: Mapping[str, Any], today: str) -> bool:
    """Whether an invoice's document is issued, unpaid and past its due date; ``today`` is ISO."""
    due = document["data"]["due_date"]
    return document["status"] == "pending" and due is not None and due < today
