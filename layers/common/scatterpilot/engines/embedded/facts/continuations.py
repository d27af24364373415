"""What "it" is after a question: "What PO do you have?" – "It should be 88210"."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import Claim, ReferenceClaim
from scatterpilot.engines.embedded.facts.references import code_at
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.text.tokens import tokenize

_IT = frozenset(
    "it it's its that that's should be make change is to actually no sorry please the".split()
)


def find_continuations(reading: Reading, situation: Situation) -> list[Claim]:
    """A code given for "it" when the message before asked about the PO number."""
    asked = {token.lower for token in tokenize(situation.previous[:500])}
    if not situation.previous.rstrip().endswith("?") or not asked & {"po", "purchase", "reference"}:
        return []
    index = 0
    while index < len(reading) and (reading.low(index) in _IT or reading.low(index) == ","):
        index += 1
    if index == 0 or index >= len(reading) or not reading.free(0, index):
        return []
    code = code_at(reading, index)
    if code is None:
        return []
    end = reading.sentence_end(code[1])
    reading.take(0, end)
    return [ReferenceClaim(code, reading.text(*code))]
