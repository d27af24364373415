"""Which lines of the draft some words point at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from scatterpilot.domain.draft import LineItem
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.positions import position_of

#: Letters at the beginning that make two words one: ``chair`` and ``chairs``.
_ROOT = 5
_SHORTEST = 3
#: Of more lines named alike none is told from the others by its whole words.
_FEW = 20


def lines_named(text: str, lines: Sequence[LineItem], language: str) -> list[int]:
    """The indexes that ``the hosting``, ``second one``, ``both`` point at; none if unclear."""
    if not lines:
        return []
    said, words = set(words_in(text)), pointing(language)
    placed = position_of(text, language)
    if placed is not None and 0 < abs(placed) <= len(lines):
        return [range(len(lines))[placed - 1 if placed > 0 else placed]]
    apart = _named_apart(text, lines)
    if apart:
        return apart
    named = by_name(text, lines)
    if len(named) == 1:
        return named
    among = named or list(range(len(lines)))
    place = _place(text, language, bool(named))
    if place is not None and 0 < abs(place) <= len(among):
        return [among[place - 1 if place > 0 else place]]
    if said & words["all"]:
        return among
    if said & words["it"] and len(lines) == 1:
        return [0]
    return []


_APART = re.compile(r"[,;&+/\n]| (?:and|und|et|y|e|en) ")


def _named_apart(text: str, lines: Sequence[LineItem]) -> list[int]:
    """Several that are named one by one: ``kit and batteries``, ``lamp, shade``."""
    parts = [by_name(part, lines) for part in _APART.split(text) if part.strip()]
    each = list(dict.fromkeys(index for part in parts for index in part))
    alone = all(len(part) == 1 for part in parts)
    return each if alone and len(each) > 1 else []


def _place(text: str, language: str, named: bool) -> int | None:
    """``the second one``; beside a name, ``the second lamp``, the place is among those so named."""
    place = position_of(text, language)
    if place is not None or not named:
        return place
    found = (position_of(word, language) for word in words_in(text))
    return next((each for each in found if each is not None), None)


def by_name(text: str, lines: Sequence[LineItem]) -> list[int]:
    """The lines whose description shares most words with the text; several if alike."""
    said = roots(text)
    scores = [len(said & roots(line.description or "")) for line in lines]
    most = max(scores, default=0)
    alike = [index for index, score in enumerate(scores) if score == most] if most else []
    if not 1 < len(alike) <= _FEW:
        return alike
    exact = [i for i in alike if _plain_words(text) & _plain_words(lines[i].description or "")]
    return exact if len(exact) == 1 else alike


def _plain_words(text: str) -> set[str]:
    """Its words whole: ``bridesmaids`` are no ``bride``."""
    return {_plain(word) for word in words_in(text) if len(word) >= _SHORTEST}


@lru_cache(maxsize=4096)
def roots(text: str) -> frozenset[str]:
    """The beginnings of the words that matter, without accents."""
    return frozenset(_plain(word)[:_ROOT] for word in words_in(text) if len(word) >= _SHORTEST)


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return plain.removesuffix("s") if len(plain) > _SHORTEST else plain
