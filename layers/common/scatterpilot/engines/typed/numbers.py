"""Read a number from the words of a span, in figures or written out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from scatterpilot.engines.packs import pack
from scatterpilot.engines.typed.notation import figures
from scatterpilot.engines.typed.number_words import Part, parts_of, spelled
from scatterpilot.engines.typed.wording import Piece, pieces

_FINEST = Decimal("0.000001")
_LETTERS = {
    "k": 1000,
    "mio": 10**6,
    "mio.": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "l": 10**5,
    "cr": 10**7,
}
_TIMES = frozenset("x × *".split())


def number_of(text: str, language: str, locale: str) -> Decimal | None:
    """The number that a span says: ``1.234,50``, ``2 1/2``, ``3x``, ``vierundzwanzig``."""
    readings = numbers_of(text, language, locale)
    return readings[0] if readings else None


def numbers_of(text: str, language: str, locale: str) -> tuple[Decimal, ...]:
    """All that a span may say, the likeliest first: ``1.234`` in English is two numbers."""
    return read(pieces(text), language, locale)


def read(
    found: Sequence[Piece], language: str, locale: str, *, money: bool = False
) -> tuple[Decimal, ...]:
    """The numbers that the pieces of a span may say; ``money`` allows ``1.2m``."""
    found = _without_repeat(_without_times(found, language), language, locale)
    negative, found = _signed(found, language)
    if not found:
        return ()
    values = _in_figures(found, language, locale, money=money) or _in_words(found, language)
    return tuple(_fine(-value if negative else value) for value in values)


def _signed(found: Sequence[Piece], language: str) -> tuple[bool, Sequence[Piece]]:
    if len(found) > 1 and (found[0].text == "-" or found[0].text in pack(language).any_of("minus")):
        return True, found[1:]
    if len(found) > 1 and found[0].text == "+":
        return False, found[1:]
    return False, found


def _without_times(found: Sequence[Piece], language: str) -> Sequence[Piece]:
    """``3x``, ``x3``, ``2 mal``: what only says that something follows so often."""
    times = _TIMES | pack(language).any_of("times")
    if len(found) > 1 and found[-1].text in times:
        return found[:-1]
    return found[1:] if len(found) > 1 and found[0].text in _TIMES else found


def _without_repeat(found: Sequence[Piece], language: str, locale: str) -> Sequence[Piece]:
    """``two (2)``: the same number once more, as contracts write it."""
    if len(found) < 4 or found[-1].text != ")" or found[-3].text != "(":
        return found
    again = figures(found[-2].text, language, locale)
    return found[:-3] if again and again == read(found[:-3], language, locale) else found


def _in_figures(
    found: Sequence[Piece], language: str, locale: str, *, money: bool
) -> tuple[Decimal, ...]:
    """``1,250``, ``1/2``, ``2 1/2``, ``5k``, ``1,2 Mio``, ``6 and a half``, ``15 dozen``."""
    if found[0].kind != "figure":
        return ()
    ratio = _ratio(found)
    if ratio is not None:
        return (ratio,)
    values = figures(found[0].text, language, locale)
    rest = found[1:]
    if not rest or not values:
        return values
    if rest[0].text in "-+" and len(rest) > 1:
        rest = rest[1:]
    part = _ratio(rest)
    if part is not None and part < 1 and found[0].text.isdecimal():
        return (values[0] + part,)
    letter = _LETTERS.get(rest[0].text) if len(rest) == 1 else None
    if letter and (money or rest[0].text not in ("m", "l", "cr")):
        return tuple(_short(value * letter) for value in values)
    return _counted(values, rest, language)


def _counted(
    values: tuple[Decimal, ...], rest: Sequence[Piece], language: str
) -> tuple[Decimal, ...]:
    parts = parts_of([piece.text.rstrip(".") for piece in rest], language)
    if not parts or parts[0].kind not in ("scale", "dozen", "join", "part"):
        return ()
    sums = [spelled((Part("digit", value), *parts), language) for value in values]
    return tuple(total for total in sums if total is not None)


def _ratio(found: Sequence[Piece]) -> Decimal | None:
    """``3/4``: figures below and above a bar, and nothing else."""
    if len(found) != 3 or found[1].text != "/":
        return None
    upper, lower = found[0].text, found[2].text
    short = upper.isdecimal() and lower.isdecimal() and len(upper) <= 2 and len(lower) <= 2
    if not short or not 0 < int(upper) < int(lower):
        return None
    return Decimal(upper) / Decimal(lower)


def _in_words(found: Sequence[Piece], language: str) -> tuple[Decimal, ...]:
    words = words_of(found)
    if words is None:
        return ()
    if len(words) == 1 and words[0] in _ONES:
        return (Decimal(1),)
    words = _without_of(words, language)
    parts = parts_of(words, language)
    if parts is None:
        return _so_often(words, language)
    parts = _and_more(parts)
    value = spelled(parts, language) if parts else None
    return () if value is None else (_short(value),)


def _short(value: Decimal) -> Decimal:
    """``half a dozen`` is 6, not 6.0."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


_ONES = frozenset(("a", "an"))


def _without_of(words: list[str], language: str) -> list[str]:
    """``three quarters of an`` (hour): what leads to the unit."""
    of = pack(language).any_of("of")
    while len(words) > 1 and words[-1] in of:
        words = words[:-1]
    return words


def _and_more(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """``and a half`` on its own, the second half of ``an hour and a half``."""
    return parts[1:] if parts and parts[0].kind == "join" else parts


def _so_often(words: Sequence[str], language: str) -> tuple[Decimal, ...]:
    """``zweimal``, ``einmal``, ``Dreißiger``: endings that a number takes on."""
    last, times = words[-1], pack(language).any_of("times")
    suffixes = [*(word for word in times if len(word) > 2), pack(language).rate_suffix]
    for ending in suffixes:
        if ending and last.endswith(ending) and len(last) > len(ending) + 1:
            parts = parts_of([*words[:-1], last.removesuffix(ending)], language)
            value = spelled(parts, language) if parts else None
            if value is not None:
                return (value,)
    return ()


def words_of(found: Sequence[Piece]) -> list[str] | None:
    """The words of pieces, hyphens taken for blanks; ``None`` where a figure or sign is between."""
    words = [piece.text for piece in found if piece.text != "-"]
    if not words or any(piece.kind == "sign" and piece.text != "-" for piece in found):
        return None
    return None if any(piece.kind == "figure" for piece in found) else words


def _fine(value: Decimal) -> Decimal:
    """No more decimals than a quantity may have: a third is 0.333333."""
    exponent = value.as_tuple().exponent
    fine = isinstance(exponent, int) and exponent < -6
    return value.quantize(_FINEST, ROUND_HALF_UP) if fine else value
