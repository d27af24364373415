"""``Klavier gestimmt 110``: what was done to a thing belongs to its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs.pointing import pointing

_FIGURES: Final = frozenset(("QTY", "PRICE", "AMOUNT"))
#: A word between the name and a figure, with the one that makes it passive.
_DONE: Final = re.compile(r" (?:(?P<be>[^\W\d]{1,12}) )?(?P<done>[^\W\d]{5,24})[ ,:(]{1,3}$")
#: How it ends, by the language.
_FORMS: Final = {
    "en": re.compile(r"[a-z]{3,20}ed"),
    "de": re.compile(r"(?:[a-zäöü]{2,5})?ge[a-zäöüß]{2,20}(?:t|en)|[a-zäöü]{3,20}iert"),
    "fr": re.compile(r"[^\W\d]{3,20}ée?s?"),
    "es": re.compile(r"[^\W\d]{3,20}[ai]d[oa]s?"),
    "it": re.compile(r"[^\W\d]{3,20}[aiu]t[oaie]"),
    "nl": re.compile(r"(?:[a-z]{2,5})?ge[a-z]{2,20}(?:d|t|en)"),
    "pt": re.compile(r"[^\W\d]{3,20}[ai]d[oa]s?"),
}


def with_deeds(words: Words, group: Sequence[Mark]) -> list[Mark]:
    """The marks of one new line, its name with the unmarked participle right behind it."""
    found = list(group)
    for index, (name, figure) in enumerate(pairwise(group)):
        said = words.text[name.end : figure.start]
        done = _DONE.match(said) if name.role == "DESC" and figure.role in _FIGURES else None
        if done is None or name.target != "new" or not _is_deed(words, done):
            continue
        start, end = (name.end + place for place in done.span("done"))
        if done["be"] is None:
            found[index] = replace(name, end=end)
        else:
            found.insert(index + 1, replace(name, start=start, end=end))
        return found
    return found


def _is_deed(words: Words, done: re.Match[str]) -> bool:
    """Whether it is a participle of what was done, and none of ``paid`` or ``included``."""
    known, said = pointing(words.language), done["done"].casefold()
    other = known["received"] | known["included"] | known["more"] | known["less"] | known["needed"]
    if said in other | known["together"] | known["sum"] | known["exempt"]:
        return False
    passive = done["be"] is None or done["be"].casefold() in known["passive"]
    return passive and _FORMS[words.language].fullmatch(said) is not None
