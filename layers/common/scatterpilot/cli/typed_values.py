"""Amounts, quantities and days as people give them to a command."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import typer

_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")


def read_amount(text: str) -> Decimal:
    """Plain digits, such as 1250.50; raises ``BadParameter``."""
    if not _NUMBER.fullmatch(text):
        raise typer.BadParameter(f"write it in plain digits, such as 1250.50, not {text!r}")
    return Decimal(text)


def read_day(text: str) -> date:
    """A date as 2026-03-09; raises ``BadParameter``."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"write the date as YYYY-MM-DD, not {text!r}") from error
