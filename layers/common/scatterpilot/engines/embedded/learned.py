"""The reader's way through a message: marks, meaning, edits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from scatterpilot.domain.conversation import Question
from scatterpilot.domain.edits import RefuseValue
from scatterpilot.domain.money import minor_units
from scatterpilot.engines.embedded.doubt.matter import unjudged
from scatterpilot.engines.embedded.meaning.charged import charged
from scatterpilot.engines.embedded.meaning.compared import compared
from scatterpilot.engines.embedded.meaning.exempted import exempted
from scatterpilot.engines.embedded.meaning.reading import meaning_of
from scatterpilot.engines.embedded.meaning.relabelled import relabelled
from scatterpilot.engines.embedded.meaning.said import Meaning
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.labels import ASKED
from scatterpilot.engines.embedded.reader.marks import Mark, Marks, Reads
from scatterpilot.engines.embedded.resolve.line_edits import UNCLEAR
from scatterpilot.engines.embedded.resolve.resolving import Resolved, resolve
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.tables.marking import table_in, with_table
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.units import kind_of
from scatterpilot.ports import Turn

#: The roles that money hangs on.
_MONEY = frozenset(
    "QTY MULT PRICE AMOUNT FREE SAME DISC LDISC TAX LTAX DEPOSIT DQTY DPRICE REF OLD".split()
)
#: What may be wanted and is not done here.
BEYOND = "use_last credit_note recurring set_profile mark_paid send ask_other offtopic".split()
_DUE = frozenset(("DUE", "DDUE"))
_SURE = 0.6
#: From here on a reading counts as sure: of strangers' conversations 66 in a hundred, of which 98
#: have the right figures (``python -m tests.conversations.sureness``).
_SURELY = 0.85


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as the reader takes it."""

    marks: Marks
    meaning: Meaning
    resolved: Resolved

    @property
    def least(self) -> float:
        """The least probability among the marks that count."""
        return min((mark.sure for mark in self._counting), default=1.0)

    @property
    def _counting(self) -> list[Mark]:
        """Those that money hangs on; and what is barely a due date may be money."""
        marks = self.marks.marks
        return [m for m in marks if m.role in _MONEY or (m.role in _DUE and m.sure < _SURE)]

    @property
    def weakest(self) -> str:
        """The words of that mark."""
        marks = self._counting
        return self.marks.words(min(marks, key=lambda mark: mark.sure)) if marks else ""

    @property
    def sure(self) -> bool:
        """Whether nothing in it is open."""
        settled = not (self.resolved.open or self.resolved.either or self.lost)
        included = self.meaning.included
        settled = settled and not (self.meaning.aside or (included and included.value is None))
        beyond = any(self.marks.likely(act) for act in BEYOND)
        return settled and not beyond and self.least >= _SURELY

    @property
    def unclear(self) -> bool:
        """Whether a price is read, surely enough, of which nobody knows for what it is."""
        refused = (edit for edit in self.resolved.edits if isinstance(edit, RefuseValue))
        return self.least >= _SURE and any(edit.code == UNCLEAR for edit in refused)

    @property
    def lost(self) -> list[str]:
        """The words that gave no value, or one that the draft can't take."""
        unread = [said.quote.text for said in self.meaning.unread]
        return list(dict.fromkeys([*unread, *(quote.text for quote in self.resolved.unmet)]))

    @property
    def lost_figure(self) -> str:
        """Words for money or a count whose place on the draft is not clear."""
        unclear = [line.quote.text for line in self.resolved.open if line.quote is not None]
        unread = {said.quote.text for said in self.meaning.unread}
        unclear += [
            words
            for mark in self.marks.marks
            if (words := self.marks.words(mark)) in unread
            and (mark.role in _MONEY or any(sign.isdigit() for sign in words))
        ]
        return next(iter(unclear), "")


def marks_of(reader: Reads, message: str, situation: Situation) -> Marks:
    """What the words of a message are, where the conversation stands."""
    lines = [line.description or "" for line in situation.draft.line_items]
    return _read(reader, message, situation, asked_of(situation), lines)


