"""What code says about where an invoice stands; nobody else may say that one exists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scatterpilot.domain.status import word_of
from scatterpilot.presentation.catalogue import texts_in


def confirm_prompt(language: str = "en") -> str:
    """The question under a read-back."""
    return texts_in(language)("standing.confirm")


def already_created(language: str = "en") -> str:
    """What is said to anything after the invoice was created."""
    return texts_in(language)("standing.already_created")


def undone(language: str = "en") -> str:
    """What follows an undo."""
    return texts_in(language)("standing.undone")


def nothing_changed(language: str = "en") -> str:
    """What follows edits without effect."""
    return texts_in(language)("standing.unchanged")


def cancelled(language: str = "en") -> str:
    """What follows a cancellation."""
    return texts_in(language)("standing.cancelled")


def created_text(customer_name: str | None, language: str = "en") -> str:
    """What follows a yes, with the one next step."""
    return texts_in(language)("standing.created", customer=customer_name)


def standing_of(document: Mapping[str, Any]) -> str:
    """``draft``, ``issued``, ``overdue``, ``paid`` or ``cancelled``, of an invoice as shown; a
    ``credit note`` is just that.
    """
    if document["kind"] == "credit_note":
        return "credit note"
    return "overdue" if document["overdue"] else word_of(document["status"])
