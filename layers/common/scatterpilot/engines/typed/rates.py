"""Read a percentage or a share from the words of a span, as a fraction of one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scatterpilot.engines.packs import pack, signs
from scatterpilot.engines.typed.numbers import read
from scatterpilot.engines.typed.wording import Piece, pieces

_HUNDRED = Decimal(100)
_LONGEST_NUMBER = 8
_LONGEST_MARK = 2


def rate_of(text: str, language: str, locale: str) -> Decimal | None:
    """``19 % MwSt`` → 0.19, ``ten percent`` → 0.1, ``half`` → 0.5; ``VAT`` alone → ``None``.

    A figure without a percent sign is no rate: off a price, 10 may be money.
    """
    found = pieces(text)
    return _said(found, language, locale) if found else None


def tax_rate_of(text: str, language: str, locale: str) -> Decimal | None:
    """The rate of a tax, where a figure alone is a percentage too: ``VAT 13.5``, ``7``, ``0.0825``.

    One below one, written with decimals, is the fraction itself.
    """
    found = pieces(text)
    if not found:
        return None
    said = _said(found, language, locale)
    return said if said is not None else _bare(found, language, locale)


def _said(found: Sequence[Piece], language: str, locale: str) -> Decimal | None:
    mark = _mark(found, language)
    if mark is not None:
        number = _before(found[: mark[0]], language, locale)
        return None if number is None else number / _HUNDRED
    return _share(found, language, locale)


def _mark(found: Sequence[Piece], language: str) -> tuple[int, int] | None:
    """Where the only percent sign or word stands; two of them are two rates."""
    named = pack(language).any_of("percent") | pack("en").any_of("percent") | {"%"}
    places: list[tuple[int, int]] = []
    start = 0
    while start < len(found):
        for size in (4, 3, 2, 1):
            said = " ".join(piece.text for piece in found[start : start + size])
            if said in named or said.replace(" .", ".") in named:
                places.append((start, start + size))
                break
        start = places[-1][1] if places and places[-1][1] > start else start + 1
    return places[0] if len(places) == 1 else None


def _before(found: Sequence[Piece], language: str, locale: str) -> Decimal | None:
    """The longest number that ends where the percent sign starts."""
    for size in range(min(len(found), _LONGEST_NUMBER), 0, -1):
        tail = found[-size:]
        if tail[0].text == "-" and size == 1:
            continue
        values = read(tail, language, locale)
        if values:
            return abs(min(values))
    return None


def _share(found: Sequence[Piece], language: str, locale: str) -> Decimal | None:
    """``half``, ``a third``, ``la moitié``, ``1/2``, ``half price``."""
    named = pack(language)
    words = [piece.text for piece in found if piece.text != "-"]
    if " ".join(words) in named.halves:
        return named.halves[" ".join(words)]
    while len(words) > 1 and words[0] in named.any_of("articles"):
        words = words[1:]
    if " ".join(words) in named.halves:
        return named.halves[" ".join(words)]
    values = read(found, language, locale)
    share = values[0] if values else None
    plain = len(found) == 1 and found[0].kind == "figure"
    return share if share is not None and 0 < share < 1 and not plain else None


def _bare(found: Sequence[Piece], language: str, locale: str) -> Decimal | None:
    """The one figure or number word beside the name of a tax."""
    taxes = signs().taxes
    number = [piece for piece in found if piece.text not in taxes]
    values = read(number, language, locale) if number else ()
    if not values or not 0 <= values[0] <= _HUNDRED:
        return None
    return values[0] if 0 < values[0] < 1 else values[0] / _HUNDRED
