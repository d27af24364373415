"""Messages marked by hand, so that no model is needed: ``{1.QTY|3} {1.DESC|mugs}``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from training.annotations import parse_marks

from scatterpilot.domain.conversation import Question
from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.editor import DraftEditor, EditResult, with_defaults
from scatterpilot.domain.edits import Edit
from scatterpilot.domain.profile import Profile
from scatterpilot.engines.embedded.learned import Heard, heard_in
from scatterpilot.engines.embedded.meaning.reading import meaning_of
from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark, Marks, Target
from scatterpilot.engines.embedded.resolve.resolving import paid_shares
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.ports import Turn

TODAY = date(2026, 3, 10)
"""A Tuesday."""

_LOCALES = {
    "en": "en_US",
    "de": "de_DE",
    "fr": "fr_FR",
    "es": "es_ES",
    "it": "it_IT",
    "nl": "nl_NL",
    "pt": "pt_PT",
}


def marks(annotated: str, acts: Iterable[str] | Mapping[str, float] = ("provide",)) -> Marks:
    """Marks all of them sure; ``acts`` are certain, or have the probability that is given."""
    text, spans = parse_marks(annotated)
    given = acts if isinstance(acts, Mapping) else dict.fromkeys(acts, 1.0)
    found = (
        Mark(s.start, s.end, s.role, *_target(s.group, [each.group for each in spans]))
        for s in spans
    )
    return Marks(text, tuple(found), given)


def _target(group: str, groups: Sequence[str]) -> tuple[Target, int]:
    """The reader counts the lines that are referred to from 1, in the order of the text."""
    if not group:
        return "invoice", 0
    if group == "S":
        return "shared", 0
    if group[0] == "r":
        referred = dict.fromkeys(each for each in groups if each.startswith("r"))
        return "referred", 1 + list(referred).index(group)
    return "new", int(group)


def unsure(read: Marks, sure: float) -> Marks:
    """The same marks, each only so probable."""
    return replace(read, marks=tuple(replace(mark, sure=sure) for mark in read.marks))


def words(text: str, language: str = "en", today: date = TODAY) -> Words:
    return Words(text, 0, language, _LOCALES[language], today, today)


def meaning(annotated: str, language: str = "en", *acts: str) -> Meaning:
    read = marks(annotated, acts or ("provide",))
    return meaning_of(words(read.text, language), read)


def line(annotated: str, language: str = "en") -> LineSaid:
    """The only line of a message."""
    (found,) = meaning(annotated, language).new
    return found


def item(description: str, quantity: str, price: str, unit: str | None = None) -> LineItem:
    """A line of a draft; an empty figure is not known."""
    return LineItem(
        description=description,
        quantity=Decimal(quantity) if quantity else None,
        unit=unit,
        unit_price=Decimal(price) if price else None,
    )


class Desk:
    """A draft that marked messages are heard against, one after the other."""

    def __init__(
        self,
        *items: LineItem,
        language: str = "en",
        profile: Profile | None = None,
        asked: str = "",
        **values: object,
    ) -> None:
        self.language = language
        self.profile = profile or Profile(locale=_LOCALES[language])
        draft = Draft(line_items=items).model_copy(update=values)
        self.draft = with_defaults(draft, self.profile, TODAY)
        self.asked = asked
        self.said: list[str] = []

    def situation(self) -> Situation:
        return Situation(
            draft=self.draft,
            question=Question(field=self.asked) if self.asked else None,
            stage="gathering",
            profile=self.profile,
            today=TODAY,
            turn=len(self.said),
            language=self.language,
        )

    def hear(self, annotated: str, *acts: str) -> Heard:
        """What a message comes to, without its being applied."""
        return heard_in(marks(annotated, acts or ("provide",)), self.situation())

    def edits(self, annotated: str, *acts: str) -> list[Edit]:
        return self.hear(annotated, *acts).resolved.edits

    def say(self, annotated: str, *acts: str) -> EditResult:
        """Apply what a message comes to."""
        return self.take(self.hear(annotated, *acts))

    def take(self, heard: Heard) -> EditResult:
        self.said.append(heard.marks.text)
        editor = DraftEditor(self.draft, self.said)
        result = editor.apply(heard.resolved.edits)
        extra = editor.apply(paid_shares(heard.resolved, editor.draft))
        rejected = (*result.rejected, *extra.rejected)
        self.draft = with_defaults(editor.draft, self.profile, TODAY)
        return extra.model_copy(
            update={"applied": (*result.applied, *extra.applied), "rejected": rejected}
        )

    @property
    def figures(self) -> list[tuple[str | None, str | None, str | None]]:
        """Description, quantity and price of each line."""
        return [
            (each.description, _plain(each.quantity), _plain(each.unit_price))
            for each in self.draft.line_items
        ]

    @property
    def counts(self) -> list[str | None]:
        return [_plain(each.quantity) for each in self.draft.line_items]

    @property
    def prices(self) -> list[str | None]:
        return [_plain(each.unit_price) for each in self.draft.line_items]


def _plain(number: Decimal | None) -> str | None:
    if number is None:
        return None
    return f"{number.normalize():f}"


@dataclass(frozen=True)
class Reader:
    """Fits ``Reads``: gives the marks it was made with."""

    found: Marks

    def __call__(self, text: str, asked: str | None = None, lines: Sequence[str] = ()) -> Marks:
        assert text == self.found.text
        return self.found


class Script:
    """Fits ``Reads``: messages with their marks, ``{1.QTY|3} …``; any other has none."""

    def __init__(self, *annotated: str) -> None:
        self.read = {each.text: each for each in map(marks, annotated)}

    def __call__(self, text: str, asked: str | None = None, lines: Sequence[str] = ()) -> Marks:
        return self.read.get(text, Marks(text, ()))


def turn(desk: Desk, message: str) -> Turn:
    """A message at the beginning of a conversation over a desk's draft."""
    return Turn(message, (), DraftEditor(desk.draft, [message]), desk.profile, TODAY, "gathering")
