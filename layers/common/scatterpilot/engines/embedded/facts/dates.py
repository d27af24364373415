"""When the invoice is due, and the date it carries."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import Claim, InvoiceDateClaim
from scatterpilot.engines.embedded.facts.due import due_at
from scatterpilot.engines.embedded.facts.grace import GRACE_STARTS, grace_at
from scatterpilot.engines.embedded.facts.invoice_date import ISSUE_WORDS, invoice_date_at
from scatterpilot.engines.embedded.facts.month_terms import MONTH_TERMS_STARTS, month_terms_at
from scatterpilot.engines.embedded.facts.terms import DUE_WORDS, TERMS_STARTS, terms_at
from scatterpilot.engines.embedded.reading import Reading


def find_dates(reading: Reading) -> list[Claim]:
    """Invoice dates first: "dated March 1, net 45" has two dates of different kinds."""
    claims: list[Claim] = []
    spans = reading.spans
    for finder, places in (
        (invoice_date_at, reading.where(ISSUE_WORDS)),
        (month_terms_at, sorted({*spans, *reading.where(MONTH_TERMS_STARTS)})),
        (terms_at, sorted({*spans, *reading.where(TERMS_STARTS)})),
        (due_at, reading.where(DUE_WORDS | {"when"})),
        (grace_at, sorted({*spans, *reading.where(GRACE_STARTS)})),
    ):
        for index in places:
            if reading.taken[index]:
                continue
            found = finder(reading, index)
            if found is not None:
                reading.take(*found.span)
                claims.append(found)
                if isinstance(found, InvoiceDateClaim) and found.on is not None:
                    reading.issue_on(found.on)
    return claims
