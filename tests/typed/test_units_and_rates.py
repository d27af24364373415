"""Measures, numbers with measures, and percentages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.engines.typed.measures import measure_of
from scatterpilot.engines.typed.rates import rate_of, tax_rate_of
from scatterpilot.engines.typed.units import unit_of
from tests.typed.test_numbers import LOCALES

# The kind, the word beside one, the word beside two, and for how many the price is.
_UNITS = {
    "en": {
        "hrs": ("hour", "hour", "hours", 1),
        "an hour": ("hour", "hour", "hours", 1),
        "per sq ft": ("sqft", "sq ft", "sq ft", 1),
        "a pound": ("lb", "lb", "lb", 1),
        "1,000 words": ("word", "word", "words", 1000),
        "per hundred": ("other", "", "", 100),
        "a dozen": ("other", "", "", 12),
        "per 1,000 impressions": ("other", "impressions", "impressions", 1000),
        "a tree": ("other", "tree", "tree", 1),
        "per guard per shift": ("other", "guard per shift", "guard per shift", 1),
        "/hr": ("hour", "hour", "hours", 1),
        "a day each": ("day", "day", "days", 1),
        "half-days": ("half_day", "half day", "half days", 1),
    },
    "de": {
        "Std.": ("hour", "Stunde", "Stunden", 1),
        "die Stunde": ("hour", "Stunde", "Stunden", 1),
        "s'Kilo": ("kg", "kg", "kg", 1),
        "je 1000 Stück": ("piece", "Stück", "Stück", 1000),
        "pro Tausend": ("other", "", "", 1000),
        "den laufenden Meter": ("lm", "lfm", "lfm", 1),
        "pro Bühne": ("other", "Bühne", "Bühne", 1),
    },
    "fr": {
        "de l'heure": ("hour", "heure", "heures", 1),
        "l'h": ("hour", "heure", "heures", 1),
        "le mille": ("other", "", "", 1000),
        "la demi-journée": ("half_day", "demi-journée", "demi-journées", 1),
        "du m2": ("m2", "m²", "m²", 1),
    },
    "es": {
        "la hora": ("hour", "hora", "horas", 1),
        "el millar": ("other", "", "", 1000),
        "las mil matrices": ("other", "matrices", "matrices", 1000),
        "al mes cada uno": ("month", "mes", "meses", 1),
    },
    "it": {
        "all'ora": ("hour", "ora", "ore", 1),
        "al mille": ("other", "", "", 1000),
        "a pianta": ("other", "pianta", "pianta", 1),
    },
    "nl": {
        "p/uur": ("hour", "uur", "uur", 1),
        "per duizend woorden": ("word", "woord", "woorden", 1000),
        "de kuub": ("m3", "m³", "m³", 1),
    },
    "pt": {
        "à hora": ("hour", "hora", "horas", 1),
        "o milheiro": ("other", "", "", 1000),
        "por km rodado": ("km", "km", "km", 1),
    },
}


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [(language, *pair) for language, table in _UNITS.items() for pair in table.items()],
)
def test_a_unit_is_its_kind_its_word_and_how_many(
    language: str, said: str, expected: tuple[str, str, str, int]
) -> None:
    unit = unit_of(said, language)
    assert unit is not None
    assert (unit.kind, unit.beside(Decimal(1)), unit.beside(Decimal(2)), unit.per) == expected


@pytest.mark.parametrize(
    ("language", "said"),
    [
        *(("en", said) for said in ("each", "apiece", "a pop", "ea.", "per", "nos", "per piece")),
        *(("de", said) for said in ("je", "pro Stück", "s stück", "das Stück", "jeweils")),
        *(("fr", said) for said in ("l'unité", "pièce", "chacune", "l'une")),
        *(("es", "c/u"), ("es", "cada una"), ("it", "cad."), ("it", "l'uno")),
        *(("nl", "p.st."), ("nl", "per stuk"), ("pt", "cada um"), ("pt", "a unidade")),
    ],
)
def test_each_is_no_unit(language: str, said: str) -> None:
    assert unit_of(said, language) is None


@pytest.mark.parametrize(
    ("language", "said", "number", "kind"),
    [
        ("en", "two more hours", "2", "hour"),
        ("en", "an hour and a half", "1.5", "hour"),
        ("en", "half an hour", "0.5", "hour"),
        ("en", "six bags", "6", "other"),
        ("en", "another day", "1", "day"),
        ("en", "three", "3", None),
        ("de", "eine halbe Stunde", "0.5", "hour"),
        ("fr", "une demi-heure", "0.5", "hour"),
        ("es", "dos horas y media", "2.5", "hour"),
        ("it", "mezz'ora", "0.5", "hour"),
        ("nl", "kwartier", "1", "quarter_hour"),
        ("pt", "meia hora", "0.5", "hour"),
    ],
)
def test_a_difference_is_a_number_with_its_measure(
    language: str, said: str, number: str, kind: str | None
) -> None:
    measured = measure_of(said, language, LOCALES[language])
    assert measured is not None
    assert measured.number == Decimal(number)
    assert (measured.unit.kind if measured.unit else None) == kind


@pytest.mark.parametrize(
    ("language", "said", "rate"),
    [
        ("en", "20% VAT", "0.2"),
        ("en", "sales tax 6.25%", "0.0625"),
        ("en", "ten percent", "0.1"),
        ("en", "eight and a quarter percent", "0.0825"),
        ("en", "a third", "0.333333"),
        ("en", "half price", "0.5"),
        ("en", "−10%", "0.1"),
        ("de", "19 % MwSt", "0.19"),
        ("de", "19 v.H.", "0.19"),
        ("de", "7 vom Hundert", "0.07"),
        ("de", "die Hälfte", "0.5"),
        ("fr", "TVA à dix pour cent incluse", "0.1"),
        ("fr", "la moitié", "0.5"),
        ("es", "veintiuno por ciento", "0.21"),
        ("it", "ENPAP 2%", "0.02"),
        ("it", "metà", "0.5"),
        ("nl", "zes procent", "0.06"),
        ("pt", "IVA a 6%", "0.06"),
        ("pt", "metade", "0.5"),
    ],
)
def test_a_rate_is_a_fraction_of_one(language: str, said: str, rate: str) -> None:
    assert rate_of(said, language, LOCALES[language]) == Decimal(rate)


@pytest.mark.parametrize("said", ["VAT", "10", "$75", "GST 5% PST 7%", "two hundred", "none", ""])
def test_what_names_no_single_rate_is_none(said: str) -> None:
    assert rate_of(said, "en", "en_US") is None


@pytest.mark.parametrize(
    ("language", "said", "rate"),
    [
        ("en", "VAT 13.5", "0.135"),
        ("en", "0.0825", "0.0825"),
        ("en", "five point three", "0.053"),
        ("de", "neunzehn", "0.19"),
        ("fr", "tva 5,5", "0.055"),
        ("es", "IRPF al quince", "0.15"),
        ("it", "Iva 22", "0.22"),
    ],
)
def test_a_figure_beside_the_name_of_a_tax_is_a_percentage(
    language: str, said: str, rate: str
) -> None:
    assert tax_rate_of(said, language, LOCALES[language]) == Decimal(rate)


@pytest.mark.parametrize(
    ("language", "said"),
    [("it", "escluso art. 15"), ("es", "ICA 9,66 x mil"), ("en", "VAT exempt"), ("en", "VAT 450")],
)
def test_other_figures_near_a_tax_are_no_rate(language: str, said: str) -> None:
    assert tax_rate_of(said, language, LOCALES[language]) is None
