"""Two readings of one message, by rules and by the learned reader: which to believe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.editor import DraftEditor
from scatterpilot.domain.edits import AddLine, ChangeLine, Edit, RefuseValue, RemoveLine, SetTax
from scatterpilot.engines.embedded.doubt import doubts_about
from scatterpilot.engines.embedded.doubt.matter import matter_of
from scatterpilot.engines.embedded.learned import (
    Heard,
    heard_in,
    lost_figure,
    marks_of,
    sense_in,
    without,
)
from scatterpilot.engines.embedded.reader.marks import Reads
from scatterpilot.engines.embedded.resolve.resolving import discounted
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.understand import Understanding
from scatterpilot.ports import Turn

#: Of what an edit is, in the order in which edits can be applied.
_PARTS: Final = ("currency", "customer", "contact", "dates", "texts", "lines", "sums", "other")
_KINDS: Final = {
    "set_currency": "currency",
    "set_dates": "dates",
    "set_notes": "texts",
    "set_reference": "texts",
    "add_line": "lines",
    "change_line": "lines",
    "remove_line": "lines",
    "set_tax": "sums",
    "set_discount": "sums",
}


_HINT = 0.15
_CHANGING = ("change", "add_line", "remove_line", "remove_value", "provide", "undo")
#: Below this the rules are believed instead, where they understand every word.
_FIRM = 0.6
#: How surely the learned reader must read for its word to count more, or less; and below which
#: readings that differ are asked about.
_TRUSTED, _WEAK, _CONTESTED = 0.9, 0.5, 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a message: its edits, what they come to, and how much speaks against it."""

    edits: Sequence[Edit]
    draft: Draft
    faults: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The edits to believe. ``agreed``: the ways to read the message come to the same figures;
    ``contested`` are the words that they take differently while none is trusted, ``lost`` those
    of the believed reading that gave no value."""

    edits: Sequence[Edit]
    by_rules: bool
    agreed: bool
    contested: str = ""
    lost: Sequence[str] = ()


def weigh(rules: Understanding, reader: Reads, turn: Turn, situation: Situation) -> Verdict:
    """Which reading of the message to believe: the one with the fewest doubts, learned lines
    with the rules' dates and sums first; a table is read by its own rules.
    """
    marks = without(marks_of(reader, turn.message, situation), _noted(rules, situation))
    heard = heard_in(marks, situation)
    judge = _Judge(heard, reader, turn, situation)
    ours = judge.tried(rules.edits)
    if rules.tabled:
        return Verdict(ours.edits, by_rules=True, agreed=heard.sure)
    learned = [
        judge.tried(edits, learned=True)
        for edits in (_mixed(heard.resolved.edits, _trusted(rules, heard)), heard.resolved.edits)
    ]
    best = min((*learned, ours), key=lambda each: each.faults)
    if not heard.resolved.edits and ours.faults == 0 and _does_something(heard):
        best = ours if not _adds(ours.edits) or not turn.editor.draft.line_items else best
    if _is_unsure(heard) and ours.faults == 0 and _understood(rules):
        best = ours
    if heard.unclear or heard.resolved.discounts:  # the rules don't see them
        best = min(learned, key=lambda each: each.faults)
    other = learned[0] if best is ours else ours
    says = bool(best.edits or rules.topics or rules.choice)
    agreed = says and _figures(best.draft) == _figures(other.draft)
    open_to_doubt = not agreed and heard.least < _CONTESTED
    contested = heard.weakest if open_to_doubt else ""
    if best is not ours:
        contested = contested or lost_figure(heard)
    lost = () if best is ours else heard.lost
    return Verdict(best.edits, best is ours, agreed and heard.sure, contested, lost)


def _trusted(rules: Understanding, heard: Heard) -> Sequence[Edit]:
    """The rules' edits, without a discount on everything where it is read of single lines."""
    if not heard.resolved.discounts:
        return rules.edits
    return [edit for edit in rules.edits if edit.kind != "set_discount"]


def _is_unsure(heard: Heard) -> bool:
    """Whether the rules win where they understand every word; of differences (``5 off each``) and
    of discounts on single lines they read less.
    """
    lines = (*heard.meaning.referred, heard.meaning.shared)
    finer = heard.resolved.discounts or any(line.more or line.dearer for line in lines)
    return heard.least < _FIRM and not finer


def _adds(edits: Sequence[Edit]) -> bool:
    return any(isinstance(edit, AddLine) for edit in edits)


def _does_something(heard: Heard) -> bool:
    """Whether the message seems to change the draft, though nothing of it was read."""
    return any(heard.marks.acts.get(act, 0.0) > _HINT for act in _CHANGING)


def _understood(rules: Understanding) -> bool:
    """Whether the rules made something of every word."""
    return bool(rules.edits) and not rules.skipped and not rules.unread


