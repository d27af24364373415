"""Figures that people read in two ways: ``$1.000.00``, ``three or four``, ``fifteen fifty``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scatterpilot.engines.embedded.text.tokens import GROUP_SPACES, Token, folded
from scatterpilot.engines.embedded.values.numerals import NumberStyle, number_at

_MARKS = re.compile(r"[.,]")
_AFTER = frozenset("each per a an for net due and plus in on".split())
_CHANGED = frozenset("from not was".split())
_BETWEEN = frozenset("or to - –".split())


def unclear_at(
    tokens: Sequence[Token], start: int, end: int, style: NumberStyle
) -> tuple[int, int] | None:
    """The tokens, in or beside the figure ``[start, end)``, that can be read in two ways."""
    for index in range(start, end):
        if tokens[index].kind == "number" and not well_formed(tokens[index].text, style):
            return start, end
    first = _alternative(tokens, start, style)
    if first is not None:
        return first, end
    follow = number_at(tokens, end, style)
    if follow is not None and follow.words and tokens[end - 1].kind == "word":
        return (
            (start, follow.end) if follow.value >= 1 and not _counts(tokens, follow.end) else None
        )
    return None


def _counts(tokens: Sequence[Token], end: int) -> bool:
    """Whether a thing stands after a number, which counts it."""
    return end < len(tokens) and tokens[end].kind == "word" and folded(tokens, end) not in _AFTER


def _alternative(tokens: Sequence[Token], start: int, style: NumberStyle) -> int | None:
    """Where ``three`` begins in ``three or four``, ``2`` in ``2-3``."""
    joint = start - 1
    if start < 2 or folded(tokens, joint) not in _BETWEEN:
        return None
    if tokens[joint].kind == "symbol" and not (tokens[joint].glued and tokens[start].glued):
        return None
    first = start - 2
    if folded(tokens, first - 1) in _CHANGED:
        return None
    number = number_at(tokens, first, style)
    same = number is not None and number.end == start - 1 and number.value > 0
    return first if same else None


def well_formed(text: str, style: NumberStyle) -> bool:
    """Whether separators stand where they can: 1,250.00, 1.250,00, 1,00,000, 12.5."""
    if text.isdecimal():
        return True
    text = "".join(character for character in text if character not in "'’" + GROUP_SPACES)
    marks = _MARKS.findall(text)
    parts = _MARKS.split(text)
    if len(set(marks)) == 2:
        whole = marks[:-1]
        return len(set(whole)) == 1 and marks[-1] != whole[0] and _grouped(parts[:-1])
    if len(marks) > 1:
        return _grouped(parts)
    comma = marks == [","] and not style.comma
    return not comma or len(parts[1]) <= 3 or parts[0] == "0"


def _grouped(parts: Sequence[str]) -> bool:
    """Thousands, or the lakhs of India."""
    first, *inner = parts
    if not 1 <= len(first) <= 3 or len(inner[-1]) != 3:
        return False
    return all(len(part) == len(inner[0]) for part in inner[:-1]) and len(inner[0]) in (2, 3)
