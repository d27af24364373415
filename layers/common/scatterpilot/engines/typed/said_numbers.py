"""Every number that a text says in words, in any language: ``two hundred``, ``trzy``, ``三``."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Final

from scatterpilot.engines.typed.numbers import number_of

_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
_LONGEST: Final = 6
_MOST_WORDS: Final = 60
_LOCALES: Final = {"en": "en_US", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "it": "it_IT"}


def numbers_in_words(text: str, languages: Iterable[str]) -> set[Decimal]:
    """The numbers written out in one of these languages; an article that may be one is none."""
    words = _WORD.findall(text.casefold())[:_MOST_WORDS]
    found: set[Decimal] = set()
    for language in languages:
        start = 0
        while start < len(words):
            length, number = _longest(tuple(words[start : start + _LONGEST]), language)
            if number is not None and number != 1:
                found.add(number)
            start += length
    return found


def numbers_elsewhere(text: str) -> set[Decimal]:
    """Those that one word says in a language whose grammar nobody here knows."""
    known = _elsewhere()
    words = {known[word] for word in _WORD.findall(text.casefold()) if word in known}
    return words | _ideographic(text)


@lru_cache(maxsize=4096)
def _longest(words: tuple[str, ...], language: str) -> tuple[int, Decimal | None]:
    """How many words from the first on are a number, and which; else one word and none."""
    for length in range(len(words), 0, -1):
        said = " ".join(words[:length])
        number = number_of(said, language, _LOCALES.get(language, language))
        if number is not None:
            return length, number
    return 1, None


@lru_cache(maxsize=1)
def _elsewhere() -> dict[str, Decimal]:
    text = (files(__package__) / "numbers_elsewhere.json").read_text(encoding="utf-8")
    listed: dict[str, str] = json.loads(text)
    return {word: Decimal(value) for value, words in listed.items() for word in words.split()}


def _ideographic(text: str) -> set[Decimal]:
    """``二十五`` is 25, ``三百`` 300, ``半`` a half: runs of signs that count."""
    found: set[Decimal] = set()
    run: list[Decimal] = []
    for sign in f"{text} ":
        value = Decimal("0.5") if sign == "半" else _value(sign)
        if value is not None:
            run.append(value)
        elif run:
            found.add(_together(run))
            run = []
    return found


def _value(sign: str) -> Decimal | None:
    if unicodedata.category(sign) != "Lo":
        return None
    value = unicodedata.numeric(sign, None)
    return None if value is None else Decimal(str(value)).normalize()


def _together(run: list[Decimal]) -> Decimal:
    """Units times the power of ten behind them, added up; 万 multiplies all before it."""
    total = part = Decimal(0)
    for value in run:
        if value >= 10_000:
            total, part = (total + part or Decimal(1)) * value, Decimal(0)
        elif value >= 10:
            total, part = total + (part or 1) * value, Decimal(0)
        else:
            part += value
    return total + part
