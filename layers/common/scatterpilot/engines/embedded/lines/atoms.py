"""Cut a message into its smallest pieces, at punctuation, joining words and figures."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.engines.embedded.lines.figures import Figure, figures_in
from scatterpilot.engines.embedded.lines.heads import PREDICATES, head_at
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import PRONOUNS, SMALL_IN_NAMES, phrases
from scatterpilot.engines.embedded.values.units import UNITS

_MARKS = {
    mark: kind
    for kind, marks in {
        "comma": ",",
        "semi": ";",
        "colon": ": =",
        "pipe": "|",
        "bullet": "• · * >",
        "paren": "( )",
        "stop": "! ? …",
        "dash": "→ — –",
    }.items()
    for mark in marks.split()
}
_WORDS = {
    word: kind
    for kind, words in {
        "and": "and",
        "amp": "&",
        "plus": "plus + also then",
        "for": "for",
        "to": "to",
        "with": "with",
        "or": "or",
        "that": "but because cos since",
    }.items()
    for word in words.split()
}
_RELATIVES = frozenset(
    phrases(
        "that was, which was, it was, this was, there was, there were, these were, they were, "
        "was for, it's for"
    )
)
_BEFORE_NAMES = frozenset("at from by under the of with as is was it's".split())
_SUBJECTS = frozenset("i we they he she".split())


@dataclass(frozen=True, slots=True)
class Atom:
    """Tokens ``[start, end)``; ``sep`` is what stands before it, ``billed`` whether that is a
    billing verb or a customer label with nothing but ``for`` or ``to`` in between; ``led`` tells
    that the clause began with a pronoun: "there are three instalments"."""

    start: int
    end: int
    sep: str
    billed: str
    figures: tuple[Figure, ...]
    led: bool = False


def atoms_of(reading: Reading) -> list[Atom]:
    """The pieces of everything not yet taken, in order."""
    cutter = _Cutter(reading)
    cutter.run()
    return cutter.atoms


class _Cutter:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.atoms: list[Atom] = []
        self.start = 0
        self.sep = "begin"
        self.billed = ""
        self.led = False
        self.figure_starts = {f.start: f for f in figures_in(reading, 0, len(reading))}

    def run(self) -> None:
        index, size = 0, len(self.reading)
        while index < size:
            index = self._step(index)
        self._close(size)

    def _step(self, index: int) -> int:
        """Look at one token; gives the index to go on with."""
        reading = self.reading
        if reading.taken[index]:
            self._cut(index, index + 1, "fact")
            return index + 1
        figure = self.figure_starts.get(index)
        if figure is not None:
            start = index
            if self.reading.low(index - 1) in ("at", "@") and index - 1 > self.start:
                start = index - 1
            if start > self.start and figure.text_score < 6:
                self._cut(start, start, "figure")
            return max(figure.stop, index + 1)
        separator = self._separator(index)
        if separator is not None:
            kind, end, billed = separator
            self._cut(index, end, kind, billed)
            return end
        return index + 1

    def _cut(self, end: int, start: int, sep: str, billed: str = "") -> None:
        """Close the piece before ``end``; the next one starts at ``start``."""
        closed = self._close(end)
        weak = sep in ("for", "to", "colon", "dash", "comma", "line")
        if billed:
            self.billed = billed
        elif closed or not weak:
            self.billed = ""
        strongest = {"line": 3, "stop": 3, "bullet": 3, "fact": 2, "semi": 2, "plus": 2}
        if sep in ("for", "to") or closed or strongest.get(sep, 1) >= strongest.get(self.sep, 0):
            self.sep = sep
        self.start = start

    def _close(self, end: int) -> bool:
        if end <= self.start:
            return False
        figures = tuple(
            self.figure_starts[i] for i in range(self.start, end) if i in self.figure_starts
        )
        first = self.reading.low(self.start)
        led = (first in PRONOUNS and not figures) or (self.sep == "figure" and self.led)
        self.atoms.append(Atom(self.start, end, self.sep, self.billed, figures, led))
        # "I did twelve hours" states work done; "there are three instalments" does not.
        self.led = led and first not in ("i", "we", "i've", "we've")
        self.sep = "none"
        return True

    def _separator(self, index: int) -> tuple[str, int, str] | None:
        reading = self.reading
        token = reading.tokens[index]
        if token.kind == "newline":
            return "line", index + 1, ""
        head = head_at(reading, index, opens=index <= self.start)
        if head is not None:
            return head
        return self._mark(index) or self._joining_word(index)

    def _mark(self, index: int) -> tuple[str, int, str] | None:
        reading = self.reading
        token = reading.tokens[index]
        if token.text in "-/" and (not token.glued or self._spaced_after(index)):
            at_line = index == 0 or reading.tokens[index - 1].kind == "newline"
            if token.text == "/" and not at_line:
                return "slash", index + 1, ""
            return ("bullet" if at_line else "dash"), index + 1, ""
        if token.lower in _MARKS and not (token.lower == "'" and token.glued):
            return _MARKS[token.lower], index + 1, ""
        if token.text in ".;" and reading.ends_sentence(index):
            return "stop", index + 1, ""
        return None

    def _joining_word(self, index: int) -> tuple[str, int, str] | None:
        reading = self.reading
        token = reading.tokens[index]
        if token.lower in ("it's", "that's", "there's", "its") and index > self.start:
            return "that", index + 1, ""
        if token.lower in _SUBJECTS and index > self.start and token.text[0].islower():
            return "that", index, ""
        if token.lower == "not" and index > self.start:
            return "not", index + 1, ""
        if self._owned(index):
            return "owner", index, ""
        if (edge := self._name_edge(index)) is not None:
            return edge, index, ""
        if token.lower in _WORDS and index > 0:
            return _WORDS[token.lower], index + 1, ""
        if reading.words(index, 2) in _RELATIVES:
            return "that", index + 2, ""
        pronoun = reading.low(index - 1) in PRONOUNS
        if token.lower in PREDICATES and index > self.start and not pronoun:
            return "verb", index + 1, ""
        return None

    def _owned(self, index: int) -> bool:
        """Just after ``Berg's`` in "Hanna Berg's new porch", not in "Joe's Diner"; and
        before ``the first`` in "bill Example Agency the first of two instalments"."""
        if self._article_after_name(index):
            return True
        if index <= self.start or self.reading.tokens[index].capital:
            return False
        before = self.reading.tokens[index - 1]
        return before.capital and before.lower.endswith("'s") and self.sep in ("for", "to", "bill")

    def _name_edge(self, index: int) -> str | None:
        """Where a capitalised name begins after a small word that leads to one, or ends."""
        tokens = self.reading.tokens
        if index <= self.start or not self.reading.informative or tokens[index].glued:
            return None
        token, before = tokens[index], tokens[index - 1]
        if token.capital and not before.capital:
            if before.lower == "of" and UNITS.get(self.reading.low(index - 2)):
                return None
            return "cap" if before.lower in _BEFORE_NAMES and before.text.islower() else None
        ends = before.capital and token.text[0].islower() and token.lower not in SMALL_IN_NAMES
        if not ends or token.kind != "word" or token.lower in _WORDS or token.lower in PREDICATES:
            return None
        opener = index - 1 == 0 or self.reading.ends_sentence(index - 2)
        return None if opener or self.reading.taken[index - 1] else "low"

    def _article_after_name(self, index: int) -> bool:
        tokens = self.reading.tokens
        if not self.billed or index <= self.start or index + 1 >= len(tokens):
            return False
        if tokens[index].lower not in ("a", "an", "the", "their", "his", "her", "our"):
            return False
        return (
            tokens[index - 1].capital
            and tokens[index].text.islower()
            and not tokens[index + 1].capital
        )

    def _spaced_after(self, index: int) -> bool:
        tokens = self.reading.tokens
        return index + 1 < len(tokens) and not tokens[index + 1].glued
