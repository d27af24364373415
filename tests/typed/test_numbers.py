"""Numbers of a span, in figures of any notation and in the words of seven languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.engines.packs import LANGUAGES
from scatterpilot.engines.typed.numbers import number_of, numbers_of
from tests.typed.spellers import SPELLERS

LOCALES = {
    "en": "en_US",
    "de": "de_DE",
    "fr": "fr_FR",
    "es": "es_ES",
    "it": "it_IT",
    "nl": "nl_NL",
    "pt": "pt_PT",
}
_SAID = {
    "en": {
        "1,234.50": "1234.50",
        "1,250": "1250",
        "12,34,567": "1234567",
        ".25": "0.25",
        "2 1/2": "2.5",
        "1-1/2": "1.5",
        "2½": "2.5",
        "½": "0.5",
        "3/4": "0.75",
        "3x": "3",
        "1.5k": "1500",
        "6 and a half": "6.5",
        "15 dozen": "180",
        "5 gross": "720",
        "two and a half thousand": "2500",
        "half a dozen": "6",
        "three dozen": "36",
        "three quarters of an": "0.75",
        "four and a quarter": "4.25",
        "and a half": "0.5",
        "two point five": "2.5",
        "eleven hundred": "1100",
        "one hundred fifty": "150",
        "a hundred and twenty five": "125",
        "half a million": "500000",
        "a": "1",
        "an": "1",
        "two (2)": "2",
        "Ninety-six": "96",
        "a couple": "2",
        "two thirds": "0.666667",
        "1 234,50": "1234.50",
        "1'234.50": "1234.50",
        "1\u202f234,50": "1234.50",
        "-3": "-3",
        "minus four": "-4",
    },
    "de": {
        "1.234,50": "1234.50",
        "1.480": "1480",
        "22,50": "22.50",
        "1'284": "1284",
        "vierundzwanzig": "24",
        "dreieinhalb": "3.5",
        "dreieinviertel": "3.25",
        "zweieinhalbtausend": "2500",
        "anderthalb": "1.5",
        "Siebenasiebzig": "77",
        "neunzehn Komma vier": "19.4",
        "zwanzig Dutzend": "240",
        "zweimal": "2",
        "1,2 Mio": "1200000",
        "eine": "1",
        "dreihundertachtzig": "380",
        "halbe": "0.5",
        "dreizehneinhalb": "13.5",
        "Fuenf": "5",
        "zwoa": "2",
        ",75": "0.75",
    },
    "fr": {
        "1 234,50": "1234.50",
        "14 382": "14382",
        "18,4": "18.4",
        "1.234": "1234",
        "quatre-vingt-douze": "92",
        "soixante et onze": "71",
        "septante-cinq": "75",
        "deux et quart": "2.25",
        "et demie": "0.5",
        "une demi": "0.5",
        "deux et demi": "2.5",
        "quinze douzaines": "180",
        "nonante": "90",
        "vingt et un": "21",
        "cent": "100",
    },
    "es": {
        "1.234,50": "1234.50",
        "418.000": "418000",
        "veinticinco": "25",
        "250 mil": "250000",
        "treinta y una": "31",
        "dos mil quinientos": "2500",
        "media docena": "6",
        "y media": "0.5",
        "y tres cuartos": "0.75",
        "dos y medio": "2.5",
        "Mil": "1000",
    },
    "it": {
        "1.940": "1940",
        "21,5": "21.5",
        "duecentocinquanta": "250",
        "5 mila": "5000",
        "millecinquecento": "1500",
        "e mezza": "0.5",
        "e un quarto": "0.25",
        "un'": "1",
        "due e mezza": "2.5",
        "una dozzina": "12",
        "zero virgola novanta": "0.9",
    },
    "nl": {
        "84.300": "84300",
        "12,5": "12.5",
        "anderhalf": "1.5",
        "twee en een halve": "2.5",
        "vijfenveertig": "45",
        "negenhonderdvijftig": "950",
        "half dozijn": "6",
        "één": "1",
    },
    "pt": {
        "2.360": "2360",
        "8,75": "8.75",
        "Quarenta e duas": "42",
        "mil e quinhentos": "1500",
        "meia dúzia": "6",
        "e meia": "0.5",
        "duas mil e quinhentas": "2500",
        "cem": "100",
        "uma dúzia e meia": "18",
        "dois milhões e meio": "2500000",
    },
}


@pytest.mark.parametrize(
    ("language", "said", "number"),
    [(language, *pair) for language, table in _SAID.items() for pair in table.items()],
)
def test_a_number_is_read_as_it_is_said(language: str, said: str, number: str) -> None:
    assert number_of(said, language, LOCALES[language]) == Decimal(number)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        *(("en", said) for said in ("twelve fifty", "1,0000", "1.250.50", "22:40", "hours", "")),
        *(("en", said) for said in ("three or four", "2026-01-02", "1,23,45", "twenty thirty")),
        *(("it", "mille e due"), ("pt", "dois e quinhentos"), ("de", "und"), ("nl", "uren")),
    ],
)
def test_what_is_no_single_number_is_none(language: str, said: str) -> None:
    assert number_of(said, language, LOCALES[language]) is None


def test_a_point_before_three_digits_goes_by_the_locale() -> None:
    assert number_of("1.234", "en", "en_US") == Decimal("1.234")
    assert number_of("1.234", "en", "de_DE") == 1234
    assert number_of("1.234", "de", "de_DE") == 1234
    assert number_of("1.234", "de", "de_CH") == Decimal("1.234")
    assert number_of("1,234", "es", "es_MX") == 1234
    assert number_of("1,234", "en", "en_GB") == 1234


def test_a_message_in_another_language_than_the_profile_keeps_its_own_notation() -> None:
    assert number_of("1.234", "de", "en_US") == 1234


def test_both_readings_of_an_unclear_figure_are_there() -> None:
    assert numbers_of("1.486", "en", "en_US") == (Decimal("1.486"), Decimal(1486))
    assert numbers_of("0.125", "en", "en_US") == (Decimal("0.125"),)


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=st.integers(1, 999_999))
def test_every_number_in_words_is_read_back(language: str, number: int) -> None:
    words = SPELLERS[language](number)
    assert number_of(words, language, LOCALES[language]) == number


@pytest.mark.parametrize(
    ("language", "group", "mark"),
    [*(("en", group, ".") for group in (",", " ", "'", "")), ("de", ".", ","), ("fr", " ", ",")],
)
@given(number=st.decimals(0, 10**9, places=2))
def test_every_notation_of_cents_is_read_back(
    language: str, group: str, mark: str, number: Decimal
) -> None:
    written = f"{number:,.2f}".replace(",", "_").replace(".", mark).replace("_", group)
    assert number_of(written, language, LOCALES[language]) == number


@given(text=st.text(max_size=60))
def test_any_text_is_a_number_or_none(text: str) -> None:
    for language in LANGUAGES:
        numbers_of(text, language, LOCALES[language])
