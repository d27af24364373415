"""Money that was paid already or is to be taken off: no line, and no draft can state it yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.reading import Reading

_MONEY = (
    r"(?:[$£€¥₹]|[A-Z]{2,3} ?)?\d[\d.,]*(?: ?(?:dollars|pounds|euros?|quid|bucks|EUR|USD|GBP))?"
)
_THING = (
    r"(?:deposit|down ?payment|advance|prepayment|retainer|part[- ]payment|payment|credit|refund)"
)
_PAST = r"(?:paid|received|got|settled|sent|transferred|deducted|applied|prepaid|left|gave)"


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Each finds the money as its group ``sum``."""
    parts = {"sum": f"(?P<sum>{_MONEY})(?!\\d|%| ?%)", "thing": _THING, "past": _PAST}
    return tuple(re.compile(each.format(**parts), re.IGNORECASE) for each in patterns)


_ORDERS = _patterns(
    r"\b(?:less|minus|deduct(?:ing)?|subtract(?:ing)?|net of|after)\b[^.;\n\d%]{{0,20}}{sum}"
    r"[^.;\n\d%]{{0,12}}\b{thing}",
    r"\b(?:less|minus|deduct(?:ing)?|subtract(?:ing)?)\b[^.;\n\d%]{{0,25}}\b{thing}\b"
    r"[^.;\n\d%]{{0,12}}{sum}",
    r"\b(?:deduct|subtract|minus)(?:ing)? (?:the |a |an )?{sum}(?= *(?:$|[.,;!\n]|from\b|off\b"
    r"|for\b))",
    r"{sum}[^.;\n\d%]{{0,20}}\b{thing}\b[^.;\n\d%]{{0,12}}\b(?:deducted|taken off|subtracted"
    r"|applied)\b",
    r"\b(?:(?:apply|with|and|give|issue|plus|less) )?(?:(?:a|the|him|her"
    r"|them) ){{0,2}}(?:credit|refund)(?: of| for|:)? {sum}",
    r"\b(?:apply|give|minus|less|with|and|issue)\b[^.;\n\d%]{{0,12}}{sum} (?:credit|refund)\b",
)
_PAID = _patterns(
    r"\b{past}\b[^.;\n\d%]{{0,20}}{sum}[^.;\n\d%]{{0,20}}(?:\b{thing}|\balready|\bup ?front|"
    r"\bin advance|\bbefore)",
    r"\b(?:already|has|have|they've|she's|he's|customer|client|they|he"
    r"|she) (?:already )?(?:pre)?paid\b(?: me| us)?(?: a| an| the)? {sum}",
    r"{sum}[^.;\n\d%]{{0,20}}\b{thing}\b[^.;\n\d%]{{0,20}}\b{past}\b",
    r"\b{thing}\b[^.;\n\d%]{{0,15}}{sum}[^.;\n\d%]{{0,20}}\b(?:already )?{past}\b",
    r"{sum}[^.;\n\d%]{{0,10}}\balready (?:been )?(?:paid|received|settled)\b",
)
# Without one of these no money is paid or taken off.
_MENTIONED = re.compile(
    r"deposit|down ?payment|advance|prepa|retainer|paid|payment|credit|refund|deduct|subtract"
    r"|minus",
    re.IGNORECASE,
)


def taken_off(matter: Matter) -> Iterator[Doubt]:
    """What is said when money was paid already, and a doubt when it was to be taken off."""
    if matter.draft.discount is not None or matter.draft.notes:
        return
    paid, ordered = _texts(matter, _PAID), _texts(matter, _ORDERS)
    if paid or ordered:
        sums = map(matter.say.quoted, dict.fromkeys([*ordered, *paid]))
        named = matter.say.chained(sums)
        yield matter.doubt("taken off", "taken_off", "go_on" if ordered else "", sums=named)


def _texts(matter: Matter, patterns: Sequence[re.Pattern[str]]) -> list[str]:
    messages = [reading.message for reading in matter.readings]
    return [m["sum"] for said in messages for p in patterns for m in p.finditer(said)]


def sums_taken_off(reading: Reading) -> list[tuple[int, int]]:
    """The characters of each sum that was paid already or is to be taken off."""
    patterns = (*_ORDERS, *_PAID) if _MENTIONED.search(reading.message) else ()
    return sorted({m.span("sum") for p in patterns for m in p.finditer(reading.message)})


def lines_taken_off(matter: Matter) -> list[int]:
    """The lines that are no lines: their price is money paid already or taken off."""
    off = {r.turn: sums_taken_off(r) for r in matter.readings}
    lines = {
        place.line or 0
        for place in matter.prices()
        if any(start < place.end and place.start < end for start, end in off[place.turn])
    }
    return sorted(lines) if len(lines) < len(matter.draft.line_items) else []
