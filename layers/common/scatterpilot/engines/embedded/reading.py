"""One message: its tokens, what can be read at each, and what is already explained."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Set
from datetime import date
from functools import cached_property

from scatterpilot.domain.edits import Quote
from scatterpilot.engines.embedded.text.csv_rows import with_cells
from scatterpilot.engines.embedded.text.renamed import without_wrong_names
from scatterpilot.engines.embedded.text.tokens import Token, tokenize
from scatterpilot.engines.embedded.values.amounts import (
    PERCENT_WORDS,
    Amount,
    amount_at,
    percent_at,
)
from scatterpilot.engines.embedded.values.clock import Clock, DateSpan, day_first
from scatterpilot.engines.embedded.values.dates import date_at
from scatterpilot.engines.embedded.values.designations import designations, shares_of
from scatterpilot.engines.embedded.values.numerals import number_style
from scatterpilot.engines.embedded.values.quantities import Quantity, quantity_at
from scatterpilot.engines.embedded.values.rates import RATE_WORDS, RateMark, rate_mark_at
from scatterpilot.engines.embedded.values.repairs import without_repairs
from scatterpilot.engines.embedded.values.shifts import shift_at
from scatterpilot.engines.embedded.values.spans import is_span_unit, span_at
from scatterpilot.engines.embedded.values.units import UNITS

_ABBREVIATIONS = frozenset(
    "inc co ltd no st mr mrs ms dr ave rd jr sr corp approx p.o vs etc hrs hr".split()
)
# More than 10,000 characters of any prose; it bounds the work on a hostile run of symbols.
_MOST_TOKENS = 2_500
_TIMES = frozenset("hour day week month year night minute".split())


def _is_acronym(token: Token) -> bool:
    """HDMI or VAT, which people write so even where they use no other capitals."""
    return len(token.text) > 1 and token.text.isupper()


class _Lows(dict[int, str]):
    """Folded words by position; outside the message stands nothing."""

    def __missing__(self, index: int) -> str:
        return ""


class Reading:
    """Typed values by position, each read once and remembered; spans marked as taken.

    ``turn`` is the number of the user's message, for the quotes; ``beyond`` what a message of too
    many tokens says after the part that is read.
    """

    def __init__(self, message: str, *, locale: str, currency: str, today: date, turn: int) -> None:
        self.message = message
        self.tokens: list[Token] = with_cells(message, tokenize(message, _MOST_TOKENS + 1))
        rest = self.tokens[_MOST_TOKENS:]
        self.beyond = message[rest[0].start :] if rest else ""
        del self.tokens[_MOST_TOKENS:]
        self.own_currency = currency
        self.turn = turn
        self.today = today
        self.issued = today
        """The invoice's date, as far as it is known: terms count from it."""
        self.day_first = day_first(locale)
        self.style = number_style(locale, self.tokens)
        self.tokens = without_wrong_names(without_repairs(self.tokens, self.style))
        self._lows = [token.lower for token in self.tokens]
        self.low: Callable[[int], str] = _Lows(enumerate(self._lows)).__getitem__
        """The folded word at an index, empty outside the message."""
        self.taken = [False] * len(self.tokens)
        self.designated = designations(self.tokens)
        """The tokens of numbers that tell when or which (2026-11-02, 2 of 3); see there."""
        self._amounts: dict[int, Amount | None] = {}
        self._percents: dict[int, Amount | None] = {}
        self._quantities: dict[int, Quantity | None] = {}
        self._spans: dict[int, tuple[int, str, int] | None] = {}
        self._dates: dict[tuple[int, bool], DateSpan | None] = {}
        self._amount_starts: list[int] | None = None
        self._sum_starts: list[int] | None = None
        self.shifts: set[int] = set()
        self._read_shifts()

    def _read_shifts(self) -> None:
        """Where an hour has a price, clock times count hours: 09:00-12:30."""
        if ":" not in self.vocabulary or "hour" not in self._rated_units:
            return
        for index in self.where({":"}):
            shift = shift_at(self.tokens, index - 1)
            if shift is not None:
                amount = Amount(shift.value, None, shift.start, shift.end)
                self.override(shift.start, amount)
                self._quantities[shift.start] = shift
                self.shifts.update(range(shift.start, shift.end))

    @cached_property
    def spoken(self) -> list[bool]:
        """For each token whether it is a word or a number."""
        return [token.kind in ("word", "number") for token in self.tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def vocabulary(self) -> Set[str]:
        """The folded words of the message."""
        return self._places.keys()

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for index, low in enumerate(self._lows):
            places.setdefault(low, []).append(index)
        return places

    def where(self, words: Set[str]) -> list[int]:
        """Where any of these words stands, from left to right: what needs one looks there only."""
        runs = [self._places[word] for word in self.vocabulary & words]
        return runs[0] if len(runs) == 1 else sorted(index for run in runs for index in run)

    @cached_property
    def numbers(self) -> list[int]:
        """Where a number in digits stands."""
        return [index for index, token in enumerate(self.tokens) if token.kind == "number"]

    def amounts(self) -> list[int]:
        """Where an amount begins."""
        if self._amount_starts is None:
            indices = range(len(self.tokens))
            self._amount_starts = [i for i in indices if self.amount(i) is not None]
        return self._amount_starts

    def sums(self) -> list[int]:
        """Where an amount with its currency begins."""
        if self._sum_starts is None:
            self._sum_starts = [i for i in self.amounts() if (a := self.amount(i)) and a.money]
        return self._sum_starts

    def words(self, start: int, count: int) -> tuple[str, ...]:
        """``count`` folded words from ``start``, empty ones outside the message."""
        if start < 0:
            return ("",) * min(-start, count) + self.words(0, max(count + start, 0))
        found = tuple(self._lows[start : start + count])
        return found if len(found) == count else found + ("",) * (count - len(found))

    def amount(self, index: int) -> Amount | None:
        """The amount that starts at an index, or ``None``."""
        if index not in self._amounts:
            found = amount_at(self.tokens, index, self.style, self.own_currency)
            self._amounts[index] = None if found and self._names(found) else found
        return self._amounts[index]

    def _names(self, figure: Amount | Quantity) -> bool:
        """Whether the digits of a figure tell when or which."""
        return any(i in self.designated for i in range(figure.start, figure.end))

    def percent(self, index: int) -> Amount | None:
        """The percentage that starts at an index, or ``None``; its value is in percent."""
        if not self._speaks_of_percent:
            return None
        if index not in self._percents:
            self._percents[index] = percent_at(self.tokens, index, self.style)
        return self._percents[index]

    def quantity(self, index: int) -> Quantity | None:
        """The number of a known unit that starts at an index, or ``None``."""
        if not self._speaks_of_units:
            return None
        if index not in self._quantities:
            found = quantity_at(self.tokens, index, self.style)
            sized = found is not None and found.sized and found.unit not in self._rated_units
            named = found is not None and self._names(found)
            self._quantities[index] = None if sized or named else found
        return self._quantities[index]

    def span(self, index: int) -> tuple[int, str, int] | None:
        """The span of time that starts at an index; see ``span_at``."""
        if not self._speaks_of_time:
            return None
        if index not in self._spans:
            self._spans[index] = span_at(self.tokens, index)
        return self._spans[index]

    @cached_property
    def _rated_units(self) -> Set[str]:
        """The units that a price is said for: an hour, a day."""
        marks = [self.rate_mark(index) for index in self.where(RATE_WORDS)]
        return {mark.unit for mark in marks if mark is not None and mark.unit in _TIMES}

    @cached_property
    def _speaks_of_percent(self) -> bool:
        return not self.vocabulary.isdisjoint(PERCENT_WORDS)

    @cached_property
    def _speaks_of_units(self) -> bool:
        return not self.vocabulary.isdisjoint(UNITS)

    @cached_property
    def _speaks_of_time(self) -> bool:
        return any(is_span_unit(low) for low in self.vocabulary)

    @cached_property
    def spans(self) -> list[int]:
        """Where a span of time begins."""
        indices = range(len(self.tokens)) if self._speaks_of_time else ()
        return [i for i in indices if self.span(i) is not None]

    def override(self, index: int, amount: Amount) -> None:
        """Let several tokens count as one amount: "50 % of $4,000"."""
        self._amount_starts = self._sum_starts = None
        self._amounts[index] = amount
        for position in range(amount.start, amount.end):
            self._percents[position] = None
            self._quantities[position] = None
            if position != index:
                self._amounts[position] = None

    def name(self, index: int) -> None:
        """Let a number be part of a name, no amount: the 2 of "line 2"."""
        self._amount_starts = self._sum_starts = None
        self._amounts[index] = self._percents[index] = self._quantities[index] = None

    def issue_on(self, issued: date) -> None:
        """Let terms count from this day."""
        self.issued = issued
        self._dates.clear()

    def rate_mark(self, index: int) -> RateMark | None:
        """What a price just before an index is for, or ``None``."""
        return rate_mark_at(self.tokens, index)

    def date(self, index: int, *, backward: bool = False) -> DateSpan | None:
        """The date that starts at an index, or ``None``; ``backward`` as in ``Clock``."""
        if (index, backward) not in self._dates:
            clock = Clock(self.today, self.day_first, backward, self.issued)
            part = shares_of(self.tokens, index)
            self._dates[index, backward] = None if part else date_at(self.tokens, index, clock)
        return self._dates[index, backward]

    @cached_property
    def informative(self) -> bool:
        """Whether capitals tell names here: the message has both capitals and small letters."""
        words = [t for t in self.tokens if t.kind == "word" and len(t.text) > 1]
        capital = sum(
            1 for i, t in enumerate(words) if t.capital and not (i == 0 or _is_acronym(t))
        )
        small = sum(1 for t in words if t.text[0].islower())
        return capital > 0 and small > 0 and not self.shouted

    @cached_property
    def shouted(self) -> bool:
        """Whether the message is all in capitals."""
        return self.message.isupper()

    @cached_property
    def whispered(self) -> bool:
        """Whether the message has no capital."""
        return self.message.islower()

    @cached_property
    def figured(self) -> bool:
        """Whether a number in digits or a currency's sign stands anywhere."""
        return bool(self.numbers) or any(token.text in "$£€₹¥" for token in self.tokens)

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
        end = min(end, len(self.tokens))
        if start >= end:
            return ""
        return self.message[self.tokens[start].start : self.tokens[end - 1].end]

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
        return self._sentence_ends[index] if index < len(self.tokens) else index

    @cached_property
    def _sentence_ends(self) -> list[int]:
        end = len(self.tokens)
        ends = [end] * end
        for index in reversed(range(end)):
            end = index if self.ends_sentence(index) else end
            ends[index] = end
        return ends

    def line_start(self, index: int) -> int:
        """The index just after the last line end before ``index``."""
        breaks = self.where({"\n"})
        before = bisect_left(breaks, index)
        return breaks[before - 1] + 1 if before else 0

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
