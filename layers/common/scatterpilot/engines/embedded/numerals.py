"""Read numbers: digits with separators by locale, number words, fractions and multipliers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from scatterpilot.engines.embedded.tokens import Token

_UNITS = {
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
_SCALES = {
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
_DOZENS = {"dozen": 12, "dozens": 12, "doz": 12}
_GLUED_SCALES = {"k": 1_000, "m": 1_000_000, "lakh": 100_000, "l": 100_000, "cr": 10_000_000}
_FRACTION_WORDS = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
    "third": None,
}
_GLYPHS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
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


class Number(NamedTuple):
    """A number read from ``tokens[start:end]``; ``words`` tells that it was written out."""

    value: Decimal
    start: int
    end: int
    words: bool


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a message writes numbers. ``comma`` is a decimal comma; ``space`` groups by spaces."""

    comma: bool
    space: bool


_COMMA_LANGUAGES = frozenset(
    "de fr es it nl pt pl da sv nb nn no fi cs sk ru uk tr el hu ro bg hr sl et lv lt id vi".split()
)
_SPACE_LANGUAGES = frozenset("fr sv nb nn no fi cs sk ru uk pl bg hu et lv lt pt".split())
_POINT_LOCALES = frozenset(("de_CH", "de_LI", "es_MX", "es_US", "fr_CH"))


def number_style(locale: str, tokens: Sequence[Token]) -> NumberStyle:
    """The locale's habit, unless the message itself shows the other one (``1,250.50``)."""
    language = locale.partition("_")[0]
    comma = language in _COMMA_LANGUAGES and locale not in _POINT_LOCALES
    for token in tokens:
        if token.kind != "number":
            continue
        point, decimal_comma = token.text.rfind("."), token.text.rfind(",")
        if point >= 0 and decimal_comma >= 0:
            comma = decimal_comma > point
            break
        if point >= 0 and comma and len(token.text) - point - 1 in (1, 2):
            comma = token.text.count(".") > 1
    return NumberStyle(comma=comma, space=language in _SPACE_LANGUAGES)


def literal_value(text: str, style: NumberStyle) -> Decimal:
    """``1,250.50``, ``1.250,50``, ``1'250`` or ``.5`` as a number."""
    text = text.replace("'", "").replace("’", "")
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        group, mark = (".", ",") if comma > point else (",", ".")
        whole = text.replace(group, "")
        return Decimal(_join(whole, mark))
    if comma >= 0:
        return Decimal(
            _join(text, ",") if _is_decimal(text, ",", style.comma) else _drop(text, ",")
        )
    if point >= 0:
        return Decimal(
            _join(text, ".") if _is_decimal(text, ".", not style.comma) else _drop(text, ".")
        )
    return Decimal(text)


def _join(text: str, mark: str) -> str:
    """The last mark is the decimal point, earlier ones group."""
    whole, _, decimals = text.rpartition(mark)
    return f"{_drop(whole, mark) or '0'}.{decimals}"


def _drop(text: str, mark: str) -> str:
    return text.replace(mark, "")


def _is_decimal(text: str, mark: str, habit: bool) -> bool:
    """Whether a lone kind of mark is the decimal mark rather than a thousands separator."""
    if text.count(mark) > 1:
        return False
    whole, _, decimals = text.partition(mark)
    if len(decimals) != 3 or whole in ("", "0") or len(whole) > 3:
        return True
    return habit and mark == "."


