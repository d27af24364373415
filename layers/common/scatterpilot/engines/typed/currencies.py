"""Find the currencies that a span names: signs, codes and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scatterpilot.domain.money import is_currency, went_out
from scatterpilot.engines.packs import pack, signs
from scatterpilot.engines.packs.folding import phrase
from scatterpilot.engines.typed.wording import Piece, pieces

_LONGEST = 4
_LATELY = 2020
_SMALL = frozenset(
    "USD EUR GBP CAD AUD NZD CHF SEK NOK DKK ISK HRK ANG INR PKR JPY CNY HKD SGD ZAR BRL MXN ARS "
    "CLP COP PEN PLN CZK HUF RON BGN AED SAR QAR KWD NGN KES GHS EGP PHP THB IDR MYR KRW TWD ILS "
    "UAH".split()
)


class Mention(NamedTuple):
    """A currency at ``pieces[start:end]``: its code, or the family its sign belongs to."""

    start: int
    end: int
    code: str | None
    family: str | None


def currency_of(text: str, language: str) -> Mention | None:
    """The currency that a span names on its own: ``euros``, ``US dollars``, ``CHF``, ``pesos``."""
    found = pieces(text)
    named = mentions(found, language, alone=True)
    return named[0] if len(named) == 1 and named[0].end == len(found) else None


def mentions(found: Sequence[Piece], language: str, *, alone: bool = False) -> tuple[Mention, ...]:
    """Every currency in the pieces, the longest name at each place."""
    named: list[Mention] = []
    place = 0
    while place < len(found):
        mention = _at(found, place, language, alone=alone)
        if mention is not None:
            named.append(mention)
        place = mention.end if mention else place + 1
    return tuple(named)


def _at(found: Sequence[Piece], start: int, language: str, *, alone: bool) -> Mention | None:
    if found[start].kind == "figure":
        return None
    for end in range(min(len(found), start + _LONGEST), start, -1):
        if any(piece.kind == "figure" for piece in found[start:end]):
            continue
        tied = all(piece.glued for piece in found[start + 1 : end])
        name = "".join(piece.text for piece in found[start:end])
        spaced = phrase(" ".join(piece.text for piece in found[start:end]))
        meant = pack(language).currencies.get(spaced) or (
            _signed(name, found, end) if tied and spaced not in pack(language).units else None
        )
        if meant is None and end == start + 1:
            meant = _code(name, alone=alone)
        if meant is not None:
            family = meant if meant in signs().families else None
            return Mention(start, end, None if family else meant, family)
    return None


def _signed(name: str, found: Sequence[Piece], end: int) -> str | None:
    """A letter such as the R of ``R150`` is a sign only in front of figures."""
    leads = end < len(found) and found[end].kind == "figure"
    if name in signs().prefix_only and not leads:
        return None
    return signs().signs.get(name)


def _code(name: str, *, alone: bool) -> str | None:
    """An ISO code; one gone lately is still said, and then refused by name. In small letters
    only those that many write so: ``svc`` and ``all`` are words.
    """
    code = name.upper()
    if len(code) != 3 or not code.isascii() or (name.islower() and code not in _SMALL):
        return None
    return code if is_currency(code) or (went_out(code) or 0) >= _LATELY else None
