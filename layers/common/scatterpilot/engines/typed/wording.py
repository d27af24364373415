"""Split a span into words, figures and signs."""

from __future__ import annotations

import re
from typing import NamedTuple

from scatterpilot.engines.packs.folding import fold

LONGEST = 120
"""Characters of a span that are looked at; a longer one is no value."""

_GLYPHS = {
    "½": "1/2",
    "¼": "1/4",
    "¾": "3/4",
    "⅓": "1/3",
    "⅔": "2/3",
    "⅛": "1/8",
    "⅜": "3/8",
    "⅝": "5/8",
    "⅞": "7/8",
    "⅕": "1/5",
}
_PIECE = re.compile(
    r"(?P<figure>\d{1,3}(?:[ '’]\d{3}){1,4}(?!\d)(?:[.,]\d{1,6})?(?!\d)"
    r"|(?<![\d.,])[.,]\d{1,9}(?![\d.,])|\d{1,15}(?:[.,]\d{1,9}){0,5})"
    r"|(?P<word>[^\W\d_]{1,90}(?:'[^\W\d_]{0,30})?\.?|'[^\W\d_]{1,3})"
    r"|(?P<sign>\S)"
)


class Piece(NamedTuple):
    """A figure, a word (folded) or a sign; ``glued`` to the piece before it."""

    kind: str
    text: str
    glued: bool


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a span; none of one that is too long to be a value."""
    if len(text) > LONGEST:
        return ()
    for glyph, ratio in _GLYPHS.items():
        text = text.replace(glyph, f" {ratio} ")
    found: list[Piece] = []
    end = -1
    for match in _PIECE.finditer(fold(text)):
        kind = match.lastgroup or "sign"
        found.append(Piece(kind, match.group(), match.start() == end))
        end = match.end()
    return tuple(found)
