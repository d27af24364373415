"""What is judged: the messages not judged yet, the draft they led to, and the drafts before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from scatterpilot.domain.conversation import Message
from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.totals import Totals, compute_totals
from scatterpilot.engines.embedded.doubt.places import Place, places_in
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.values.amounts import Amount
from scatterpilot.ports import Turn
from scatterpilot.presentation.catalogue import Texts, texts_in
from scatterpilot.presentation.formats import money, spoken_date

ASKED = "doubt"
"""The field of a question that a doubt asks, or how it begins; it is no path of the draft."""


def is_doubt(field: str) -> bool:
    """Whether a question with this field asks about a doubt."""
    return field.partition(".")[0] == ASKED


@dataclass(frozen=True)
class Doubt:
    """One thing that is not plain: a sentence that says it, and the question about it; without a
    question it is said beside the read-back. Both are in the user's language."""

    kind: str
    text: str
    ask: str


class Sense(NamedTuple):
    """Places of figures in a message: those that surely mean nothing to the invoice, those that
    surely are a quantity or a price, and of these the ones beyond any doubt."""

    idle: Sequence[tuple[int, int]] = ()
    plain: Sequence[tuple[int, int]] = ()
    certain: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True)
class Matter:
    """``readings`` are fresh ones, in which nothing is taken; ``earlier`` drafts, the latest last,
    tell which figures had a place that they lost again. ``senses``, by turn, tell what
    is surely known of the figures of a message."""

    readings: Sequence[Reading]
    draft: Draft
    earlier: Sequence[Draft]
    locale: str
    language: str = "en"
    senses: Mapping[int, Sense] = field(default_factory=dict)

    @property
    def say(self) -> Texts:
        """What code says, in the user's language."""
        return texts_in(self.language)

    def doubt(self, kind: str, text: str, ask: str = "right", **values: object) -> Doubt:
        """A doubt in words: the texts ``doubt.<text>`` and ``doubt.<ask>``; no ``ask``, no
        question."""
        asked = self.say(f"doubt.{ask}") if ask else ""
        return Doubt(kind, self.say(f"doubt.{text}", **values), asked)

    def idle(self, turn: int) -> Sequence[tuple[int, int]]:
        """The places of a message's figures that surely mean nothing to the invoice."""
        return self.senses[turn].idle if turn in self.senses else ()

    @cached_property
    def totals(self) -> Totals:
        """What the draft comes to."""
        return compute_totals(self.draft)

    @cached_property
    def places(self) -> list[Place]:
        """The places of the draft's own values in these messages."""
        return self._within(places_in(self.draft))

    @cached_property
    def all_places(self) -> list[Place]:
        """The places of its values and of those that they replaced."""
        return self._within([p for draft in (*self.earlier, self.draft) for p in places_in(draft)])

    def _within(self, places: Sequence[Place]) -> list[Place]:
        turns = {reading.turn for reading in self.readings}
        return [place for place in places if place.turn in turns]

    @cached_property
    def of_lines(self) -> dict[int, dict[str, Place]]:
        """The places of each line's own values, by the line's index and the value's name."""
        found: dict[int, dict[str, Place]] = {}
        for place in self.places:
            if place.line is not None:
                found.setdefault(place.line, {})[place.field] = place
        return found

    def figures(self) -> Iterator[Place]:
        """The places of the quantities and prices of all lines."""
        for own in self.of_lines.values():
            yield from (own[name] for name in ("quantity", "unit_price") if name in own)

    def prices(self) -> Iterator[Place]:
        """The places of the prices of all lines."""
        return (place for place in self.figures() if place.field == "unit_price")

    def is_plain(self, place: Place) -> bool:
        """Whether the figure there is surely what it was taken for."""
        return _within(place, self.senses[place.turn].plain if place.turn in self.senses else ())

    def is_certain(self, place: Place) -> bool:
        """Whether it is that beyond any doubt."""
        return _within(place, self.senses[place.turn].certain if place.turn in self.senses else ())

    def amount_at(self, place: Place) -> Amount | None:
        """The amount that begins at a place, as its message says it."""
        reading, starts = self.reading(place.turn), self._token_starts[place.turn]
        index = bisect_left(starts, place.start)
        return reading.amount(index) if index < len(starts) else None

    @cached_property
    def _token_starts(self) -> dict[int, list[int]]:
        return {r.turn: [token.start for token in r.tokens] for r in self.readings}

    def reading(self, turn: int) -> Reading:
        """The message of that turn, one of ``readings``."""
        return next(reading for reading in self.readings if reading.turn == turn)

    def line(self, place: Place) -> LineItem:
        """The line of the draft that one of ``places`` belongs to."""
        return self.draft.line_items[place.line or 0]

    def shown(self, amount: Decimal) -> str:
        """Money as the read-back shows it."""
        return money(amount, self.draft.currency, self.locale)

    def day(self, day: date) -> str:
        """A date in words."""
        return spoken_date(day, self.language, self.locale)

    def quoted(self, line: LineItem) -> str:
        """A line by its name in quotation marks."""
        return self.say.quoted(line.description) if line.description else self.say("that_line")


def _within(place: Place, known: Sequence[tuple[int, int]]) -> bool:
    return any(start < place.end and place.start < end for start, end in known)


def _no_sense(message: str) -> Sense:
    return Sense()


def matter_of(
    turn: Turn,
    own_currency: str,
    language: str = "en",
    sense_of: Callable[[str], Sense] = _no_sense,
) -> Matter:
    """What is judged once a turn's edits are applied; ``own_currency`` is what a ``$`` means,
    ``sense_of`` tells what a message's figures surely are."""
    said = turn.said
    first = len(said) - 1 - _unjudged(turn.history)
    readings = [
        Reading(
            said[index],
            locale=turn.profile.locale,
            currency=own_currency,
            today=turn.today,
            turn=index,
        )
        for index in range(first, len(said))
    ]
    earlier = (*turn.editor.earlier, turn.editor.before)
    senses = {reading.turn: sense_of(reading.message) for reading in readings}
    return Matter(readings, turn.editor.draft, earlier, turn.profile.locale, language, senses)


def _unjudged(history: Sequence[Message]) -> int:
    """How many of the user's last messages in ``history`` nobody has judged yet.

    They are those since the draft was last read back or asked about: a question for what is
    missing comes before any doubt.
    """
    count = 0
    for message in reversed(history):
        if message.role == "user":
            count += 1
        elif message.question is None or is_doubt(message.question.field):
            return count
    return count
