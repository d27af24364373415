"""The due date moved by a span of time: extend it by a week, three days earlier."""

from __future__ import annotations

from datetime import date

from scatterpilot.engines.embedded.claims import DueClaim
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.values.spans import span_later

_SPEAKS = frozenset("due deadline".split())
_LATER = frozenset("extend push postpone delay defer move shift extended pushed moved".split())
_SOONER = frozenset("bring pull shorten reduce cut brought pulled".split())


def moved_due(reading: Reading, due: date | None) -> DueClaim | None:
    """The due date of the draft, moved as the words say; they begin at the sentence's start."""
    if due is None or not _SPEAKS & reading.vocabulary:
        return None
    for index in reading.spans:
        count, unit, end = reading.span(index) or (0, "", 0)
        sign, end = _direction(reading, index, end)
        if not sign or not reading.free(index, end):
            continue
        on = span_later(due, sign * count, unit)
        if on is not None:
            return DueClaim((_start(reading, index), end), on=on)
    return None


def _direction(reading: Reading, index: int, end: int) -> tuple[int, int]:
    """1 for later, -1 for earlier, 0 where nothing is moved; and where the words end."""
    follow = reading.low(end)
    if follow in ("earlier", "sooner", "later"):
        return (1 if follow == "later" else -1), end + 1
    before = set(reading.words(index - 9, 9))
    back = follow in ("back", "out")
    if reading.low(index - 1) not in ("by", "back", "out", "forward") and not back:
        return 0, end
    if before & _SOONER or ("forward" in before and not before & {"push", "pushed"}):
        return -1, end + (follow == "forward")
    return (1, end + back) if before & _LATER else (0, end)


def _start(reading: Reading, index: int) -> int:
    """The first word of what moves the date, within its sentence."""
    start = index
    while start > max(0, index - 10) and not reading.taken[start - 1]:
        if reading.ends_sentence(start - 1) or reading.low(start - 1) == ",":
            break
        start -= 1
    return start
