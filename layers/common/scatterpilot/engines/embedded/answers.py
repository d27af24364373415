"""A message that only answers: yes, no, cancel, undo; by the learned reader and plain words."""

from __future__ import annotations

from typing import Final

from scatterpilot.engines.embedded.acts.questions import Topic
from scatterpilot.engines.embedded.reader.marks import Marks
from scatterpilot.presentation.plain_answers import Answer, answer_in

#: Acts that are an answer of their own.
_ANSWERS: Final[dict[str, Answer]] = {
    "confirm": "yes",
    "decline": "no",
    "cancel": "cancel",
    "undo": "undo",
}
#: Words beside an answer that change nothing.
_COURTESIES: Final = frozenset(("thanks", "greet", "smalltalk", "send"))
#: What is near to an act, and said with it.
_BESIDE: Final = {
    "cancel": frozenset(("decline", "undo", "remove_value", "remove_line", "mark_paid")),
    "undo": frozenset(("decline", "remove_value", "remove_line")),
}
_SURELY, _LIKELY, _MAYBE, _HALF = 0.9, 0.8, 0.6, 0.4
_UNLIKELY: Final = 0.3
#: Whoever does one of these too doesn't simply agree.
#: Words that a sentence has at least.
_SENTENCE: Final = 4
_AGAINST: Final = (
    "change",
    "add_line",
    "remove_line",
    "remove_value",
    "replace_line",
    "replace_all",
    "decline",
    "defer",
    "cancel",
    "ask_total",
    "ask_missing",
    "ask_due",
    "ask_show",
    "ask_other",
    "merge_lines",
    "swap",
    "undo",
)
_TOPICS: Final[dict[str, Topic]] = {
    "ask_total": "total",
    "ask_due": "due",
    "ask_missing": "missing",
    "ask_show": "lines",
}


def answered(marks: Marks, language: str) -> Answer | None:
    """What the message answers and nothing else; ``None`` for anything more. English is read in
    every conversation: buttons speak it.
    """
    plain = answer_in(language, marks.text) or answer_in("en", marks.text)
    if plain is not None or any(mark.role != "REF" for mark in marks.marks):
        return plain
    if marks.marks:  # "yes, just the deposit": what it points at stays as it is
        return "yes" if _says(marks, "confirm", _SURELY) else None
    polite = marks.likely("thanks") or marks.likely("send")
    if polite and _says(marks, "confirm", _HALF):
        return "yes"
    short = len(marks.text.split()) < _SENTENCE  # "nothing more" is near to "never mind"
    acts = [act for act in _ANSWERS if not (short and act == "cancel")]
    found = [act for act in acts if _says(marks, act, _least(act))]
    return _ANSWERS[found[0]] if len(found) == 1 else None


def _least(act: str) -> float:
    """Nothing is lost by a cancelled conversation or a step back: both can be taken back."""
    return _MAYBE if act in ("cancel", "undo") else _LIKELY


def _says(marks: Marks, act: str, least: float) -> bool:
    """Whether it does this, and nothing that goes with it badly."""
    beside = _COURTESIES | _BESIDE.get(act, frozenset()) | {act}
    others = (share for name, share in marks.acts.items() if name not in beside)
    return marks.acts.get(act, 0.0) >= least and not any(share > _UNLIKELY for share in others)


def objects(marks: Marks) -> bool:
    """Whether the message surely does more than agree."""
    return any(marks.acts.get(act, 0.0) >= _LIKELY for act in _AGAINST)


def topics_of(marks: Marks) -> list[Topic]:
    """What the message asks about the draft."""
    return [topic for act, topic in _TOPICS.items() if marks.likely(act)]
