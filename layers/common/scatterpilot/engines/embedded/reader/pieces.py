"""Text in pieces: the smallest words that can have a role.

A run of letters, a run of digits, or one other character; blanks are no piece, but each knows
what is before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

PIECE: Final = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")

#: How a piece is written: the models read small letters only, and names would be lost.
CASES: Final = ("other", "lower", "title", "upper", "mixed", "letter", "digits")
#: What is before a piece; rows and columns live on it.
SPACES: Final = ("none", "blank", "columns", "line", "paragraph")


@dataclass(frozen=True, slots=True)
class Piece:
    start: int
    end: int
    case: int
    space: int


def pieces(text: str, most: int | None = None) -> list[Piece]:
    """The pieces of a text, the first ones where it has more than ``most``."""
    found, read = [], 0
    for match in islice(PIECE.finditer(text), most):
        words, before = match.group(), text[read : match.start()]
        found.append(
            Piece(
                match.start(), match.end(), CASES.index(_case(words)), SPACES.index(_space(before))
            )
        )
        read = match.end()
    return found


def _case(words: str) -> str:
    if words.isdigit():
        return "digits"
    if not words.isalpha():
        return "other"
    if len(words) == 1 and words.isupper():
        return "letter"
    for name, is_so in (
        ("lower", words.islower()),
        ("upper", words.isupper()),
        ("title", words.istitle()),
    ):
        if is_so:
            return name
    return "mixed"


def _space(before: str) -> str:
    if before.count("\n") > 1:
        return "paragraph"
    if "\n" in before:
        return "line"
    if "\t" in before or len(before) > 1:
        return "columns"
    return "blank" if before else "none"