def _figures(draft: Draft) -> tuple[object, ...]:
    """What money hangs on."""
    lines = sorted(
        (str(line.quantity), str(line.unit_price), line.taxable, str(line.tax_rate))
        for line in draft.line_items
    )
    return lines, draft.discount, draft.tax_rate, draft.currency


def _noted(meaning: Understanding, situation: Situation) -> list[tuple[int, int]]:
    """The places of this message that the rules take word for word as a note."""
    quotes = [e.evidence.get("notes") for e in meaning.edits if e.kind == "set_notes"]
    return [
        (quote.start, quote.end)
        for quote in quotes
        if quote and quote.turn == situation.turn and quote.start is not None and quote.end
    ]


def _mixed(learned: Sequence[Edit], rules: Sequence[Edit]) -> list[Edit]:
    """Lines, customer and dates as learned, notes and sums as the rules have them."""
    ours, theirs = _parts(learned), _parts(rules)
    chosen = {**ours, "texts": theirs["texts"] or ours["texts"]}
    chosen["dates"] = ours["dates"] or theirs["dates"]
    chosen["sums"] = _sums(ours, theirs)
    edits = [edit for name in _PARTS for edit in chosen[name]]
    gone = [edit for edit in edits if isinstance(edit, RemoveLine)]
    return [*(edit for edit in edits if not isinstance(edit, RemoveLine)), *gone]


def _sums(ours: dict[str, list[Edit]], theirs: dict[str, list[Edit]]) -> list[Edit]:
    """As the rules have them, unless they free everything of tax where single lines are spoken
    of; a tax of a line only where both speak of the same lines, for else its number is another's.
    """
    of_lines = [edit for edit in theirs["sums"] if isinstance(edit, ChangeLine)]
    if _frees_all(theirs["sums"]) and not _frees_all(ours["sums"]) and _is_of_lines(ours["sums"]):
        return ours["sums"]
    if not of_lines or _shape(ours) == _shape(theirs):
        kinds = {edit.kind for edit in theirs["sums"]}
        return [*theirs["sums"], *(edit for edit in ours["sums"] if edit.kind not in kinds)]
    whole = [edit for edit in theirs["sums"] if not isinstance(edit, ChangeLine)]
    own = [edit for edit in ours["sums"] if isinstance(edit, ChangeLine)]
    return [*whole, *own]


def _frees_all(edits: Sequence[Edit]) -> bool:
    return any(isinstance(edit, SetTax) and edit.rate is None for edit in edits)


def _is_of_lines(edits: Sequence[Edit]) -> bool:
    return any(isinstance(edit, ChangeLine) for edit in edits)


def _shape(parts: dict[str, list[Edit]]) -> list[str]:
    """The lines that are added, in their order."""
    added = (edit for edit in parts["lines"] if isinstance(edit, AddLine))
    return [(edit.description or "").casefold() for edit in added]


def _parts(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    parts: dict[str, list[Edit]] = {name: [] for name in _PARTS}
    for edit in edits:
        parts[_part(edit)].append(edit)
    return parts


def _part(edit: Edit) -> str:
    if isinstance(edit, RefuseValue):
        return "dates" if "date" in edit.field else "sums" if "tax" in edit.field else "other"
    if isinstance(edit, ChangeLine) and edit.model_fields_set & {"taxable", "tax_rate"}:
        return "sums"
    if edit.kind == "set_customer":
        return "customer" if "name" in edit.model_fields_set else "contact"
    return _KINDS.get(edit.kind, "other")


@dataclass(frozen=True, slots=True)
class _Judge:
    heard: Heard
    reader: Reads
    turn: Turn
    situation: Situation

    def tried(self, edits: Sequence[Edit], *, learned: bool = False) -> Candidate:
        """What the edits come to on a copy of the draft, and what speaks against that."""
        editor = DraftEditor(self.turn.editor.draft, self.turn.said, self.turn.editor.earlier)
        result = editor.apply(edits)
        if learned:
            extra = discounted(self.heard.resolved, editor.draft)
            edits = [*edits, *extra]
            editor.apply(extra)
        missing = sum(path.startswith("line_items.") for path in result.missing)
        if learned and self.heard.least >= _TRUSTED:
            missing = 0  # what nobody said yet speaks against no sure reading
        faults = self._doubts(editor.draft) + missing + len(result.rejected)
        return Candidate(edits, editor.draft, faults + (self._bias if learned else 0))

    @property
    def _bias(self) -> int:
        if self.heard.least >= _TRUSTED:
            return -1
        return 1 if self.heard.least < _WEAK else 0

    def _doubts(self, draft: Draft) -> int:
        given = (self.turn, self.situation.own_currency, self.situation.language)
        matter = matter_of(
            *given, partial(sense_in, self.reader, self.situation, self.turn.message)
        )
        return sum(bool(doubt.ask) for doubt in doubts_about(replace(matter, draft=draft)))
