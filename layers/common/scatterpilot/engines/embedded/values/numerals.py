"""Read numbers in digits, their separators by the message's or the locale's habit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from scatterpilot.engines.embedded.text.tokens import GROUP_SPACES, Token, folded
from scatterpilot.engines.embedded.values.number_words import (
    DOZENS,
    GLYPHS,
    SCALES,
    Number,
    and_fraction,
    names_a_grand,
    written_number_at,
)
from scatterpilot.engines.embedded.values.units import unit_at

_GLUED_SCALES = {"k": 1_000, "m": 1_000_000, "lakh": 100_000, "l": 100_000, "cr": 10_000_000}
_COMMA_LANGUAGES = frozenset(
    "de fr es it nl pt pl da sv nb nn no fi cs sk ru uk tr el hu ro bg hr sl et lv lt id vi".split()
)
_SPACE_LANGUAGES = frozenset("fr sv nb nn no fi cs sk ru uk pl bg hu et lv lt pt".split())
_SIGNS = frozenset("$£€₹¥")
_PRICED = frozenset("at @ costs cost price rate is total = :".split())
_BEFORE_VALUES = _PRICED | frozenset("for of a to x × qty quantity".split()) | {"", "\n"}
_MOST_GROUPS = 5
_PARTS = frozenset(("2", "3", "4", "5", "6", "8", "16"))
_SMALLEST_PART = Decimal("0.000001")
_NO_GROUPS = str.maketrans("", "", "'’" + GROUP_SPACES)
_POINT_LOCALES = frozenset(("de_CH", "de_LI", "es_MX", "es_US", "fr_CH"))


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a message writes numbers. ``comma`` is a decimal comma; ``space`` groups by spaces."""

    comma: bool
    space: bool


PLAIN = NumberStyle(comma=False, space=False)


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


def _literal_value(text: str, style: NumberStyle) -> Decimal:
    """``1,250.50``, ``1.250,50``, ``1'250`` or ``.5`` as a number."""
    if text.isdecimal():
        return Decimal(text)
    text = text.translate(_NO_GROUPS)
    if text.isdecimal():
        return Decimal(text)
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
    if opens_decimals(tokens, index):
        follow = _digits(tokens, index + 1, style)
        return follow._replace(value=Decimal(f"0.{tokens[index + 1].text}"), start=index)
    if token.kind == "number":
        return None if opens_decimals(tokens, index - 1) else _digits(tokens, index, style)
    if token.text in GLYPHS:
        return Number(GLYPHS[token.text], index, index + 1, False)
    if token.kind == "word":
        return written_number_at(tokens, index)
    return None


def opens_decimals(tokens: Sequence[Token], index: int) -> bool:
    """The comma of ``,50`` where a value is due: nothing else can be meant there."""
    if not 0 <= index < len(tokens) - 1 or tokens[index].text != ",":
        return False
    digits, before = tokens[index + 1], folded(tokens, index - 1)
    short = digits.kind == "number" and digits.glued and digits.text.isdecimal()
    signed = tokens[index].glued and before in _SIGNS
    led = not tokens[index].glued and before in _BEFORE_VALUES
    return short and len(digits.text) <= 2 and (signed or led)


def _digits(tokens: Sequence[Token], index: int, style: NumberStyle) -> Number:
    value, end = _literal_value(tokens[index].text, style), index + 1
    if style.space or _groups_by_space(tokens, index):
        value, end = _spaced_groups(tokens, index, value, end, style)
    end = _past_no_cents(tokens, end)
    value, end = _mixed_fraction(tokens, value, end)
    while end < len(tokens) and tokens[end].kind == "word":
        word = tokens[end].lower
        if tokens[end].glued and word in _GLUED_SCALES and (word != "m" or value < 1000):
            if word in ("m", "l") and not _money_before(tokens, index):
                break
            value *= _GLUED_SCALES[word]
        elif (word in SCALES or word in DOZENS) and not names_a_grand(tokens, end):
            value *= SCALES.get(word) or DOZENS[word]
        elif word == "k" and not tokens[end].glued:
            value *= 1000
        else:
            break
        end += 1
    return Number(value, index, end, False)


def _money_before(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].text in _SIGNS


