"""Who signs a message is no customer: what stands below its closing words is the seller's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs.pointing import pointing

_OF_A_PERSON: Final = frozenset("CONTACT ADDRESS EMAIL PHONE TAXID CUSTOMER".split())


def unsigned(words: Words, marks: Sequence[Mark]) -> list[Mark]:
    """The marks without names, addresses and numbers below ``Best,`` on a line of its own."""
    found = _closing(words.language).search(words.text)
    if found is None:
        return list(marks)
    last = max((m.end for m in marks if m.role not in _OF_A_PERSON), default=0)
    if found.start() < last:  # the message goes on
        return list(marks)
    return [m for m in marks if m.start < found.start() or m.role not in _OF_A_PERSON]


@cache
def _closing(language: str) -> re.Pattern[str]:
    words = sorted(pointing(language)["closing"], key=len, reverse=True)
    return re.compile(
        rf"^[ \t]*(?:{'|'.join(map(re.escape, words))})[ \t]*[,.!]?[ \t]*$",
        re.IGNORECASE | re.MULTILINE,
    )
