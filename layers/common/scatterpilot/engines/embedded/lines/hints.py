"""What the words around a figure hint at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import ARTICLES, FILLERS, PRONOUNS
from scatterpilot.engines.embedded.text.tokens import Token
from scatterpilot.engines.embedded.values.amounts import Amount
from scatterpilot.engines.embedded.values.quantities import Quantity
from scatterpilot.engines.embedded.values.rates import RateMark
from scatterpilot.engines.embedded.values.units import UNITS

TIMES = frozenset(("x", "×", "✕"))
_PROPERTIES = {
    **dict.fromkeys("rate price cost fee charge rates prices tariff".split(), "price"),
    **dict.fromkeys(["quantity", "qty", "count"], "quantity"),
}
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


@dataclass(frozen=True, slots=True)
class Hints:
    """A figure ``[index, stop)`` within the piece ``[start, end)``, and the words around it."""

    reading: Reading
    index: int
    amount: Amount
    quantity: Quantity | None
    rate: RateMark | None
    stop: int
    start: int
    end: int

    @property
    def before(self) -> str:
        """The word before the figure, empty at the start of the piece."""
        return self.reading.low(self.index - 1) if self.index > self.start else ""

    @property
    def last(self) -> bool:
        """Whether no word or number follows before the next mark or line end."""
        if self.stop >= self.end or self.reading.taken[self.stop]:
            return True
        token = self.reading.tokens[self.stop]
        return token.kind == "newline" or token.text in ".,;:)!?+|/&-–—" or token.lower == "and"

    @property
    def first(self) -> bool:
        """Whether it opens its piece of text."""
        if self.index <= self.start or self.reading.taken[self.index - 1]:
            return True
        token = self.reading.tokens[self.index - 1]
        return token.kind == "newline" or token.text in ".,;:(!?+|/&-–—•*" or token.lower == "and"

    @property
    def leading_word(self) -> str:
        """``price`` or ``quantity`` when a word for it leads there: "the rate should be"."""
        position = self.index - 1
        if self.reading.low(position) in ("to", "be", "is", "now", "are"):
            named = self._named_before(position)
            if named:
                return named
        while position >= self.start and self.reading.low(position) in _LINKS:
            position -= 1
        if position < self.start or position < self.index - 7:
            return ""
        if self.reading.low(position) in UNITS and self.reading.low(position + 1) in (
            ":",
            "=",
            "-",
            "–",
        ):
            return "quantity"
        return _PROPERTIES.get(self.reading.low(position), "")

    def _named_before(self, position: int) -> str:
        """``the quantity of web development to 38``: the property leads its clause."""
        while position >= max(self.start, self.index - 10):
            token = self.reading.tokens[position]
            if token.kind != "word":
                return ""
            follows = self.reading.low(position + 1)
            if token.lower in _PROPERTIES and follows in ("of", "for", "on"):
                return _PROPERTIES[token.lower]
            position -= 1
        return ""

    @property
    def after_times(self) -> bool:
        """A size after a count: the 2.5 kg of ``10 x 2.5 kg weights``."""
        return self.reading.low(self.index - 1) in TIMES and self.index - 1 > self.start

    @property
    def scaled(self) -> bool:
        """Written with a multiplier (1.5k, two grand, 1.2 lakh), as money is."""
        span = range(self.index, self.amount.end)
        return any(self.reading.low(i) in _SCALED for i in span)

    @property
    def noun_follows(self) -> bool:
        """Whether a word that can name a thing follows the figure."""
        if self.stop >= self.end:
            return False
        token = self.reading.tokens[self.stop]
        return token.kind == "word" and token.lower not in STOP_NOUNS

    @property
    def glued(self) -> bool:
        """Part of a word: 3D, 7-Eleven, 2x4, B2."""
        tokens = self.reading.tokens
        after = tokens[self.stop] if self.stop < len(tokens) else None
        tied_after = (
            after is not None
            and after.glued
            and (
                after.kind in ("word", "number")
                or (after.text in "-'" and _joined(tokens, self.stop))
            )
        )
        first = tokens[self.index]
        before = tokens[self.index - 1] if self.index else None
        tied_before = (
            before is not None
            and first.glued
            and (before.kind == "word" or (before.text == "-" and before.glued))
        )
        return tied_after or tied_before

    @property
    def name_like(self) -> bool:
        """Follows a word with a capital: ``iPhone 15``, ``Model 3``."""
        if self.index <= self.start:
            return False
        token = self.reading.tokens[self.index - 1]
        if token.kind != "word":
            return False
        return (any(c.isupper() for c in token.text) and not token.text.isupper()) or (
            token.text.isupper() and len(token.text) > 1 and not self.reading.message.isupper()
        )


def _joined(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].glued and tokens[index + 1].kind == "word"
