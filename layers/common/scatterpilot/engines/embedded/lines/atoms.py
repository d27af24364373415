"""Cut a message into its smallest pieces, at punctuation, joining words and figures."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.engines.embedded.lines.figures import Figure, figures_in
from scatterpilot.engines.embedded.lines.heads import PREDICATES, head_at
from scatterpilot.engines.embedded.lines.name_edges import name_edge
from scatterpilot.engines.embedded.lines.organisations import ORGANISATIONS
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import ARTICLES, PRONOUNS, phrases
from scatterpilot.engines.embedded.text.tokens import is_picture

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
_SUBJECTS = frozenset("i we they he she".split())


@dataclass(frozen=True, slots=True)
class Atom:
    """Tokens ``[start, end)``; ``sep`` is what stands before it, ``billed`` whether that is a
    billing verb or a customer label with nothing but ``for`` or ``to`` in between; ``led`` tells
    that the clause began with a pronoun: "there are three instalments", ``headed`` that "for"
    opens the message and a mark closes the piece."""

    start: int
    end: int
    sep: str
    billed: str
    figures: tuple[Figure, ...]
    led: bool = False
    headed: bool = False


def atoms_of(reading: Reading, most: int) -> list[Atom]:
    """The pieces of everything not yet taken, in order, at most so many of them."""
    cutter = _Cutter(reading)
    cutter.run(most)
    return cutter.atoms


class _Cutter:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.atoms: list[Atom] = []
        self.start = 0
        self.sep = "begin"
        self.billed = ""
        self.led = False
        self.figures = figures_in(reading, 0, len(reading))
        self.figure_starts: dict[int, Figure] = {}
        self.next_figure = next(self.figures, None)

    def run(self, most: int) -> None:
        """Cut until so many pieces are there."""
        index, size = 0, len(self.reading)
        while index < size and len(self.atoms) < most:
            index = self._step(index)
        if len(self.atoms) < most:
            self._close(size)

    def _figure_at(self, index: int) -> Figure | None:
        """The figure that starts here; figures are read no further than the pieces are cut."""
        while self.next_figure is not None and self.next_figure.start <= index:
            self.figure_starts[self.next_figure.start] = self.next_figure
            self.next_figure = next(self.figures, None)
        return self.figure_starts.get(index)

    def _step(self, index: int) -> int:
        """Look at one token; gives the index to go on with."""
        reading = self.reading
        if reading.taken[index]:
            self._cut(index, index + 1, "fact")
            return index + 1
        figure = self._figure_at(index)
        if figure is not None:
            start = index
            if self.reading.low(index - 1) in ("at", "@") and index - 1 > self.start:
                start = index - 1
            if start > self.start and figure.text_score < 6:
                self._cut(start, start, "figure")
            return max(figure.stop, index + 1)
        separator = None if index in reading.designated else self._separator(index)
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
        if (split := self._name_end(end)) and split > self.start:
            self._add(split)
            self.start, self.sep, self.billed = split, "word", ""
        return self._add(end)

    def _name_end(self, end: int) -> int:
        """Where a name in small letters may end that runs straight on into the work, as dictated:
        "invoice ann's florist shop rewiring three hours …"; 0 where nothing speaks for it."""
        reading = self.reading
        words = range(self.start, end)
        plain = all(reading.tokens[i].kind == "word" for i in words)
        counted = self.figure_starts.get(end)
        opens = self.billed or (self.sep == "for" and self.start <= 6)
        if reading.informative or not opens or not plain or len(words) < 3:
            return 0
        if counted is None or self.sep not in ("bill", "for", "to", "label"):
            return 0
        paused = next((i for i in words[1:] if self._hesitates(i)), 0)
        kind = next((i for i in words[1:-1] if reading.low(i) in ORGANISATIONS), None)
        if paused or kind is not None:
            return paused or (kind or 0) + 1
        if self._names_thing(counted):
            return 0
        return self.start + (2 if len(words) > 3 or reading.low(end - 1).endswith("ing") else 1)

    def _names_thing(self, counted: Figure) -> bool:
        """Whether the counted thing stands after its count, so that the words before are a name."""
        after = self.reading.low(counted.stop)
        kind = self.reading.tokens[counted.stop].kind if counted.stop < len(self.reading) else ""
        return kind in ("word", "number") and after not in ("at", "for", "a", "an", "per", "each")

    def _hesitates(self, index: int) -> bool:
        """Whether an "um" stood before this token."""
        tokens = self.reading.tokens
        between = self.reading.message[tokens[index - 1].end : tokens[index].start]
        return any(character.isalpha() for character in between)

    def _names_on(self, end: int) -> bool:
        closed = self.reading.low(end) in (":", ",", "\n", "-", "–", "—")
        return closed and self.reading.low(1) not in ARTICLES | PRONOUNS

    def _add(self, end: int) -> bool:
        figures = tuple(
            self.figure_starts[i] for i in range(self.start, end) if i in self.figure_starts
        )
        first = self.reading.low(self.start)
        headed = self.start == 0 and first in ("for", "to") and self._names_on(end)
        led = (first in PRONOUNS and not figures) or (self.sep == "figure" and self.led)
        self.atoms.append(Atom(self.start, end, self.sep, self.billed, figures, led, headed))
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
        if token.kind == "symbol" and is_picture(token.text):
            return "dash", index + 1, ""
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
        edge = name_edge(reading, index) if index > self.start else None
        if edge is not None and token.lower not in _WORDS:
            return edge, index, ""
        lettered = token.glued and reading.tokens[index - 1].kind == "number" and index > 0
        if token.lower in _WORDS and index > 0 and not lettered:
            return _WORDS[token.lower], index + 1, ""
        if token.lower == "due" and token.text.islower():
            return "due", index + 1, ""
        if token.lower == "an" and reading.low(index + 1) in ("a", "the"):
            return "and", index + 1, ""
        if reading.words(index, 2) in _RELATIVES:
            named = reading.low(index + 1) == "for" and self._capital_at(index + 2)
            return ("for" if named else "that"), index + 2, ""
        pronoun = reading.low(index - 1) in PRONOUNS
        if token.lower in PREDICATES and index > self.start and not pronoun:
            return "verb", index + 1, ""
        return None

    def _capital_at(self, index: int) -> bool:
        named = index < len(self.reading) and self.reading.tokens[index].capital
        return named and self.reading.informative

    def _owned(self, index: int) -> bool:
        """Just after ``Berg's`` in "Hanna Berg's new porch", not in "Joe's Diner"; and
        before ``the first`` in "bill Example Agency the first of two instalments"."""
        if self._article_after_name(index):
            return True
        if index <= self.start or self.reading.tokens[index].capital:
            return False
        before = self.reading.tokens[index - 1]
        return before.capital and before.lower.endswith("'s") and self.sep in ("for", "to", "bill")

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
