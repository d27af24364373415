"""Take back what the user took back in the same breath: "20, no wait, 23 hours"."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.engines.embedded.text.tokens import Token
from scatterpilot.engines.embedded.values.number_words import Number
from scatterpilot.engines.embedded.values.numerals import NumberStyle, number_at
from scatterpilot.engines.embedded.values.units import UNITS

_CUES = frozenset(
    "no wait, wait no, no sorry, sorry no, i mean, i meant, make that, scratch that, "
    "actually no, no actually, no make that, correction, sorry, oops, or rather, no, "
    "strike that, nope, actually, wait, make it, no make it, sorry make that, er, "
    "sorry i mean, sorry i meant, wait make that, wait actually, actually make that, "
    "actually make it, hang on, no hang on, rather, let me correct that, wait sorry, "
    "no i mean, oh wait, oh no, well actually, no it was, no it's, no that's, i lie, "
    "tell a lie, sorry that's, sorry it was, wait it was, actually it was, no hold on".split(", ")
)
_CUE_STARTS = frozenset(cue.partition(" ")[0] for cue in _CUES)
# Without one of these nothing is corrected, nor said again as in "ten (10)".
_REPAIR_STARTS = _CUE_STARTS | {"("}
_PUNCTUATION = frozenset((",", "-", "–", "—", "...", "…", ".", "(", "!"))
# The 2 of "line 2" is a name: "on line 2 make it 10 hours".
_NUMBERED = frozenset(("line", "item", "row", "#"))
_CURRENCY = frozenset(["$", "£", "€", "₹", "¥"])
_TRAILERS = frozenset(
    "dollars bucks quid pounds euros each per an a hour day % percent".split()
) | set(UNITS)


def without_repairs(tokens: list[Token], style: NumberStyle) -> list[Token]:
    """Drop the figure that was corrected and the words that said so; keep the unit it had."""
    if _REPAIR_STARTS.isdisjoint(token.lower for token in tokens):
        return tokens
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        number = number_at(tokens, index, style) if _starts_number(tokens, index) else None
        if number is not None and index and tokens[index - 1].lower in _NUMBERED:
            number = None
        if number is not None and _repeated(tokens, number, style):
            kept.extend(tokens[index : number.end])
            index = number.end + 3
            continue
        repair = _repair_after(tokens, number.end, style) if number else None
        if number is None or repair is None:
            kept.append(tokens[index])
            index += 1
            continue
        unit_start, unit_end, after = repair
        replacement = number_at(tokens, after + _signed(tokens, after), style)
        if replacement is None:
            kept.append(tokens[index])
            index += 1
            continue
        if kept and kept[-1].text in _CURRENCY and _signed(tokens, after):
            kept.pop()
        end = replacement.end
        kept.extend(tokens[after:end])
        if not _has_unit(tokens, end):
            kept.extend(tokens[unit_start:unit_end])
        index = end
    return kept


def _repeated(tokens: Sequence[Token], number: Number, style: NumberStyle) -> bool:
    """``ten (10)``: the same number once more, as contracts write it."""
    end = number.end
    if end + 2 >= len(tokens) or tokens[end].text != "(" or tokens[end + 2].text != ")":
        return False
    again = number_at(tokens, end + 1, style)
    return again is not None and again.value == number.value and again.end == end + 2


def _starts_number(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].kind in ("number", "word")


def _signed(tokens: Sequence[Token], index: int) -> int:
    return 1 if index < len(tokens) and tokens[index].text in _CURRENCY else 0


def _has_unit(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and (tokens[index].lower in _TRAILERS or tokens[index].text == "/")


def _repair_after(
    tokens: Sequence[Token], index: int, style: NumberStyle
) -> tuple[int, int, int] | None:
    """(unit start, unit end, start of the new figure) when a repair follows a figure."""
    unit_start = index
    while index < len(tokens) and index < unit_start + 3 and _has_unit(tokens, index):
        index += 1
    unit_end = index
    while index < len(tokens) and tokens[index].text in _PUNCTUATION:
        index += 1
    if index == len(tokens) or tokens[index].lower not in _CUE_STARTS:
        return None
    best = 0
    for length in (4, 3, 2, 1):
        words: list[str] = []
        position = index
        while position < len(tokens) and len(words) < length:
            if tokens[position].text not in _PUNCTUATION:
                words.append(tokens[position].lower)
            position += 1
        if " ".join(words) in _CUES:
            best = position
            break
    if not best:
        return None
    while best < len(tokens) and tokens[best].text in _PUNCTUATION - {"-"}:
        best += 1
    if best < len(tokens) and number_at(tokens, best + _signed(tokens, best), style):
        return unit_start, unit_end, best
    return None
