"""What time it is, and what day it is for somebody."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.ports import Today

_ZONE = re.compile(r"[A-Za-z0-9_+-]{1,32}(?:/[A-Za-z0-9_+-]{1,32}){0,2}")


def now() -> datetime:
    """The current moment in UTC."""
    return datetime.now(UTC)


def make_today(pinned: date | None = None) -> Today:
    """The calendar day in a time zone, or always ``pinned``, for tests and demos."""

    def today(timezone: str | None) -> date:
        zone = None if timezone is None else _zone(timezone)
        return pinned or datetime.now(zone).date()

    return today


def _zone(name: str) -> tzinfo:
    # The pattern keeps names that are paths from reaching the time zone files.
    if _ZONE.fullmatch(name):
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            pass
    raise InvalidError(
        "That time zone is not known.",
        [FieldFault("timezone", "use an IANA name such as Europe/Berlin, or leave it out")],
    )
