"""Taking the last change back: ``undo``, ``go back``, ``put it back the way it was``."""

from __future__ import annotations

from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.text.lexicon import FILLERS

_LEADS = FILLERS | frozenset(
    "please can could would you let's let us i i'd want to actually sorry no nope wait oops hang "
    "on hold not , . ! - – — we need should rather don't didn't mean that my mistake bad "
    "changed oh hmm yikes whoops".split()
)
# What may follow the verb without naming any one thing.
_CHANGES = frozenset(
    "change changes edit edits correction corrections bit step update message request "
    "instruction thing modification amendment alteration adjustment one".split()
)
_OBJECTS = _CHANGES | frozenset(
    "that it this the last previous latest recent most very my your what i we you just said did "
    "told typed wrote made asked changed have had again please thanks thank back to way how as "
    "was were before were version state a one is all for me now earlier original originally "
    "used be like so draft then".split()
)
_VERBS = frozenset("undo revert rollback".split())
_BACK_VERBS = frozenset("put change set turn switch bring roll take make move go".split())
_DROPPING = frozenset(
    "remove delete "
    "scratch scrap forget ignore cancel reverse disregard discard drop strike nix".split()
)
_RESTORED = frozenset("was were before previous previously earlier original originally".split())


def take_undo(reading: Reading, situation: Situation) -> bool:
    """Whether the message opens with an order to take the last change back; takes its words."""
    start = 0
    while start < len(reading) and reading.low(start) in _LEADS:
        start += 1
    end = start
    while end < len(reading) and not reading.ends_sentence(end) and not _pauses(reading, end):
        end += 1
    words = [reading.low(i) for i in range(start, end)]
    if not _undoes(words, corrected=bool(situation.corrected)):
        return False
    reading.take(0, end)
    return True


def _pauses(reading: Reading, index: int) -> bool:
    return reading.low(index) in (",", "-", "–", "—", "and", "but")


def _undoes(words: list[str], *, corrected: bool) -> bool:
    if not words:
        return False
    verb, rest = words[0], words[1:]
    if any(word not in _OBJECTS for word in rest):
        return False
    if verb in _VERBS:
        return True
    if verb in _BACK_VERBS and "back" in rest:
        return verb == "go" or bool({"it", "that", "things", "this", "everything"} & set(rest))
    if verb in ("back", "as", "keep", "leave"):
        return "was" in rest[-3:] or (verb == "back" and bool(_RESTORED & set(rest)))
    if verb not in _DROPPING:
        return False
    if verb in ("remove", "delete"):
        return corrected and rest == ["that"]
    named = bool(_CHANGES - {"one"} & set(rest)) or rest in (
        ["that", "last", "one"],
        ["last", "one"],
    )
    # Of what was just corrected, "scratch that" takes back the correction, not the invoice.
    return named or (corrected and rest == ["that"] and verb != "cancel")
