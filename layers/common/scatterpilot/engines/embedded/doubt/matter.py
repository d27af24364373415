"""What is judged: the messages not judged yet, the draft they led to, and the drafts before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from scatterpilot.domain.conversation import Message
from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.totals import Totals, compute_totals
from scatterpilot.engines.embedded.doubt.places import Place, places_in
from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.embedded.situation import Situation
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


@dataclass(frozen=True)
class Matter:
    """``said`` are the messages not judged yet, by their turn, as they were read; ``earlier``
    drafts, the latest last, tell which figures had a place that they lost again."""

    said: Mapping[int, Marks]
    draft: Draft
    earlier: Sequence[Draft]
    locale: str
    language: str
    own_currency: str

    @property
    def say(self) -> Texts:
        """What code says, in the user's language."""
        return texts_in(self.language)

    def doubt(self, kind: str, text: str, ask: str = "right", **values: object) -> Doubt:
        """A doubt in words: the texts ``doubt.<text>`` and ``doubt.<ask>``; no ``ask``, no
        question."""
        asked = self.say(f"doubt.{ask}") if ask else ""
        return Doubt(kind, self.say(f"doubt.{text}", **values), asked)

    def told(self, text: str, **values: object) -> Doubt:
        """What is said beside the read-back and not asked: the text ``embedded.<text>``."""
        return Doubt(text, self.say(f"embedded.{text}", **values), "")

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
        return [place for place in places if place.turn in self.said]

    def figures(self) -> Iterator[Place]:
        """The places of the quantities and prices of all lines."""
        return (p for p in self.places if p.field in ("quantity", "unit_price"))

    def prices(self) -> Iterator[Place]:
        """The places of the prices of all lines."""
        return (place for place in self.places if place.field == "unit_price")

    def marked(self, *roles: str) -> Iterator[tuple[Marks, Mark]]:
        """The words with one of these roles, each with its message; what a note says is no fact."""
        notes = [place for place in self.places if place.field == "notes"]
        for turn, said in self.said.items():
            for mark in said.marks:
                noted = any(p.turn == turn and p.holds(mark.start, mark.end) for p in notes)
                if mark.role in roles and not noted:
                    yield said, mark

    def text(self, place: Place) -> str:
        """The whole message that a place is in."""
        return self.said[place.turn].text

    def words(self, place: Place) -> str:
        """The words there."""
        return self.text(place)[place.start : place.end]

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


def matter_of(
    said: Mapping[int, Marks], draft: Draft, earlier: Sequence[Draft], situation: Situation
) -> Matter:
    """What is judged once a turn's edits are applied."""
    locale, language = situation.profile.locale, situation.language
    return Matter(said, draft, earlier, locale, language, situation.own_currency)


def unjudged(history: Sequence[Message]) -> int:
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
