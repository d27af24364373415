"""A figure written in a way that can be read as two different numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter

_ODD = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+\.\d{1,2}|\d+,\d{4,}|\d{1,3}(?:,\d{3})+,\d{1,2})(?!"
    r"[\d.,]\d|\d)"
)
_CUT = re.compile(r"(?:^|[\s$£€])[.,]$")
_GROUP_BEFORE = re.compile(r"(?:^|[^\d.,])\d{1,3}[  ]$")
_GROUP = re.compile(r"\d{3}(?!\d)")
_EITHER = re.compile(
    r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve) or "
    r"(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\b",
    re.IGNORECASE,
)
_AROUND = 14


def odd_notation(matter: Matter) -> Iterator[Doubt]:
    """A doubt for each figure of a line that was written ambiguously."""
    for place in matter.figures():
        message = matter.reading(place.turn).message
        said = message[max(place.start - _AROUND, 0) : place.end + _AROUND]
        own = message[place.start : place.end]
        either = _EITHER.search(said)
        if either and _overlaps(place.start, place.end, message, either[0]):
            name = matter.line(place).description or matter.say("that_line")
            yield matter.doubt("either", "either", "either_ask", said=either[0], line=name)
        elif _ODD.search(own) or _is_cut(message, place.start):
            shown = message[max(place.start - 3, 0) : place.end].strip()
            yield matter.doubt("notation", "notation", "notation_ask", said=shown)


def _is_cut(message: str, start: int) -> bool:
    """Whether a figure is the rest of one: the 5 of ``,5``, the 234 of ``1 234``."""
    before = message[max(start - 5, 0) : start]
    group = _GROUP.match(message, start) and _GROUP_BEFORE.search(before)
    return bool(message[start : start + 1].isdigit() and _CUT.search(before)) or bool(group)


def _overlaps(start: int, end: int, message: str, text: str) -> bool:
    at = message.find(text, max(start - _AROUND, 0))
    return at < end and start < at + len(text)
