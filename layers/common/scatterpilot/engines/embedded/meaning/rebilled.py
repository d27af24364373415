"""``to Bob, no, to Ann``, ``für Elektro Brandl an Frau Mayr``: who is billed of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs.pointing import pointing, words_in

#: Letters between the two names, and how sure a contact may be that is a customer.
_NEAR: Final = 40
_UNSURE: Final = 0.5


def rebilled(words: Words, marks: Sequence[Mark]) -> list[Mark]:
    """The marks without a customer that is taken back for the next one, or bills it."""
    found: list[Mark] = []
    for mark in marks:
        last = found[-1] if found else None
        if last is not None and _takes_back(words, last, mark):
            found[-1] = replace(mark, role="CUSTOMER", sure=max(last.sure, mark.sure))
        else:
            found.append(mark)
    return found


def _takes_back(words: Words, last: Mark, mark: Mark) -> bool:
    named = mark.role == "CUSTOMER" or (mark.role == "CONTACT" and mark.sure < _UNSURE)
    if last.role != "CUSTOMER" or not named or mark.start - last.end > _NEAR:
        return False
    between, known = words_in(words.text[last.end : mark.start]), pointing(words.language)
    on_to = len(between) == 1 and between[0] in known["on_to"] and mark.role == "CUSTOMER"
    return on_to or bool(set(between) & known["corrects"])
