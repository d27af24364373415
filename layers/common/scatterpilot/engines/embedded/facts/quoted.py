"""Words in quotation marks that belong to what is billed: content, whatever they say."""

from __future__ import annotations

from collections.abc import Iterator

from scatterpilot.engines.embedded.reading import Reading

_CLOSING = {"'": "'", '"': '"', "“": "”", "‘": "’", "«": "»"}
# What someone said may well be about the invoice; a sign or a title is not.
_SPEAKING = frozenset(
    "said says say saying wrote writes message messaged asked told replied emailed texted "
    "quote note memo bill invoice".split()
)
_LONGEST = 40
_FEWEST_WORDS = 3


def quoted_content(reading: Reading) -> set[int]:
    """The tokens inside ``posters reading '…'``, those already explained left out."""
    found: set[int] = set()
    closed = 0
    for index in reading.where(_CLOSING.keys()):
        if index > closed and _opens(reading, index):
            closed = _closing(reading, index) or closed
            found.update(i for i in range(index + 1, closed) if not reading.taken[i])
    return found


def _opens(reading: Reading, index: int) -> bool:
    tokens = reading.tokens
    if reading.low(index) not in _CLOSING or tokens[index].glued or reading.taken[index]:
        return False
    return tokens[index - 1].kind == "word" and reading.low(index - 1) not in _SPEAKING


def _closing(reading: Reading, index: int) -> int:
    """Where the quotation that opens here ends; 0 for a word or two and for no end."""
    closing = _CLOSING[reading.low(index)]
    for position in _following(reading, index):
        if reading.low(position) == closing and reading.tokens[position].glued:
            words = sum(reading.tokens[i].kind == "word" for i in range(index, position))
            return position if words >= _FEWEST_WORDS else 0
    return 0


def _following(reading: Reading, index: int) -> Iterator[int]:
    for position in range(index + 1, min(index + _LONGEST, len(reading))):
        if reading.tokens[position].kind == "newline":
            return
        yield position
