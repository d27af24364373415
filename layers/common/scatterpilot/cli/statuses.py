"""Statuses as people give them to a command; ``pending``, the value of ``issued``, is taken too."""

from __future__ import annotations

from typing import Literal, get_args

import typer

from scatterpilot.domain.status import STATUS_WORDS, STATUSES, Kind, Status

Standing = Literal["draft", "issued", "overdue", "paid", "cancelled"]

KIND_CHOICE = f"[{'|'.join(get_args(Kind))}]"
STATUS_CHOICE = f"[{'|'.join(STATUS_WORDS)}]"
STANDING_CHOICE = f"[{'|'.join(get_args(Standing))}]"


def read_status(text: str) -> Status:
    """The value of a status; raises ``BadParameter``."""
    for status, word in zip(STATUSES, STATUS_WORDS, strict=True):
        if text in (status, word):
            return status
    raise typer.BadParameter(f"{text!r} is no status; use one of {', '.join(STATUS_WORDS)}")


def read_kind(text: str) -> Kind:
    """``invoice`` or ``credit_note``; raises ``BadParameter``."""
    wanted = text.replace("-", "_").removesuffix("s")
    for kind in get_args(Kind):
        if kind == wanted:
            found: Kind = kind
            return found
    raise typer.BadParameter(f"{text!r} is no kind; use invoice or credit_note")


def check_filters(status: object, kind: Kind | None) -> None:
    """Raise ``BadParameter`` for a status of credit notes, which have none."""
    if status and kind == "credit_note":
        raise typer.BadParameter("credit notes have no status; leave --status or --kind out")


def read_standing(text: str) -> Standing:
    """Where an invoice stands, by its word; raises ``BadParameter``."""
    wanted = "issued" if text == "pending" else text
    for standing in get_args(Standing):
        if standing == wanted:
            found: Standing = standing
            return found
    raise typer.BadParameter(f"{text!r} is no status; use one of {', '.join(get_args(Standing))}")
