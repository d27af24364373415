"""Personal data and secrets taken out of log lines: the net behind "log declared fields only".

A line goes through the rules in order; what one has marked, such as ``[email]``, no later one
touches. Every pattern is linear, and what it looks at is bounded: see ``capped``. Rules with data
of their own to load (phone numbers, check digits) load it when a line first needs it.
"""

from __future__ import annotations

import re

from scatterpilot.api.redaction import (
    addresses,
    contacts,
    identities,
    labelled,
    names,
    payments,
    secrets,
)

VALUE_LIMIT = 1_024
LINE_LIMIT = 2_048
"""Characters of a value and of a whole line that are kept."""

_CUT = "…"
# Which of the slower rules a line needs is told by its words; letters between the digits of an id
# are none.
_WORDS = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])|c/")
# What a number or an address could be made of; a value is not cut within one.
_RUN = "0123456789 -./()+"


def redact(line: str) -> str:
    """The line with a mark in place of all that tells who somebody is, or opens a door."""
    line = capped(line, LINE_LIMIT)
    words = frozenset(_WORDS.findall(line.lower()))
    line = secrets.redact(line)
    line = contacts.redact_emails(line)
    line = addresses.redact(line, words)
    line = labelled.redact(line)
    line = payments.redact(line)
    line = identities.redact(line)
    line = contacts.redact_addresses_of_machines(line)
    line = contacts.redact_phones(line)
    return names.redact(line, words)


def capped(text: str, limit: int = VALUE_LIMIT) -> str:
    """A text cut to the limit, before a word or number that would be cut in two."""
    if len(text) <= limit:
        return text
    kept = text[:limit].rstrip(_RUN)
    return kept[: max(kept.rfind(" "), limit // 2)] + _CUT
