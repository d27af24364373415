"""Read numbers written out: words, fractions, dozens and multipliers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from scatterpilot.engines.embedded.text.tokens import Token, folded

_ONES = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    name: value * 10
    for value, name in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "grand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "lac": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
}
DOZENS = {"dozen": 12, "dozens": 12, "doz": 12}
_FRACTION_WORDS = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
}
GLYPHS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_AFTER_AMOUNTS = frozenset(
    "for flat each per a an in and plus to off on total due at is was all up upfront please as "
    "deposit discount net with from of but or".split()
)
ORDINALS = {
    name: value
    for value, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}
ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))


# Every word that a written number can begin with.
NUMBER_STARTS = frozenset({"a", "an", "half", "couple", *_ONES, *_TENS})


class Number(NamedTuple):
    """A number read from ``tokens[start:end]``; ``words`` tells that it was written out."""

    value: Decimal
    start: int
    end: int
    words: bool


def and_fraction(tokens: Sequence[Token], value: Decimal, end: int) -> tuple[Decimal, int]:
    """``and a half``, ``and three quarters`` added to a value: (sum, end)."""
    if end >= len(tokens) or tokens[end].lower != "and":
        return value, end
    words = [token.lower for token in tokens[end : end + 3]]
    if words[:1] == ["and"] and words[1:2] in (["a"], ["one"], ["three"]):
        part = _FRACTION_WORDS.get(words[2]) if len(words) == 3 else None
        if part is not None and (words[1] != "three" or words[2] == "quarters"):
            return value + part * (3 if words[1] == "three" else 1), end + 3
    if words[:2] == ["and", "half"]:
        return value + Decimal("0.5"), end + 2
    return value, end


def written_number_at(tokens: Sequence[Token], index: int) -> Number | None:
    """The number written in words that starts at ``index``, or ``None``."""
    first = tokens[index].lower
    if first not in NUMBER_STARTS:
        return None
    if first in ("a", "an") and index + 1 < len(tokens):
        return _after_article(tokens, index)
    if first == "half":
        return _half(tokens, index)
    if first == "couple":
        return Number(Decimal(2), index, index + 1, True)
    if first == "three" and folded(tokens, index + 1) == "quarters":
        return Number(Decimal("0.75"), index, index + 2, True)
    return _spelled(tokens, index) if first in _ONES or first in _TENS else None


def _after_article(tokens: Sequence[Token], index: int) -> Number | None:
    """``a hundred and fifty``, ``a dozen``, ``a grand``, ``a couple``, ``a half``."""
    word = folded(tokens, index + 1)
    if word == "million" and folded(tokens, index - 1) in ("thanks", "cheers"):
        return None
    if names_a_grand(tokens, index + 1):
        return None
    if word in SCALES:
        return _spelled(tokens, index)
    if word in ("dozen", "couple"):
        return Number(Decimal(12 if word == "dozen" else 2), index, index + 2, True)
    if word == "half":
        inner = _half(tokens, index + 1)
        return inner and Number(inner.value, index, inner.end, True)
    return None


def names_a_grand(tokens: Sequence[Token], position: int) -> bool:
    """Whether the word here is the grand of a ``grand piano``, no thousand."""
    index = position + 1
    if folded(tokens, position) != "grand" or index >= len(tokens) or tokens[index].kind != "word":
        return False
    return tokens[index].lower not in _AFTER_AMOUNTS


def _half(tokens: Sequence[Token], index: int) -> Number:
    """``half``, ``half a dozen``, ``half a grand``."""
    follow = index + 2 if folded(tokens, index + 1) in ("a", "an") else index + 1
    word = folded(tokens, follow)
    if word in DOZENS:
        return Number(Decimal(6), index, follow + 1, True)
    if word in ("grand", "million"):
        return Number(Decimal(SCALES[word]) / 2, index, follow + 1, True)
    return Number(Decimal("0.5"), index, index + 1, True)


# "nine hundred and ninety-nine million …": no amount is spelled in more tokens than this.
_LONGEST = 16


def _spelled(tokens: Sequence[Token], index: int) -> Number:
    """Number words in the usual order, with the colloquial ``one fifty`` for 150."""
    total, group, end, last = 0, 0, index, ""
    while end < min(len(tokens), index + _LONGEST):
        word = tokens[end].lower
        if word in ("a", "an") and end == index:
            group = 1
        elif word in _ONES or word in _TENS:
            merged = _append(group, last, word, _ONES[word] if word in _ONES else _TENS[word])
            if merged is None:
                break
            group = merged
        elif (word in SCALES or word in DOZENS) and not names_a_grand(tokens, end):
            scale = SCALES.get(word) or DOZENS[word]
            group = max(group, 1) * scale
            if scale >= 1000:
                total, group = total + group, 0
        elif not _joins(tokens, end, last):
            break
        last = word
        end += 1
    value, end = and_fraction(tokens, Decimal(total + group), end)
    point = _spoken_decimals(tokens, end)
    if point is not None:
        value, end = value + point[0], point[1]
        scale = SCALES.get(folded(tokens, end), 0)
        if scale and not names_a_grand(tokens, end):
            value, end = value * scale, end + 1
    return Number(value, index, end, True)


def _append(group: int, last: str, word: str, value: int) -> int | None:
    """Add a word to the group under a thousand, or ``None`` when it starts another number."""
    if last in ("", "a", "an", "and", "-") or last in SCALES or last in DOZENS:
        if last in ("and", "-") and group % 10 and group < 100:
            return None
        return group + value
    if last in _TENS and word in _ONES and 0 < value < 10:
        return group + value
    if last in _ONES and 0 < _ONES[last] < 10 and group < 10 and (word in _TENS or value >= 10):
        return group * 100 + value
    return None


def _joins(tokens: Sequence[Token], index: int, last: str) -> bool:
    """``and`` after a scale ("hundred and fifty") and hyphens inside ("sixty-five")."""
    follower = folded(tokens, index + 1)
    counts = follower in _ONES or follower in _TENS
    if tokens[index].lower == "and":
        return counts and last in ("hundred", "thousand", "lakh", "million")
    return tokens[index].text == "-" and tokens[index].glued and counts and last in _TENS


def _spoken_decimals(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """``two point five``."""
    if folded(tokens, index) != "point":
        return None
    digits, end = "", index + 1
    while (word := folded(tokens, end)) in _ONES and _ONES[word] < 10:
        digits += str(_ONES[word])
        end += 1
    return (Decimal(f"0.{digits}"), end) if digits else None
