"""Read a number together with its measure: ``two more hours``, ``an hour and a half``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.folding import fold
from scatterpilot.engines.typed.date_words import listed
from scatterpilot.engines.typed.numbers import read
from scatterpilot.engines.typed.units import Unit, unit_of
from scatterpilot.engines.typed.wording import Piece, pieces


class Measured(NamedTuple):
    """So much of a unit, or of the thing itself."""

    number: Decimal
    unit: Unit | None


#: ``un'ora``, ``d'heure``: an article or preposition tied to its noun.
_TIED = re.compile(r"\b(un)['’](?=\w)", re.IGNORECASE)


def measure_of(text: str, language: str, locale: str) -> Measured | None:
    """A number with its unit: ``half an hour``, ``une demi-heure``, ``12 Personen``, ``three``."""
    found = _without_more(_apart(_TIED.sub(r"\1 ", text), language), language)
    for size in range(len(found), -1, -1):
        values = read(found[:size], language, locale) if size else (Decimal(1),)
        if not values:
            continue
        rest, extra = _extra(found[size:], language, locale)
        if not rest:
            return Measured(values[0] + extra, None) if size else None
        unit = unit_of(" ".join(piece.text for piece in rest if piece.text != "-"), language)
        if size or (unit is not None and unit.kind != "other"):
            return Measured(values[0] + extra, unit)
    return None


def _apart(text: str, language: str) -> Sequence[Piece]:
    """``mezz'ora`` as two words."""
    for word in pack(language).fractions:
        if word.endswith("'"):
            text = fold(text).replace(word, f"{word.rstrip(chr(39))}a ")
    return pieces(text)


def _without_more(found: Sequence[Piece], language: str) -> Sequence[Piece]:
    more = listed(language, "more")
    kept = [piece for piece in found if piece.text not in more]
    return kept or found


def _extra(rest: Sequence[Piece], language: str, locale: str) -> tuple[Sequence[Piece], Decimal]:
    """The ``and a half`` behind the unit, and what stands before it."""
    joins = pack(language).any_of("additions")
    for place, piece in enumerate(rest):
        if piece.text in joins and place:
            values = read(rest[place:], language, locale)
            if values and 0 < values[0] < 1:
                return rest[:place], values[0]
    return rest, Decimal(0)
