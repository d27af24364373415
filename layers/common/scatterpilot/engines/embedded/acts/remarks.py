"""Turns of phrase that lead up to something and say nothing of the invoice themselves."""

from __future__ import annotations

from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import phrases

_REMARKS = phrases(
    "one more thing, one last thing, one other thing, one final thing, another thing, "
    "last thing, final thing, should've said, should have said, should've mentioned, "
    "should have mentioned, forgot to say, forgot to mention, meant to say, meant to mention"
)
_AGREED = phrases("we agreed on, we agreed to, we agreed at, we agreed, we settled on, we said")

# Said first, or between marks; elsewhere they may be part of what is billed.
_ASIDES = phrases(
    "of course, no problem, no worries, my pleasure, sounds good, sounds great, "
    "oh shoot, ah shoot, aw shoot, aww shoot"
)
# Said first and with a mark after it, without a price: "shoot, I forgot", not "photo shoot $300".
_EXCLAMATIONS = phrases("shoot")

_STARTS = frozenset(phrase[0] for phrase in (*_REMARKS, *_AGREED, *_ASIDES, *_EXCLAMATIONS))


def take_remarks(reading: Reading) -> None:
    """``one more thing, …``, ``should've said, …``; ``we agreed`` before a figure."""
    for index in reading.where(_STARTS):
        if reading.taken[index]:
            continue
        end = (
            _phrase_end(reading, index, _REMARKS)
            or _agreed_end(reading, index)
            or _aside_end(reading, index)
            or _exclamation_end(reading, index)
        )
        if end:
            reading.take(index, end)


def _agreed_end(reading: Reading, index: int) -> int:
    end = _phrase_end(reading, index, _AGREED)
    return end if end and reading.amount(end) is not None else 0


def _aside_end(reading: Reading, index: int) -> int:
    end = _phrase_end(reading, index, _ASIDES)
    opens = index == 0 or reading.tokens[index - 1].kind != "word"
    return end if end and opens and end < len(reading) and not reading.spoken[end] else 0


def _exclamation_end(reading: Reading, index: int) -> int:
    end = _phrase_end(reading, index, _EXCLAMATIONS)
    marked = index == 0 and reading.low(end) in (",", "!")
    return end if marked and reading.amount(end + 1) is None else 0


def _phrase_end(reading: Reading, index: int, known: tuple[tuple[str, ...], ...]) -> int:
    low = reading.low(index)
    for phrase in known:
        if phrase[0] == low and reading.words(index, len(phrase)) == phrase:
            return index + len(phrase)
    return 0