def _read(
    reader: Reads,
    message: str,
    situation: Situation,
    asked: str | None = None,
    lines: list[str] | None = None,
) -> Marks:
    """A table in it is read by its own rules, and the reader sees the rest."""
    table = table_in(message, situation.language, situation.profile.locale)
    read = reader(table.rest if table else message, asked, lines or ())
    language = situation.language
    marks = compared(relabelled(read, language), language)
    marks = charged(exempted(marks, language), language)
    marks = with_table(marks, table, message) if table else marks
    return _with_line_asked_for(_counted_again(marks, situation), situation, asked)


def _counted_again(marks: Marks, situation: Situation) -> Marks:
    """``5 weeks``, of a line of 4 weeks and terms in days: no new terms, but a count."""
    draft, mark = situation.draft, marks.marks[0] if len(marks.marks) == 1 else None
    if mark is None or mark.role != "DUE" or draft.due_date is None or "due" in situation.asked:
        return marks
    known = pointing(situation.language)
    rest = set(words_in(marks.text)) - set(words_in(marks.words(mark)))
    count = (
        _SPAN.fullmatch(marks.words(mark)) if rest <= known["corrects"] | known["only"] else None
    )
    kind = kind_of(count[2]) if count else ""
    alike = [line for line in draft.line_items if line.unit and kind_of(line.unit) == kind]
    if count is None or kind not in ("week", "month") or len(alike) != 1:
        return marks
    of_it = replace(mark, target="referred", line=1)
    parts = (("QTY", *count.span(1)), ("UNIT", *count.span(2)))
    found = (
        replace(of_it, role=role, start=mark.start + low, end=mark.start + high)
        for role, low, high in parts
    )
    return replace(marks, marks=tuple(found))


_SPAN = re.compile(r"(\d{1,3}|[^\W\d]{1,20}) ([^\W\d]{1,20})")


def _with_line_asked_for(marks: Marks, situation: Situation, asked: str | None) -> Marks:
    """``leilindes gesnoeid vorige week``: the answer to what is billed names no other customer."""
    named = [mark for mark in marks.marks if mark.role == "CUSTOMER"]
    lines = any(mark.target != "invoice" for mark in marks.marks)
    known = situation.draft.customer_name is not None and not situation.draft.line_items
    told = asked == "line_items" and known and not marks.likely("change")
    if not told or lines or len(named) != 1 or named[0].sure > _SURE:
        return marks
    line = replace(named[0], role="DESC", target="new", line=1)
    return replace(marks, marks=tuple(line if m is named[0] else m for m in marks.marks))


def unjudged_marks(reader: Reads, turn: Turn, situation: Situation) -> Mapping[int, Marks]:
    """The messages that nobody has judged yet, by their turn: the newest read where the
    conversation stands, those before it on their own.
    """
    last = len(turn.said) - 1
    first = last - unjudged(turn.history)
    before = {at: _read(reader, turn.said[at], situation) for at in range(first, last)}
    return {**before, last: marks_of(reader, turn.message, situation)}


def heard_in(marks: Marks, situation: Situation) -> Heard:
    """What the marks mean where the conversation stands, as edits of the draft."""
    draft = situation.draft
    words = Words(
        text=marks.text,
        turn=situation.turn,
        language=situation.language,
        locale=situation.profile.locale,
        today=situation.today,
        issued=draft.invoice_date or situation.today,
        decimals=minor_units(draft.currency),
    )
    meaning = meaning_of(words, marks)
    before = situation.earlier[-1] if situation.earlier else None
    own = situation.own_currency
    standing = Standing(draft, situation.profile, situation.asked, words, own, before)
    return Heard(marks, meaning, resolve(meaning, standing))


def asked_of(situation: Situation) -> str | None:
    """What was asked, in the reader's terms."""
    field = _last_part(situation.question)
    if field in ASKED and field:
        return field
    if field in ("description", "line_items"):
        return "line_items"
    return "confirm" if situation.draft.line_items else None


def _last_part(question: Question | None) -> str:
    return question.field.rpartition(".")[2] if question else ""
