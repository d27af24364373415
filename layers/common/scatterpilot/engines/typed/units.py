"""Read the measure that a span names, and for how many of it a price is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.folding import fold, phrase
from scatterpilot.engines.packs.loader import LANGUAGES, Measure
from scatterpilot.engines.typed.notation import figures
from scatterpilot.engines.typed.number_words import parts_of, spelled
from scatterpilot.engines.typed.spelling import is_one_slip

OTHER = "other"
IN_MINUTES = {"minute": 1, "quarter_hour": 15, "three_quarter_hour": 45, "hour": 60}
TIMES = frozenset((*IN_MINUTES, *"half_day day week fortnight month quarter year".split()))
"""Measures of time; of most of them none is a plain number of another."""
OF_TIME = TIMES | {"night"}
"""What is done for so long needs a name; what is counted in pieces or miles has one."""
PARTS_OF_HOUR = frozenset(IN_MINUTES) - {"hour"}
_MOST_WORDS = 12
_THREE = 3
_LOTS = {"m": 1000, "c": 100, "k": 1000}
_EDGES = ".,;:/()"


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure. ``kind`` is the same in every language, or ``"other"``; ``per`` is how many of
    ``one`` the price is for. ``one`` is empty where only a count is said ("per hundred")."""

    kind: str
    one: str
    many: str
    per: int = 1

    def beside(self, quantity: Decimal) -> str:
        """The word as it stands on the invoice beside a quantity."""
        return self.one if abs(quantity) == 1 else self.many


def unit_of(text: str, language: str) -> Unit | None:
    """The unit of a span; ``None`` where each piece is meant, or nothing that counts is named."""
    written = text.replace("/", " / ").split()
    if not written or len(written) > _MOST_WORDS:
        return None
    known = pack(language)
    if _is_each(text, written, language):
        return None
    whole = known.units.get(phrase(text))
    if whole is not None:
        return Unit(whole.kind, whole.one, whole.many)
    words = _led(written, language)
    per, words = _lot(words, language)
    words = _led(words, language) if per > 1 else _without_each(words, language)
    return _named(words, per, language)


@lru_cache(maxsize=512)
def kind_of(word: str) -> str:
    """The kind of a unit in whichever language it is written; empty where it is no measure."""
    found = (unit_of(word, language) for language in LANGUAGES)
    return next((unit.kind for unit in found if unit and unit.kind != OTHER), "")


def _is_each(text: str, written: Sequence[str], language: str) -> bool:
    """``each``, ``a piece``, ``pro Stück``: one of the thing itself."""
    known = pack(language)
    each, leads = known.any_of("each"), known.any_of("per")
    if phrase(text) in each or phrase(" ".join(written)) in each:
        return True
    unknown = len(written) == 1 and phrase(text).rstrip(".") not in known.units
    if unknown and any(
        is_one_slip(fold(text), word) for word in each if word.isalpha() and len(word) > _THREE
    ):
        return True
    rest = _led(list(written), language)
    return phrase(" ".join(rest)) in each or all(phrase(word) in leads for word in written)


def _led(written: Sequence[str], language: str) -> list[str]:
    """Without "per", "the" and the like, also where they are tied: ``l'heure``, ``s'Kilo``."""
    leads = pack(language).any_of("per")
    words = list(written)
    while words:
        if len(words) > 1 and phrase(words[0]) in leads:
            words = words[1:]
            continue
        tied = fold(words[0])
        head, mark, rest = tied.partition("'")
        if mark and rest and head + mark in leads:
            words[0] = words[0][len(head) + 1 :]
            continue
        return words
    return words


def _without_each(words: list[str], language: str) -> list[str]:
    """``a day each``, ``al mes cada uno``."""
    for size in (2, 1):
        if len(words) > size and phrase(" ".join(words[-size:])) in pack(language).any_of("each"):
            return words[:-size]
    return words


def _lot(words: list[str], language: str) -> tuple[int, list[str]]:
    """``hundred``, ``1,000 words``, ``mille``, ``dozen`` in front: how many, and what follows."""
    if not words:
        return 1, words
    first = words[0].strip(_EDGES)
    if len(words) == 1 and first.lower() in _LOTS and first.isupper():
        return _LOTS[first.lower()], []
    value = figures(first, language, "en" if language == "en" else language)
    if value:
        many = max(value)
        return (int(many), words[1:]) if many == int(many) and 1 < many <= 10**6 else (1, words)
    for size in (2, 1):
        parts = parts_of([phrase(word) for word in words[:size]], language)
        if parts is None or not any(part.kind in ("scale", "dozen", "digit") for part in parts):
            continue
        said = spelled(parts, language)
        if said is not None and said == int(said) and said >= 10:
            return int(said), words[size:]
    return 1, words


@lru_cache(maxsize=512)
def _misspelt(word: str, language: str) -> Measure | None:
    """``huor``: a measure of time that is one slip away."""
    near = [
        measure
        for name, measure in pack(language).units.items()
        if len(name) > _THREE and measure.kind in TIMES and is_one_slip(fold(word), name)
    ]
    return near[0] if near else None


def _named(words: Sequence[str], per: int, language: str) -> Unit | None:
    known = pack(language)
    said = " ".join(words).replace(" / ", "/").strip(" .,;:")
    if not said:
        return Unit(OTHER, "", "", per) if per > 1 else None
    measure = known.units.get(phrase(said)) or known.units.get(phrase(" ".join(words)))
    measure = measure or _misspelt(said, language)
    if measure is None and language != "en":
        measure = pack("en").units.get(phrase(said)) if len(said) <= 3 else None
    if measure is not None:
        return Unit(measure.kind, measure.one, measure.many, per)
    if per > 1 and phrase(said) in known.any_of("each"):
        return Unit(OTHER, "", "", per)
    return Unit(OTHER, said, said, per)
