"""More than one tax: GST 5% and PST 7% on the same lines, or 7% on one line and 19% on the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from scatterpilot.engines.embedded.claims import Claim, TaxClaim
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import CORRECTION_CUES, TAX_WORDS
from scatterpilot.presentation.catalogue import Texts

_JOINTS = frozenset("and plus + & , also with".split())


def added_up(reading: Reading, found: Sequence[TaxClaim]) -> list[TaxClaim]:
    """Taxes of different names, side by side, are on the same lines: their rates add up."""
    claims: list[TaxClaim] = []
    for claim in found:
        before = claims[-1] if claims else None
        if before is not None and before.rate and claim.rate and _beside(reading, before, claim):
            span = (before.span[0], claim.span[1])
            rate = before.rate + claim.rate
            claims[-1] = replace(claim, span=span, rate=rate, rate_span=span, several=True)
        else:
            claims.append(claim)
    return claims


def _beside(reading: Reading, first: TaxClaim, second: TaxClaim) -> bool:
    between = {reading.low(i) for i in range(first.span[1], second.span[0])}
    names = [_names(reading, claim) for claim in (first, second)]
    scoped = first.only or first.exempt or second.only or second.exempt
    return not scoped and between <= _JOINTS and all(names) and not names[0] & names[1]


def _names(reading: Reading, claim: TaxClaim) -> set[str]:
    return {low for i in range(*claim.span) if (low := reading.low(i)) in TAX_WORDS}


def rates_apart(reading: Reading, found: Sequence[TaxClaim]) -> TaxClaim | None:
    """``books $100 at 7% tax, software $200 at 19% tax``: each rate after a price of its own."""
    rated: list[tuple[Decimal, TaxClaim]] = [(c.rate, c) for c in found if c.rate is not None]
    if len({rate for rate, _ in rated}) < 2 or len(rated) < len(found):
        return None
    if any(claim.only or claim.exempt for claim in found) or CORRECTION_CUES & reading.vocabulary:
        return None
    starts = [0, *(claim.span[1] for _, claim in rated)]
    own = all(
        any(begin <= place < claim.span[0] for place in reading.sums())
        for begin, (_, claim) in zip(starts, rated, strict=False)
    )
    if not own:
        return None
    rates = tuple((rate, claim.rate_span or claim.span) for rate, claim in rated)
    return TaxClaim((rated[0][1].span[0], rated[-1][1].span[1]), rates=rates)


def told_together(reading: Reading, claims: Sequence[Claim], say: Texts) -> str:
    """What to say of taxes that were added up; empty where there are none."""
    several = next((c for c in claims if isinstance(c, TaxClaim) and c.several), None)
    if several is None or several.rate is None:
        return ""
    said = " ".join(reading.text(*several.span).split())
    return say("embedded.one_tax", said=said, rate=f"{several.rate.normalize():f}")
