"""Users' texts made fit to print; every character that no font has is noted with its field."""

from __future__ import annotations

import re
import unicodedata

from scatterpilot.adapters.typst.direction import Direction, direction
from scatterpilot.adapters.typst.glyphs import missing_glyph
from scatterpilot.adapters.typst.typesetting import is_everyday
from scatterpilot.domain.errors import FieldFault, InvalidError

LONGEST_TOKEN = 28
"""Characters without a space that surely fit the narrowest column of text."""

BREAK = "\u200b"
"""A zero-width space; the template turns it into a place to break that no one copies."""

# Direction marks would let an invoice read differently from its data; controls, surrogates,
# variation selectors and tags print nothing.
_UNPRINTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_LONG_TOKEN = re.compile(rf"[^ \n]{{{LONGEST_TOKEN + 1},}}")


class PrintedTexts:
    """Collects what will be printed, field by field."""

    def __init__(self) -> None:
        self._characters: dict[str, set[str]] = {}
        self.directions: dict[str, Direction] = {}
        """Of each line with a letter of a script from right to left, before places to break."""

    def add(self, field: str, text: str | None) -> str:
        """The text as the template gets it; empty when there is nothing to print."""
        cleaned = _cleaned(text or "")
        if not cleaned.isascii():
            self._note(field, cleaned)
        return _LONG_TOKEN.sub(_breakable, cleaned)

    def _note(self, field: str, text: str) -> None:
        self._characters.setdefault(field, set()).update(text)
        if is_everyday(text):
            return
        for line in text.split("\n"):
            if (way := direction(line)) is not None:
                self.directions[line] = way

    def check(self) -> None:
        """Raises ``InvalidError`` naming, for each field, a character that no font has."""
        if missing_glyph(set().union(*self._characters.values())) is None:
            return
        faults = [
            FieldFault(field, _fault(missing))
            for field, characters in self._characters.items()
            if (missing := missing_glyph(characters)) is not None
        ]
        raise InvalidError(
            f"The PDF can't be made: {faults[0].field} – {faults[0].message}.",
            faults,
            code="character_not_printable",
        )


def _fault(character: str) -> str:
    name = unicodedata.name(character, "unnamed").lower()
    return (
        f"it has the character {character} (U+{ord(character):04X}, {name}), which no installed "
        "font can print; remove or replace it"
    )


def _cleaned(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text.rstrip()
    lines = _UNPRINTED.sub("", text.replace("\t", "    ")).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _breakable(token: re.Match[str]) -> str:
    """Allow a break at every half of the longest token, never before a combining mark."""
    pieces, length = [], 0
    for character in token[0]:
        if length >= LONGEST_TOKEN // 2 and not unicodedata.combining(character):
            pieces.append(BREAK)
            length = 0
        pieces.append(character)
        length += 1
    return "".join(pieces)
