"""Money that was paid already or is to be taken off: no line, and no draft can state it yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.doubt.places import Place
from scatterpilot.engines.embedded.reading import Reading

_MONEY = r"(?:[$£€¥₹]|[A-Z]{2,3} ?)?\d[\d.,]*(?: ?(?:dollars|pounds|euros?|quid|bucks|EUR|USD|GBP))?"
_THING = r"(?:deposit|down ?payment|advance|prepayment|retainer|part[- ]payment|payment|credit|refund)"
_PAST = r"(?:paid|received|got|settled|sent|transferred|deducted|applied|prepaid|left|gave)"
# Each names the sum as ``sum``.
_SAID = tuple(
    re.compile(pattern.format(sum=f"(?P<sum>{_MONEY})", thing=_THING, past=_PAST), re.IGNORECASE)
    for pattern in (
        r"\b(?:less|minus|deduct(?:ing)?|subtract(?:ing)?|net of|after)\b[^.;\n\d%]{{0,20}}{sum}(?!\d|%| ?%)[^.;\n\d%]{{0,12}}\b{thing}",
        r"\b(?:less|minus|deduct(?:ing)?|subtract(?:ing)?)\b[^.;\n\d%]{{0,25}}\b{thing}\b[^.;\n\d%]{{0,12}}{sum}(?!\d|%| ?%)",
        r"\b(?:deduct|subtract|minus)(?:ing)? (?:the |a |an )?{sum}(?!\d|%| ?%)(?= *(?:$|[.,;!\n]|from\b|off\b|for\b))",
        r"\b{past}\b[^.;\n\d%]{{0,20}}{sum}(?!\d|%| ?%)[^.;\n\d%]{{0,20}}(?:\b{thing}|\balready|\bup ?front|\bin advance|\bbefore)",
        r"\b(?:already|has|have|they've|she's|he's|customer|client|they|he|she) (?:already )?(?:pre)?paid\b(?: me| us)?(?: a| an| the)? {sum}(?!\d|%| ?%)",
        r"{sum}(?!\d|%| ?%)[^.;\n\d%]{{0,20}}\b{thing}\b[^.;\n\d%]{{0,20}}\b{past}\b",
        r"\b{thing}\b[^.;\n\d%]{{0,15}}{sum}(?!\d|%| ?%)[^.;\n\d%]{{0,20}}\b(?:already )?{past}\b",
        r"{sum}(?!\d|%| ?%)[^.;\n\d%]{{0,10}}\balready (?:been )?(?:paid|received|settled)\b",
        r"\b(?:apply|with|and|give|gave)?\b ?(?:a |the |him |her |them )*(?:credit|refund)(?: of| for|:)? {sum}(?!\d|%| ?%)",
        r"\b(?:apply|give|gave|minus|less|with|and|issue)\b[^.;\n\d%]{{0,12}}{sum} (?:credit|refund)\b",
    )
)
_TEXT = (
    "Deposits, payments and credits can't be recorded yet, so the invoice is for the full amount"
)


def taken_off(matter: Matter) -> Iterator[Doubt]:
    """A doubt when money was said to be paid already or taken off."""
    stated = matter.draft.discount is not None or matter.draft.notes
    texts = [r.message[slice(*s)] for r in matter.readings for s in sums_taken_off(r)]
    if texts and not stated:
        named = " and ".join(f"“{text}”" for text in dict.fromkeys(texts))
        yield Doubt("taken off", f"{_TEXT}: I left out {named}.", "Shall I go on with that?")


def sums_taken_off(reading: Reading) -> list[tuple[int, int]]:
    """The characters of each sum that was paid already or is to be taken off."""
    found = (m.span("sum") for pattern in _SAID for m in pattern.finditer(reading.message))
    return sorted(set(found))


def lines_taken_off(matter: Matter) -> list[int]:
    """The lines that are no lines: their price is money paid already or taken off."""
    lines = set()
    for place in matter.places:
        if place.field == "unit_price" and place.line is not None and _is_off(matter, place):
            lines.add(place.line)
    return sorted(lines) if len(lines) < len(matter.draft.line_items) else []


def _is_off(matter: Matter, place: Place) -> bool:
    sums = sums_taken_off(matter.reading(place.turn))
    return any(start < place.end and place.start < end for start, end in sums)
