"""The customer's name and address as the message gives them."""

from __future__ import annotations

from scatterpilot.domain.edits import Edit, SetCustomer
from scatterpilot.engines.embedded.claims import CustomerClaim
from scatterpilot.engines.embedded.lines.names import name_words
from scatterpilot.engines.embedded.lines.segments import Segment
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import FILLERS

_ABBREVIATED = frozenset("inc co ltd corp jr sr bros".split())
_SMALL_WORDS = frozenset("of the and & for de la du van von der y e und et".split())


def customer_of(reading: Reading, segments: list[Segment]) -> CustomerClaim | None:
    """The customer named in the message, without the fillers around the name."""
    for segment in segments:
        if segment.label != "customer":
            continue
        words = name_words(reading, segment.start, segment.end)
        start, end = words[0], words[-1] + 1
        if reading.low(end) == "." != reading.low(end + 1) and reading.low(end - 1) in _ABBREVIATED:
            end += reading.tokens[end].glued
        if reading.low(end) in (")", "]") and end < segment.end:
            end += 1
        name = reading.text(start, end)
        if end < len(reading) and not reading.tokens[end].capital and _owned(reading, end):
            name = name[: -len("'s")]
        return CustomerClaim((start, end), name)
    return None


def _owned(reading: Reading, end: int) -> bool:
    """``for Hanna Berg's new porch``: the name ends before its possessive."""
    follows = reading.tokens[end].kind == "word" and not reading.taken[end]
    return reading.low(end - 1).endswith("'s") and follows


def name_edit(reading: Reading, claim: CustomerClaim) -> SetCustomer:
    """A name typed all in small letters is put in capitals as names are."""
    name = claim.name
    if name.islower() and "<" not in name:
        name = " ".join(w if w in _SMALL_WORDS else w[:1].upper() + w[1:] for w in name.split())
        name = name[:1].upper() + name[1:]
    return SetCustomer(name=name, evidence={"name": reading.quote(*claim.span)})


def address_edits(reading: Reading, segments: list[Segment]) -> list[Edit]:
    """The customer's address, when one stands in the message."""
    for segment in segments:
        if segment.label == "address":
            end = segment.end
            while end > segment.start + 1 and reading.low(end - 1) in FILLERS:
                end -= 1
            quote = reading.quote(segment.start, end)
            return [SetCustomer(address=quote.text.strip(" ,"), evidence={"address": quote})]
    return []
