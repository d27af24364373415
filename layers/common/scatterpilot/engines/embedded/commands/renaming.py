"""A line's description put in other words."""

from __future__ import annotations

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import ChangeLine
from scatterpilot.engines.embedded.commands.commands import Commands
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import lines_named, position_named

RENAMING_STARTS = frozenset(("call", "description", "rename"))


def take_renaming(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``call it X``, ``change the description to X``, ``rename the first line to X``."""
    low = reading.low(index)
    start: int | None = None
    subject_end = index
    if low == "call" and reading.low(index + 1) in ("it", "that", "this"):
        start = subject_end = index + 2
    elif low == "call" and reading.low(index + 1) == "the":
        place = position_named(reading, index, index + 4, len(draft.line_items))
        start = index + 4 if place is not None else None
        subject_end = index + 4
    elif low == "description" or (low == "rename" and draft.line_items):
        start = _after_to(reading, index)
        subject_end = start or index
    if start is None or not draft.line_items:
        return False
    end = reading.sentence_end(start)
    text = reading.text(start, end).strip(" \"'“”.,:")
    line = _line_of(reading, index, subject_end, draft)
    if not text or line is None:
        return False
    commands.changes.append(
        ChangeLine(line=line, description=text, evidence={"description": reading.quote(start, end)})
    )
    reading.take(_lead_rename(reading, index), end)
    return True


def _after_to(reading: Reading, index: int) -> int | None:
    for position in range(index + 1, min(index + 12, len(reading))):
        if reading.low(position) in ("to", "as", ":", "be", "say", "read", "is"):
            follow = position + 1
            while reading.low(follow) in ("be", "say", "read", ":"):
                follow += 1
            return follow
    return None


def _line_of(reading: Reading, index: int, end: int, draft: Draft) -> int | None:
    count = len(draft.line_items)
    place = position_named(reading, max(index - 4, 0), end, count)
    if place is not None:
        return place
    found = lines_named([reading.low(i) for i in range(index, end)], draft.line_items)
    if len(found) == 1:
        return found[0]
    return count - 1 if count == 1 else None


def _lead_rename(reading: Reading, index: int) -> int:
    start = index
    words = frozenset(
        "please change the can you update set make and line first second third last item of".split()
    )
    while start > 0 and reading.low(start - 1) in words and not reading.taken[start - 1]:
        start -= 1
    return start
