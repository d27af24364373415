"""The invoice's currency, named on its own: ``in euros``, ``make that GBP``."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import Claim, CurrencyClaim
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.values.currencies import currency_named, may_name_currency

_BEFORE = frozenset("it them in to currency is use that : it's = as be all everything into".split())


def find_currency(reading: Reading) -> list[Claim]:
    """A currency that no amount stands beside; ``not dollars`` names the one that is wrong."""
    claims: list[Claim] = []
    for index in range(len(reading)):
        if reading.taken[index] or not may_name_currency(reading.tokens[index]):
            continue
        named = currency_named(reading.tokens, index, reading.own_currency)
        if named is None or _beside_amount(reading, index, named[1]):
            continue
        if reading.low(index - 1) in ("not", "than") or reading.words(index - 2, 2) == (
            "instead",
            "of",
        ):
            reading.take(index - 1, named[1])
            continue
        alone = index == 0 and named[1] >= len(reading) - 1
        if reading.low(index - 1) in _BEFORE or alone:
            start = _lead_start(reading, index)
            reading.take(start, named[1])
            claims.append(CurrencyClaim((start, named[1]), named[0]))
    return claims


def _beside_amount(reading: Reading, index: int, end: int) -> bool:
    if end < len(reading) and reading.tokens[end].kind == "number":
        return True
    for start in range(max(index - 6, 0), index + 1):
        amount = reading.amount(start)
        if amount is not None and amount.start < end and amount.end > index:
            return True
    return False


def _lead_start(reading: Reading, index: int) -> int:
    words = _BEFORE | frozenset(
        "make this one's one it the invoice should please switch change bill them price "
        "prices set currency invoiced billed paid".split()
    )
    start = index
    while start > 0 and reading.low(start - 1) in words and not reading.taken[start - 1]:
        start -= 1
    return start
