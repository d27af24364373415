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
_LIKELY: Final = 0.8
_UNLIKELY: Final = 0.3
#: Whoever does one of these too doesn't simply agree.
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
    if plain is not None or marks.marks:
        return plain
    found = [act for act in _ANSWERS if marks.acts.get(act, 0.0) >= _LIKELY]
    others = [
        act
        for act, share in marks.acts.items()
        if share > _UNLIKELY and act not in _COURTESIES and act not in found
    ]
    return _ANSWERS[found[0]] if len(found) == 1 and not others else None


def objects(marks: Marks) -> bool:
    """Whether the message surely does more than agree."""
    return any(marks.acts.get(act, 0.0) >= _LIKELY for act in _AGAINST)


def topics_of(marks: Marks) -> list[Topic]:
    """What the message asks about the draft."""
    return [topic for act, topic in _TOPICS.items() if marks.likely(act)]
