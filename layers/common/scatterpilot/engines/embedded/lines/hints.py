"""What the words around a figure hint at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import ARTICLES, FILLERS, PRONOUNS
from scatterpilot.engines.embedded.text.tokens import Token
from scatterpilot.engines.embedded.values.amounts import Amount
from scatterpilot.engines.embedded.values.quantities import Quantity
from scatterpilot.engines.embedded.values.rates import RateMark
from scatterpilot.engines.embedded.values.units import UNITS

TIMES = frozenset(("x", "×", "✕", "times"))
_PROPERTIES = {
    **dict.fromkeys("rate price cost fee charge rates prices tariff".split(), "price"),
    **dict.fromkeys(["quantity", "qty", "count"], "quantity"),
}
_BEFORE_VALUES = frozenset(("to", "be", "is", "now", "are"))
_LINKS = frozenset(
    "should be is to was stays stay remains a the at now for it actually really of : = - as that "
    "them those both all each on this have been".split()
)
_SCALED = frozenset(["k", "grand", "lakh", "lakhs", "lac", "crore", "crores", "thousand"])
STOP_NOUNS = (
    ARTICLES
    | FILLERS
    | PRONOUNS
    | frozenset(
        "for of to at on by with from in is was were are be each per @ due net or as if off".split()
    )
)
_OPENING_MARKS = ".,;:(!?+|/&-–—•*"
_CLOSING_MARKS = ".,;:)!?+|/&-–—"


class Hints(NamedTuple):
    """A figure at ``place``, up to before ``stop``, of a piece of the message that starts at
    ``piece``, and what stands around it.

    ``before`` is the word before it, empty at the start of the piece; ``first`` and ``last`` tell
    that no word or number stands between it and a mark or line end on that side; ``leading_word``
    is ``price`` or ``quantity`` when a word for it leads there ("the rate should be");
    ``after_times`` is a size after a count (the 2.5 kg of ``10 x 2.5 kg weights``); ``scaled``
    means written with a multiplier (1.5k, two grand), as money is; ``noun_follows`` that a word
    that can name a thing follows; ``glued`` that it is part of a word (3D, 7-Eleven, 2x4);
    ``name_like`` that it follows a word with a capital (iPhone 15, Model 3).
    """

    reading: Reading
    piece: int
    place: int
    amount: Amount
    quantity: Quantity | None
    rate: RateMark | None
    stop: int
    before: str
    first: bool
    last: bool
    leading_word: str
    after_times: bool
    scaled: bool
    noun_follows: bool
    glued: bool
    name_like: bool


def hints_of(
    reading: Reading,
    figure: tuple[int, int],
    piece: tuple[int, int],
    amount: Amount,
    quantity: Quantity | None,
    rate: RateMark | None,
) -> Hints:
    """What the words around the figure ``[index, stop)`` of a piece hint at."""
    (index, stop), (start, end) = figure, piece
    low = reading.low
    return Hints(
        reading,
        start,
        index,
        amount,
        quantity,
        rate,
        stop,
        before=low(index - 1) if index > start else "",
        first=index <= start or reading.taken[index - 1] or _marks(reading, index - 1, opens=True),
        last=stop >= end or reading.taken[stop] or _marks(reading, stop, opens=False),
        leading_word=_leading_word(reading, index, start),
        after_times=low(index - 1) in TIMES and index - 1 > start,
        scaled=any(low(i) in _SCALED for i in range(index, amount.end)),
        noun_follows=stop < end
        and reading.tokens[stop].kind == "word"
        and low(stop) not in STOP_NOUNS,
        glued=_glued(reading.tokens, index, stop),
        name_like=index > start and _name_like(reading, reading.tokens[index - 1]),
    )


def _marks(reading: Reading, index: int, *, opens: bool) -> bool:
    token = reading.tokens[index]
    if token.kind == "newline" or token.lower == "and":
        return True
    return token.text in (_OPENING_MARKS if opens else _CLOSING_MARKS)


def _leading_word(reading: Reading, index: int, start: int) -> str:
    low, position = reading.low, index - 1
    if low(position) in _BEFORE_VALUES:
        named = _named_before(reading, index, start)
        if named:
            return named
    while position >= start and low(position) in _LINKS:
        position -= 1
    if position < start or position < index - 7:
        return ""
    if low(position) in UNITS and low(position + 1) in (":", "=", "-", "–"):
        return "quantity"
    return _PROPERTIES.get(low(position), "")


def _named_before(reading: Reading, index: int, start: int) -> str:
    """``the quantity of web development to 38``: the property leads its clause."""
    position = index - 1
    while position >= max(start, index - 10):
        token = reading.tokens[position]
        if token.kind != "word" and reading.amount(position) is not None:
            return ""
        follows = reading.low(position + 1)
        if token.lower in _PROPERTIES and follows in ("of", "for", "on"):
            return _PROPERTIES[token.lower]
        position -= 1
    return ""


def _glued(tokens: Sequence[Token], index: int, stop: int) -> bool:
    after = tokens[stop] if stop < len(tokens) else None
    tied_after = (
        after is not None
        and after.glued
        and (after.kind in ("word", "number") or (after.text in "-'" and _joined(tokens, stop)))
    )
    if tied_after or not index or not tokens[index].glued:
        return tied_after
    before = tokens[index - 1]
    return before.kind == "word" or (before.text == "-" and before.glued)


def _name_like(reading: Reading, token: Token) -> bool:
    if token.kind != "word" or token.text.islower():
        return False
    capitals = token.text.isupper()
    return (any(c.isupper() for c in token.text) and not capitals) or (
        capitals and len(token.text) > 1 and not reading.shouted
    )


def _joined(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].glued and tokens[index + 1].kind == "word"
