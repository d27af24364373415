"""Statuses as people give them to a command; ``pending``, the value of ``issued``, is taken too."""

from __future__ import annotations

from typing import Literal, get_args

import typer

from scatterpilot.domain.status import STATUS_WORDS, STATUSES, Status

Standing = Literal["draft", "issued", "overdue", "paid", "cancelled"]

STATUS_CHOICE = f"[{'|'.join(STATUS_WORDS)}]"
STANDING_CHOICE = f"[{'|'.join(get_args(Standing))}]"


def read_status(text: str) -> Status:
    """The value of a status; raises ``BadParameter``."""
    for status, word in zip(STATUSES, STATUS_WORDS, strict=True):
        if text in (status, word):
            return status
    raise typer.BadParameter(f"{text!r} is no status; use one of {', '.join(STATUS_WORDS)}")


def read_standing(text: str) -> Standing:
    """Where an invoice stands, by its word; raises ``BadParameter``."""
    wanted = "issued" if text == "pending" else text
    for standing in get_args(Standing):
        if standing == wanted:
            found: Standing = standing
            return found
    raise typer.BadParameter(f"{text!r} is no status; use one of {', '.join(get_args(Standing))}")
