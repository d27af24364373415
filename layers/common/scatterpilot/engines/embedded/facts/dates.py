"""When the invoice is due, and the date it carries."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import Claim
from scatterpilot.engines.embedded.facts.due import due_at
from scatterpilot.engines.embedded.facts.grace import grace_at
from scatterpilot.engines.embedded.facts.invoice_date import invoice_date_at
from scatterpilot.engines.embedded.facts.terms import terms_at
from scatterpilot.engines.embedded.reading import Reading


def find_dates(reading: Reading) -> list[Claim]:
    """Invoice dates first: "dated March 1, net 45" has two dates of different kinds."""
    claims: list[Claim] = []
    for finder in (invoice_date_at, terms_at, due_at, grace_at):
        for index in range(len(reading)):
            if reading.taken[index]:
                continue
            found = finder(reading, index)
            if found is not None:
                reading.take(*found.span)
                claims.append(found)
    return claims
