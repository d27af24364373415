"""How long models last: one table with the day it was read, and what to say of a model by it.

Read on 2026-11-30 in documentation as of October 2026. ``anthropic`` is Anthropic's own platform:
platform.claude.com/docs/en/about-claude/model-deprecations. Amazon Bedrock has dates of its own
and puts a model in its Legacy state at least six months before the end:
docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html and the model cards beside it,
which announce no end of these. A model without dates is one whose end is not announced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

DATES_AS_OF = "2026-11-30"
NEAR = timedelta(days=90)

_GIVEN = re.compile(r"([A-Za-z0-9._:/-]{1,200})=(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?")


class Lifetime(NamedTuple):
    """From when a model is deprecated (on Bedrock: Legacy), and from when it answers no more."""

    deprecated_on: date | None = None
    retires_on: date | None = None


Lifetimes = Mapping[str, Lifetime]
"""By the family, which is a part of a model's id."""

LIFETIMES: dict[str, Lifetimes] = {
    "anthropic": {
        "claude-sonnet-4-5": Lifetime(date(2026, 9, 30), date(2026, 11, 30)),
        "claude-sonnet-4-6": Lifetime(),
        "claude-sonnet-5-5": Lifetime(),
        "claude-haiku-4-5": Lifetime(),
    },
    "bedrock": {
        "claude-sonnet-4-5": Lifetime(),
        "claude-sonnet-4-6": Lifetime(),
        "claude-sonnet-5-5": Lifetime(),
        "claude-haiku-4-5": Lifetime(),
    },
}


def lifetime_of(model: str, platform: str, own: Lifetimes | None = None) -> Lifetime | None:
    """The dates of a model id, ``own`` before the table's; ``None`` when it is not known."""
    known = (*(own or {}).items(), *LIFETIMES.get(platform, {}).items())
    return next((lifetime for family, lifetime in known if family in model), None)


def age_warning(model: str, lifetime: Lifetime | None, today: date) -> str:
    """A sentence on a model that is deprecated, near its end or gone; empty where it is well."""
    deprecated_on, retires_on = lifetime or Lifetime()
    if retires_on and today >= retires_on:
        return f"{model} retired on {retires_on}."
    if retires_on and today + NEAR >= retires_on:
        return f"{model} retires on {retires_on}, in {_days(retires_on - today)}."
    if deprecated_on and today >= deprecated_on:
        end = f"retires on {retires_on}" if retires_on else "its end is not announced yet"
        return f"{model} is deprecated since {deprecated_on}; {end}."
    return ""


def _days(left: timedelta) -> str:
    return "one day" if left.days == 1 else f"{left.days} days"


def read_lifetimes(text: str) -> dict[str, Lifetime]:
    """``claude-sonnet-4-5=2027-01-31..2027-07-31,other=..2027-03-01`` as it is set.

    Raises ``ValueError`` that says how to write it.
    """
    found = {}
    for part in filter(None, map(str.strip, text.split(","))):
        given = _GIVEN.fullmatch(part)
        if given is None:
            raise ValueError(
                "must be a list such as claude-sonnet-4-5=2027-01-31..2027-07-31, a model with the "
                f"days of its deprecation and its end, without {part!r}"
            )
        family, *days = given.groups()
        found[family] = Lifetime(*(date.fromisoformat(day) if day else None for day in days))
    return found
