"""Facts that announce themselves by a word: dates, tax, discount, notes, references, currency."""

from collections.abc import Callable

from scatterpilot.engines.embedded.claims import Claim
from scatterpilot.engines.embedded.facts.contact import find_contact
from scatterpilot.engines.embedded.facts.currency import find_currency
from scatterpilot.engines.embedded.facts.dates import find_dates
from scatterpilot.engines.embedded.facts.discounts import find_discounts
from scatterpilot.engines.embedded.facts.early_payment import find_early_payment
from scatterpilot.engines.embedded.facts.notes import find_notes
from scatterpilot.engines.embedded.facts.quoted import quoted_content
from scatterpilot.engines.embedded.facts.references import find_references
from scatterpilot.engines.embedded.facts.taxes import find_taxes
from scatterpilot.engines.embedded.reading import Reading

# Discounts before taxes: "10% off, then 20% VAT".
_FINDERS: tuple[Callable[[Reading], list[Claim]], ...] = (
    find_references,
    find_contact,
    find_dates,
    find_discounts,
    find_taxes,
    find_currency,
)


def find_facts(reading: Reading) -> list[Claim]:
    """All facts of a message; the tokens they stand in are marked as taken.

    Notes first: whatever they contain is content, like the words of a quoted sign or title.
    """
    claims = find_notes(reading) + find_early_payment(reading)
    content = quoted_content(reading)
    for index in content:
        reading.taken[index] = True
    claims += [claim for finder in _FINDERS for claim in finder(reading)]
    for index in content:
        reading.taken[index] = False
    return claims