def number_at(tokens: Sequence[Token], index: int, style: NumberStyle) -> Number | None:
    """The longest number that starts at ``index``, or ``None``."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == "number":
        return _digits(tokens, index, style)
    if token.text in _GLYPHS:
        return Number(_GLYPHS[token.text], index, index + 1, False)
    if token.kind == "word":
        return _words(tokens, index)
    return None


def _digits(tokens: Sequence[Token], index: int, style: NumberStyle) -> Number:
    value, end = literal_value(tokens[index].text, style), index + 1
    if style.space:
        value, end = _spaced_groups(tokens, index, style, value, end)
    value, end = _mixed_fraction(tokens, value, end)
    while end < len(tokens) and tokens[end].kind == "word":
        word = tokens[end].lower
        if tokens[end].glued and word in _GLUED_SCALES and (word != "m" or value < 1000):
            if word in ("m", "l") and not _money_before(tokens, index):
                break
            value *= _GLUED_SCALES[word]
        elif word in _SCALES or word in _DOZENS:
            value *= _SCALES.get(word) or _DOZENS[word]
        elif word == "k" and not tokens[end].glued:
            value *= 1000
        else:
            break
        end += 1
    return Number(value, index, end, False)


def _money_before(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].text in "$£€₹¥"


def _spaced_groups(
    tokens: Sequence[Token], index: int, style: NumberStyle, value: Decimal, end: int
) -> tuple[Decimal, int]:
    """``1 250,50``: groups of exactly three digits after one of one to three."""
    text = tokens[index].text
    if not text.isdecimal() or len(text) > 3:
        return value, end
    while end < len(tokens) and tokens[end].kind == "number" and not tokens[end].glued:
        group = tokens[end].text
        whole = group.split(",")[0]
        if len(whole) != 3 or not whole.isdecimal() or "." in group:
            break
        text += group
        end += 1
        if "," in group:
            break
    return literal_value(text, NumberStyle(comma=True, space=True)), end


def _mixed_fraction(tokens: Sequence[Token], value: Decimal, end: int) -> tuple[Decimal, int]:
    """``2 1/2``, ``2½``, ``2 and a half``."""
    if end < len(tokens) and tokens[end].text in _GLYPHS:
        return value + _GLYPHS[tokens[end].text], end + 1
    if (
        end + 2 < len(tokens)
        and tokens[end].text in ("1", "3")
        and tokens[end + 1].text == "/"
        and tokens[end + 1].glued
        and tokens[end + 2].text in ("2", "4")
        and not tokens[end].glued
    ):
        return value + Decimal(tokens[end].text) / Decimal(tokens[end + 2].text), end + 3
    return _and_fraction(tokens, value, end)


def _and_fraction(tokens: Sequence[Token], value: Decimal, end: int) -> tuple[Decimal, int]:
    words = [token.lower for token in tokens[end : end + 3]]
    if words[:1] == ["and"] and words[1:2] in (["a"], ["one"], ["three"]):
        part = _FRACTION_WORDS.get(words[2]) if len(words) == 3 else None
        if part is not None and (words[1] != "three" or words[2] == "quarters"):
            return value + part * (3 if words[1] == "three" else 1), end + 3
    if words[:2] == ["and", "half"]:
        return value + Decimal("0.5"), end + 2
    return value, end


def _words(tokens: Sequence[Token], index: int) -> Number | None:
    first = tokens[index].lower
    if first in ("a", "an") and index + 1 < len(tokens):
        return _after_article(tokens, index)
    if first == "half":
        return _half(tokens, index)
    if first == "couple":
        return Number(Decimal(2), index, index + 1, True)
    if first == "three" and _lower(tokens, index + 1) == "quarters":
        return Number(Decimal("0.75"), index, index + 2, True)
    if first not in _UNITS and first not in _TENS:
        return None
    return _spelled(tokens, index)


def _lower(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if index < len(tokens) else ""


def _after_article(tokens: Sequence[Token], index: int) -> Number | None:
    """``a hundred and fifty``, ``a dozen``, ``a grand``, ``a couple``, ``a half``."""
    word = _lower(tokens, index + 1)
    if word == "grand" and _names_something(tokens, index + 2):
        return None
    if word in _SCALES:
        return _spelled(tokens, index)
    if word in ("dozen", "couple"):
        return Number(Decimal(12 if word == "dozen" else 2), index, index + 2, True)
    if word == "half":
        inner = _half(tokens, index + 1)
        return inner and Number(inner.value, index, inner.end, True)
    return None


def _names_something(tokens: Sequence[Token], index: int) -> bool:
    """``a grand piano`` is no thousand."""
    if index >= len(tokens) or tokens[index].kind != "word":
        return False
    return tokens[index].lower not in _AFTER_AMOUNTS


def _half(tokens: Sequence[Token], index: int) -> Number:
    """``half``, ``half a dozen``, ``half a grand``."""
    follow = index + 2 if _lower(tokens, index + 1) in ("a", "an") else index + 1
    word = _lower(tokens, follow)
    if word in _DOZENS:
        return Number(Decimal(6), index, follow + 1, True)
    if word in ("grand", "million"):
        return Number(Decimal(_SCALES[word]) / 2, index, follow + 1, True)
    return Number(Decimal("0.5"), index, index + 1, True)


def _spelled(tokens: Sequence[Token], index: int) -> Number:
    """Number words in the usual order, with the colloquial ``one fifty`` for 150."""
    total, group, end, last = 0, 0, index, ""
    while end < len(tokens):
        word = tokens[end].lower
        if word in ("a", "an") and end == index:
            group = 1
        elif word in _UNITS or word in _TENS:
            value = _UNITS.get(word) if word in _UNITS else _TENS[word]
            merged = _append(group, last, word, value or 0)
            if merged is None:
                break
            group = merged
        elif word in _SCALES or word in _DOZENS:
            scale = _SCALES.get(word) or _DOZENS[word]
            group = max(group, 1) * scale
            if scale >= 1000:
                total, group = total + group, 0
        elif not _joins(tokens, end, last):
            break
        last = word
        end += 1
    value, end = _and_fraction(tokens, Decimal(total + group), end)
    point = _spoken_decimals(tokens, end)
    if point is not None:
        value, end = value + point[0], point[1]
    return Number(value, index, end, True)


def _append(group: int, last: str, word: str, value: int) -> int | None:
    """Add a word to the group under a thousand, or ``None`` when it starts another number."""
    if last in ("", "a", "an", "and", "-") or last in _SCALES or last in _DOZENS:
        if last in ("and", "-") and group % 10 and group < 100:
            return None
        return group + value
    if last in _TENS and word in _UNITS and 0 < value < 10:
        return group + value
    if last in _UNITS and 0 < _UNITS[last] < 10 and group < 10 and (word in _TENS or value >= 10):
        return group * 100 + value
    return None


def _joins(tokens: Sequence[Token], index: int, last: str) -> bool:
    """``and`` after a scale ("hundred and fifty") and hyphens inside ("sixty-five")."""
    follower = _lower(tokens, index + 1)
    counts = follower in _UNITS or follower in _TENS
    if tokens[index].lower == "and":
        return counts and last in ("hundred", "thousand", "lakh", "million")
    return tokens[index].text == "-" and tokens[index].glued and counts and last in _TENS


def _spoken_decimals(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """``two point five``."""
    if _lower(tokens, index) != "point":
        return None
    digits, end = "", index + 1
    while (word := _lower(tokens, end)) in _UNITS and _UNITS[word] < 10:
        digits += str(_UNITS[word])
        end += 1
    return (Decimal(f"0.{digits}"), end) if digits else None