def _past_no_cents(tokens: Sequence[Token], end: int) -> int:
    """After the ``,–`` of ``20,–`` or the ``.-`` of ``20.-``, which say that there are no cents."""
    dash = end + 1
    if dash >= len(tokens) or tokens[end].text not in ",." or tokens[dash].text not in "-–—":
        return end
    tied = tokens[end].glued and tokens[dash].glued
    goes_on = dash + 1 < len(tokens) and tokens[dash + 1].glued
    return end + 2 if tied and not goes_on else end


def _groups_by_space(tokens: Sequence[Token], index: int) -> bool:
    """Whether one amount is due where ``2 000`` stands: just after a currency or "at"."""
    before = index - 1
    signed = before >= 0 and (tokens[before].text in _SIGNS or tokens[index].glued)
    after = index + 1
    most = index + _MOST_GROUPS
    while after < min(most, len(tokens)) and _is_group(tokens[after]):
        after += 1
    closed = after + 1 >= len(tokens) or tokens[after + 1].kind != "word"
    cues = _PRICED | {"for"} if closed else _PRICED
    if folded(tokens, before) not in cues and not signed:
        return False
    return signed or unit_at(tokens, after) is None


def _is_group(token: Token) -> bool:
    whole, tail = token.text[:3], token.text[3:4]
    apart = token.kind == "number" and not token.glued
    return apart and len(whole) == 3 and whole.isdecimal() and tail in ("", ",", ".")


def _spaced_groups(
    tokens: Sequence[Token], index: int, value: Decimal, end: int, style: NumberStyle
) -> tuple[Decimal, int]:
    """``1 250,50``: groups of exactly three digits after one of one to three."""
    text = tokens[index].text
    if not text.isdecimal() or len(text) > 3 or text == "0":
        return value, end
    while end < len(tokens) and _is_group(tokens[end]):
        group = tokens[end].text
        text += group
        end += 1
        if not group.isdecimal():
            whole, _, decimals = text.partition(group[3])
            return (Decimal(f"{whole}.{decimals}"), end) if decimals.isdecimal() else (value, end)
    return (Decimal(text), end) if end > index + 1 else (value, end)


def _mixed_fraction(tokens: Sequence[Token], value: Decimal, end: int) -> tuple[Decimal, int]:
    """``2 1/2``, ``1-1/2``, ``2½``, ``2 and a half``; ``3/4 hour``."""
    if end < len(tokens) and tokens[end].text in GLYPHS:
        return value + GLYPHS[tokens[end].text], end + 1
    whole = tokens[end - 1].text
    alone = fraction_end(tokens, end - 1)
    if alone and part_of_unit(tokens, alone):
        return ratio(whole, tokens[end + 1].text), alone
    start = end
    if start < len(tokens) and tokens[start].text in "-+" and tokens[start].glued:
        start += 1
    part = fraction_end(tokens, start) if whole.isdecimal() else 0
    if part and (start > end or not tokens[start].glued):
        return value + ratio(tokens[start].text, tokens[start + 2].text), part
    return and_fraction(tokens, value, end)


def fraction_end(tokens: Sequence[Token], index: int) -> int:
    """The index after a fraction below one in figures, ``3/4``, that starts here; else 0."""
    if index < 0 or index + 2 >= len(tokens):
        return 0
    upper, bar, lower = tokens[index : index + 3]
    tied = bar.text == "/" and bar.glued and lower.glued
    if not tied or not upper.text.isdecimal() or lower.text not in _PARTS:
        return 0
    return index + 3 if 0 < int(upper.text[:9]) < int(lower.text) and upper.text[0] != "0" else 0


def part_of_unit(tokens: Sequence[Token], index: int) -> bool:
    """``hour``, ``of an hour``, ``of a day`` after a fraction."""
    for word in ("of", "a", "an"):
        index += index < len(tokens) and tokens[index].lower == word
    return unit_at(tokens, index) is not None


def ratio(upper: str, lower: str) -> Decimal:
    """A fraction to six decimals, as far as a quantity may have them."""
    return in_parts(Decimal(upper) / Decimal(lower))


def in_parts(value: Decimal) -> Decimal:
    """A quantity with no more decimals than it may have: 50 minutes are 0.833333 hours."""
    exponent = value.as_tuple().exponent
    fine = isinstance(exponent, int) and exponent < -6
    return value.quantize(_SMALLEST_PART, ROUND_HALF_UP) if fine else value
