"""Load the words of a language, folded, once for each process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

from scatterpilot.engines.packs.folding import fold, phrase

Value = TypeVar("Value")
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit that is known: its kind in every language, its own two forms here."""

    kind: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Pack:
    """The words of one language. Every key is folded, and hyphens in it are blanks."""

    language: str
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    dozens: Mapping[str, int]
    fractions: Mapping[str, Decimal]
    added: Mapping[str, Decimal]
    wholes: Mapping[str, Decimal]
    notes: Mapping[str, int]
    currencies: Mapping[str, str]
    sign_of_cents: Mapping[str, str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    ordinals: Mapping[str, int]
    days: Mapping[str, int]
    feasts: Mapping[str, str]
    spans: Mapping[str, str]
    units: Mapping[str, Measure]
    halves: Mapping[str, Decimal]
    glued: bool
    inverted: bool
    wide_tens: bool
    hundreds_spoken: bool
    rate_suffix: str
    words: Mapping[str, frozenset[str]]

    def any_of(self, name: str) -> frozenset[str]:
        """The phrases of a plain list: ``"per"``, ``"each"``, ``"receipt"``, ``"next"`` …"""
        return self.words[name]


@dataclass(frozen=True, slots=True)
class Family:
    """Currencies that share a word or sign, and the one meant if nothing else is known."""

    usual: str | None
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class Signs:
    """What holds in every language: signs of currencies and the habits of locales.

    A sign stands for a code, or for a family where several currencies share it (``"$"``).
    """

    signs: Mapping[str, str]
    families: Mapping[str, Family]
    prefix_only: frozenset[str]
    point_currencies: frozenset[str]
    comma_currencies: frozenset[str]
    fine_currencies: frozenset[str]
    taxes: frozenset[str]
    point_locales: frozenset[str]
    comma_languages: frozenset[str]
    month_first_locales: frozenset[str]


def pack(language: str) -> Pack:
    """The pack of ``de`` or ``de_AT``; English for a language that has none."""
    short = language[:2].lower()
    return _load(short if short in LANGUAGES else "en")


@lru_cache(maxsize=len(LANGUAGES))
def _load(language: str) -> Pack:
    raw = _read(language)
    plain = {name: _listed(listed) for name, listed in raw.items() if isinstance(listed, str)}
    return Pack(
        language=language,
        numbers=_named(raw["numbers"], int),
        scales=_named(raw["scales"], int),
        dozens=_named(raw["dozens"], int),
        fractions=_named(raw["fractions"], _fraction),
        added=_named(raw.get("added", {}), _fraction),
        wholes=_named(raw["wholes"], Decimal),
        notes=_named(raw["notes"], int),
        currencies=_named(raw["currencies"], str),
        sign_of_cents={phrase(word): code for word, code in raw["sign_of_cents"].items()},
        months=_named(raw["months"], int),
        weekdays=_named(raw["weekdays"], int),
        ordinals=_named(raw["ordinals"], int),
        days=_named(raw["days"], int),
        feasts=_named(raw["feasts"], str),
        spans=_named(raw["spans"], str),
        units=_measures(raw["units"]),
        halves=_named(raw["halves"], _fraction),
        glued=raw["glued"],
        inverted=raw["inverted"],
        wide_tens=raw.get("wide_tens", False),
        hundreds_spoken=raw.get("hundreds_spoken", False),
        rate_suffix=raw.get("rate_suffix", ""),
        words={name: frozenset(listed) for name, listed in plain.items()},
    )


@lru_cache(maxsize=1)
def signs() -> Signs:
    """The signs and habits that no language owns."""
    raw = _read("signs")
    families = {name: _family(listed) for name, listed in raw.pop("families").items()}
    signed = {fold(sign): meant for sign, meant in raw.pop("signs").items()}
    sets = {name: frozenset(listed.split()) for name, listed in raw.items()}
    return Signs(signs=signed, families=families, **sets)


def _family(listed: str) -> Family:
    """``"USD | CAD AUD"``: the usual one before the bar, if there is any."""
    usual, _, others = listed.partition("|")
    return Family(usual.strip() or None, frozenset((*usual.split(), *others.split())))


def _read(name: str) -> Any:
    return json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))


def _listed(words: str) -> Iterable[str]:
    """Blanks part the phrases of a list; an underscore is a blank within one."""
    return [phrase(word.replace("_", " ")) for word in words.split()]


def _named(raw: Mapping[str, str], read: Callable[[str], Value]) -> dict[str, Value]:
    return {word: read(value) for value, words in raw.items() for word in _listed(words)}


def _fraction(written: str) -> Decimal:
    upper, _, lower = written.partition("/")
    return Decimal(upper) / Decimal(lower)


def _measures(raw: Mapping[str, str]) -> dict[str, Measure]:
    """``"hour": "hour|hours|hr hrs h"``: the singular, the plural, and other spellings."""
    found: dict[str, Measure] = {}
    for kind, forms in raw.items():
        one, many, others = forms.split("|")
        measure = Measure(kind, one, many)
        for word in (phrase(one), phrase(many), *_listed(others)):
            found.setdefault(word, measure)
    return found
