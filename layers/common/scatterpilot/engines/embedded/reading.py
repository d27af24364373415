"""One message: its tokens, what can be read at each, and what is already explained."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from scatterpilot.domain.edits import Quote
from scatterpilot.engines.embedded.text.tokens import Token, tokenize
from scatterpilot.engines.embedded.values.amounts import Amount, amount_at, percent_at
from scatterpilot.engines.embedded.values.clock import Clock, DateSpan, day_first
from scatterpilot.engines.embedded.values.dates import date_at
from scatterpilot.engines.embedded.values.numerals import number_style
from scatterpilot.engines.embedded.values.quantities import Quantity, quantity_at
from scatterpilot.engines.embedded.values.rates import RateMark, rate_mark_at
from scatterpilot.engines.embedded.values.repairs import without_repairs

_ABBREVIATIONS = frozenset(
    "inc co ltd no st mr mrs ms dr ave rd jr sr corp approx p.o vs etc hrs hr".split()
)
# More than 10,000 characters of any prose; it bounds the work on a hostile run of symbols.
_MOST_TOKENS = 3_000


def _is_acronym(token: Token) -> bool:
    """HDMI or VAT, which people write so even where they use no other capitals."""
    return len(token.text) > 1 and token.text.isupper()


class Reading:
    """Typed values by position, each read once and remembered; spans marked as taken.

    ``turn`` is the number of the user's message, for the quotes; ``beyond`` what a message of too
    many tokens says after the part that is read.
    """

    def __init__(self, message: str, *, locale: str, currency: str, today: date, turn: int) -> None:
        self.message = message
        self.tokens: list[Token] = tokenize(message)
        rest = self.tokens[_MOST_TOKENS : _MOST_TOKENS + 1]
        self.beyond = message[rest[0].start :] if rest else ""
        del self.tokens[_MOST_TOKENS:]
        self.own_currency = currency
        self.turn = turn
        self.today = today
        self.day_first = day_first(locale)
        self.style = number_style(locale, self.tokens)
        self.tokens = without_repairs(self.tokens, self.style)
        self._lows = [token.lower for token in self.tokens]
        self._size = len(self.tokens)
        self.taken = [False] * self._size
        self._amounts: dict[int, Amount | None] = {}
        self._percents: dict[int, Amount | None] = {}
        self._quantities: dict[int, Quantity | None] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, index: int) -> str:
        """The folded word at an index, empty outside the message."""
        return self._lows[index] if 0 <= index < self._size else ""

    def words(self, start: int, count: int) -> tuple[str, ...]:
        """``count`` folded words from ``start``, empty ones outside the message."""
        if start < 0:
            return ("",) * min(-start, count) + self.words(0, max(count + start, 0))
        found = tuple(self._lows[start : start + count])
        return found + ("",) * (count - len(found))

    def amount(self, index: int) -> Amount | None:
        """The amount that starts at an index, or ``None``."""
        if index not in self._amounts:
            self._amounts[index] = amount_at(self.tokens, index, self.style, self.own_currency)
        return self._amounts[index]

    def percent(self, index: int) -> Amount | None:
        """The percentage that starts at an index, or ``None``; its value is in percent."""
        if index not in self._percents:
            self._percents[index] = percent_at(self.tokens, index, self.style)
        return self._percents[index]

    def quantity(self, index: int) -> Quantity | None:
        """The number of a known unit that starts at an index, or ``None``."""
        if index not in self._quantities:
            self._quantities[index] = quantity_at(self.tokens, index, self.style)
        return self._quantities[index]

    def override(self, index: int, amount: Amount) -> None:
        """Let several tokens count as one amount: "50 % of $4,000"."""
        self._amounts[index] = amount
        for position in range(amount.start, amount.end):
            self._percents[position] = None
            self._quantities[position] = None
            if position != index:
                self._amounts[position] = None

    def rate_mark(self, index: int) -> RateMark | None:
        """What a price just before an index is for, or ``None``."""
        return rate_mark_at(self.tokens, index)

    def date(self, index: int, *, backward: bool = False) -> DateSpan | None:
        """The date that starts at an index, or ``None``; ``backward`` as in ``Clock``."""
        return date_at(self.tokens, index, Clock(self.today, self.day_first, backward))

    @cached_property
    def informative(self) -> bool:
        """Whether capitals tell names here: the message has both capitals and small letters."""
        words = [t for t in self.tokens if t.kind == "word" and len(t.text) > 1]
        capital = sum(
            1 for i, t in enumerate(words) if t.capital and not (i == 0 or _is_acronym(t))
        )
        small = sum(1 for t in words if t.text[0].islower())
        return capital > 0 and small > 0 and not self.message.isupper()

    def take(self, start: int, end: int) -> None:
        """Mark tokens as explained, so that nothing else reads them."""
        for index in range(max(start, 0), min(end, len(self.tokens))):
            self.taken[index] = True

    def untaken(self) -> list[int]:
        """The positions that nothing explains yet."""
        return [index for index, taken in enumerate(self.taken) if not taken]

    def free(self, start: int, end: int) -> bool:
        """Whether nothing has taken any of these tokens."""
        return not any(self.taken[start:end])

    def quote(self, start: int, end: int) -> Quote:
        """The user's words from token ``start`` to before ``end``, with their place."""
        end = min(end, len(self.tokens))
        first, last = self.tokens[start].start, self.tokens[max(end - 1, start)].end
        return Quote(text=self.message[first:last], turn=self.turn, start=first, end=last)

    def text(self, start: int, end: int) -> str:
        """The words from token ``start`` to before ``end`` as written."""
        return self.quote(start, end).text if start < min(end, len(self.tokens)) else ""

    def slice_text(self, indices: Iterable[int]) -> str:
        """The words at these positions as written; runs that stood together stay together."""
        parts: list[str] = []
        run: list[int] = []
        for index in [*indices, -1]:
            if run and index != run[-1] + 1:
                parts.append(self.text(run[0], run[-1] + 1))
                run = []
            run.append(index)
        return " ".join(parts)

    def sentence_end(self, index: int) -> int:
        """The index just after the sentence around ``index``: a line end or a full stop."""
        while index < len(self.tokens) and not self.ends_sentence(index):
            index += 1
        return index

    def ends_sentence(self, index: int) -> bool:
        """Whether the token closes a sentence; the point of an abbreviation does not."""
        token = self.tokens[index]
        if token.kind == "newline":
            return True
        if token.text not in (".", "!", "?", ";"):
            return False
        if token.text == "." and index:
            before = self.tokens[index - 1]
            if before.lower in _ABBREVIATIONS or (len(before.text) == 1 and before.capital):
                return index + 1 == len(self.tokens) or self.tokens[index + 1].kind == "newline"
        return True
