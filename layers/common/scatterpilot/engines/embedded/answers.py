"""A message that only answers: yes, no, cancel, undo; by the learned reader and plain words."""

from __future__ import annotations

from typing import Final

from scatterpilot.domain.money import is_currency
from scatterpilot.engines.embedded.meaning.clauses import CLAUSE
from scatterpilot.engines.embedded.reader.marks import Marks
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.packs.pointing import pointing, words_in
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
#: Words that a sentence has at least.
_SENTENCE: Final = 4


def answered(marks: Marks, situation: Situation) -> Answer | None:
    """What the message answers and nothing else; ``None`` for anything more. English is read in
    every conversation: buttons speak it.
    """
    language = situation.language
    if _flatters(marks.text, language) or is_currency(marks.text.strip(" .!")):
        return None
    if situation.previous.rstrip().endswith("?") and _merely_praises(marks.text, language):
        return None
    plain = answer_in(language, marks.text) or answer_in("en", marks.text)
    if plain is not None or any(mark.role != "REF" for mark in marks.marks):
        return plain
    if marks.marks:  # "yes, just the deposit": what it points at stays as it is
        agreed = _says(marks, "confirm", _SURELY) or _agrees_first(marks, language)
        return "yes" if agreed else None
    polite = marks.likely("thanks") or marks.likely("send")
    if polite and _says(marks, "confirm", _HALF):
        return "yes"
    short = len(marks.text.split()) < _SENTENCE  # "nothing more" is near to "never mind"
    acts = [act for act in _ANSWERS if not (short and act == "cancel")]
    found = [act for act in acts if _says(marks, act, _least(act))]
    return _ANSWERS[found[0]] if len(found) == 1 else None


def _agrees_first(marks: Marks, language: str) -> bool:
    """``yes please, raise the deposit invoice``: a plain yes, and then what it is a yes to."""
    opening, *rest = CLAUSE.split(marks.text, maxsplit=1)
    named = {word for said in rest for word in words_in(said)} & pointing(language)["bills"]
    figures = any(map(str.isdigit, marks.text))
    return bool(named) and not figures and answer_in(language, opening) == "yes"


def _flatters(text: str, language: str) -> bool:
    """``you're the best``: about the assistant, and no go-ahead."""
    said = text.casefold().replace("’", "'").strip(" .!")
    return said in pointing(language)["flattery"] | pointing("en")["flattery"]


def _merely_praises(text: str, language: str) -> bool:
    """``lovely``: behind the answer to a question it is about that, and no go-ahead."""
    praise = {
        word
        for tongue in (language, "en")
        for said in pointing(tongue)["praise"]
        for word in said.split()
    }
    said = [word.strip(".,!…:;()") for word in text.casefold().split()]
    return bool(said) and all(word in praise for word in said if word)


def _least(act: str) -> float:
    """Nothing is lost by a cancelled conversation or a step back: both can be taken back."""
    return _MAYBE if act in ("cancel", "undo") else _LIKELY


def _says(marks: Marks, act: str, least: float) -> bool:
    """Whether it does this, and nothing that goes with it badly."""
    beside = _COURTESIES | _BESIDE.get(act, frozenset()) | {act}
    own = marks.acts.get(act, 0.0)
    most = _HALF if own >= _SURELY and act == "cancel" else _UNLIKELY
    others = (share for name, share in marks.acts.items() if name not in beside)
    return own >= least and not any(share > most for share in others)
