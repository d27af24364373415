"""Which lines a phrase speaks of: ``on the parts only``, ``not on the labour``."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import Span
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import phrases

_WHOLE = frozenset(
    "everything all total subtotal whole invoice bill top it that this lot both order thing "
    "entire full amount them these price prices job rest sum goods each figure".split()
)
_STOP = frozenset(
    "at only just due net but because cos since as please pls thanks with which i we they for "
    "though no not except excluding apart other bar besides aside none plus is are was too "
    "also by if so then".split()
)
_EXCEPT = phrases(
    "except for, except, apart from, other than, but not, excluding, but, bar, not, besides"
)
_SKIP = frozenset(["the", "their", "his", "her", "our", "a", "an", "of", "any", "my"])


def named_lines(reading: Reading, index: int) -> tuple[tuple[str, ...], int]:
    """Words naming lines from ``index`` up to punctuation or a new thought; empty means all.

    Gives the words and the index after them.
    """
    words: list[str] = []
    position = index
    while position < len(reading):
        token = reading.tokens[position]
        low = token.lower
        if token.kind not in ("word", "number") and not (token.text in "-'&" and token.glued):
            break
        if low in _STOP or reading.taken[position]:
            break
        if low == "and" and reading.low(position + 1) in ("no", "none", "not", "due", "net", "the"):
            if reading.low(position + 1) != "the":
                break
        elif low not in _SKIP and token.kind == "word" and low != "and":
            words.append(low)
        position += 1
    if words and all(word in _WHOLE for word in words):
        return (), position
    kept = tuple(word for word in words if word not in _WHOLE)
    return kept, position


def lines_after(reading: Reading, span: Span) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """The words after "10% off the" or "discount on the", those after "everything except the", and
    where they end: they may name lines."""
    start, end = span
    for index in range(end - 1, start, -1):
        if reading.low(index) not in ("off", "on", "from"):
            continue
        words, after = named_lines(reading, index + 1)
        if any(reading.tokens[i].kind == "number" for i in range(end, after)):
            return (), (), end
        if words:
            return words, (), max(after, end)
        position = after + (reading.low(after) == ",")
        excepted = next((len(p) for p in _EXCEPT if reading.words(position, len(p)) == p), 0)
        if not excepted:
            return (), (), end
        words, after = named_lines(reading, position + excepted)
        return (), words, max(after, end)
    return (), (), end
