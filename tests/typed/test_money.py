"""Amounts of money as seven languages write and say them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.engines.packs import LANGUAGES
from scatterpilot.engines.typed.currencies import currency_of
from scatterpilot.engines.typed.money import Money, money_of, settled
from tests.typed.test_numbers import LOCALES

# What is said: the amount, and the currency's code or its family, if one is named.
_SAID = {
    "en": {
        "$1,900": "1900 $",
        "-$94": "-94 $",
        "$1.2k": "1200 $",
        "£14,600": "14600 GBP",
        "45p": "0.45 GBP",
        "fifty cents": "0.50",
        "22¢": "0.22",
        "half a cent": "0.005",
        "4.2p": "0.042 GBP",
        "forty five dollars": "45 dollars",
        "six pounds fifty": "6.50 pounds",
        "25 quid": "25 GBP",
        "two grand": "2000",
        "a tenner": "10",
        "a dollar ten": "1.10 dollars",
        "R1 234.50": "1234.50 r",
        "R412,000": "412000 r",
        "950 kr": "950 kr",
        "S/ 140": "140 PEN",
        "Rs. 1,45,000/-": "145000 rupees",
        "PKR 4.5 lakh": "450000 PKR",
        "GH₵55": "55 GHS",
        "USD 0.12": "0.12 USD",
        "$85 USD": "85 USD",
        "0.42 €": "0.42 EUR",
        "18 500 Kč": "18500 CZK",
        "Rp 2.000.000": "2000000 IDR",
        "TL 200": "200 TRY",
        "US$ 1,900": "1900 USD",
        "P14,000": "14000 p",
        "45,000 FCFA": "45000 cfa",
        "€1 234.50": "1234.50 EUR",
        "180,-": "180",
        "Four thousand even": "4000",
        "one point five million dollars": "1500000 dollars",
        "12 500 SEK": "12500 SEK",
        "N60k": "60000 n",
        "KES 1.2M": "1200000 KES",
    },
    "de": {
        "1.850 €": "1850 EUR",
        "€ 280,–": "280 EUR",
        "22,50": "22.50",
        "CHF 1'950.–": "1950 CHF",
        "6 Euro 50": "6.50 EUR",
        "zwei euro zehn": "2.10 EUR",
        "3 Cent": "0.03",
        ",89 EUR": "0.89 EUR",
        "Fr. 3'800.--": "3800 CHF",
        "35 Rappen": "0.35 CHF",
        "20,– €": "20 EUR",
        "sechsunddreißig fünfzig": "36.50",
        "Zweiundsiebziger": "72",
        "1k": "1000",
    },
    "fr": {
        "1 234,50 €": "1234.50 EUR",
        "18 euros 50": "18.50 EUR",
        "5€30": "5.30 EUR",
        "13e": "13 EUR",
        "Six centimes et demi": "0.065",
        "quinze cents euros": "1500 EUR",
        "180.-": "180",
        "vingt-neuf quatre-vingt-dix": "29.90",
        "1 900 USD": "1900 USD",
        "4 500 $": "4500 $",
        "600 000 F CFA": "600000 cfa",
        "50 centimes": "0.50",
        "250 € HT": "250 EUR",
    },
    "es": {
        "1.250,50 €": "1250.50 EUR",
        "$ 18.500": "18500 $",
        "$ 3,500.00 MXN": "3500 MXN",
        "veintidós con cincuenta": "22.50",
        "un euro con veinte": "1.20 EUR",
        "250 mil": "250000",
        "Cuatrocientos diez euros con cincuenta céntimos": "410.50 EUR",
        "U$S 92": "92 USD",
        "22.000 pesos": "22000 pesos",
        "treinta y cinco lucas": "35000",
        "Gs. 150.000": "150000 PYG",
    },
    "it": {
        "€ 62,00": "62 EUR",
        "ventidue e cinquanta": "22.50",
        "1 euro e 80": "1.80 EUR",
        "€ 4'800.–": "4800 EUR",
        "250 € forfait": "250 EUR",
        "un deca": "10",
    },
    "nl": {
        "€ 245,-": "245 EUR",
        "€ 7.940,-": "7940 EUR",
        "tientje": "10",
        "tachtig cent": "0.80",
        "negentien vijfennegentig": "19.95",
        "zeven euro vijfentwintig": "7.25 EUR",
        "honderd en vijf euro": "105 EUR",
        "zeven meier": "700",
    },
    "pt": {
        "R$ 1.450,00": "1450 BRL",
        "1 200,00 €": "1200 EUR",
        "um euro e meio": "1.5 EUR",
        "cinco e cinquenta": "5.50",
        "mil e duzentos euros": "1200 EUR",
        "R$ 3 mil": "3000 BRL",
        "185.000 Kz": "185000 AOA",
        "cem pila": "100 BRL",
    },
}


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [(language, *pair) for language, table in _SAID.items() for pair in table.items()],
)
def test_an_amount_is_read_with_its_currency(language: str, said: str, expected: str) -> None:
    money = money_of(said, language, LOCALES[language])
    amount, _, currency = expected.partition(" ")
    assert money is not None
    assert money.amount == Decimal(amount)
    assert (money.currency or money.sign or "") == currency


@pytest.mark.parametrize(
    ("said", "likely", "other"),
    [
        ("one ninety", "190", "1.90"),
        ("fourteen fifty", "14.50", "1450"),
        ("€1.200", "1200", "1.200"),
        ("$1.375", "1.375", "1375"),
    ],
)
def test_words_that_may_mean_two_amounts_say_both(said: str, likely: str, other: str) -> None:
    money = money_of(said, "en", "en_US")
    assert money is not None
    assert (money.amount, money.other) == (Decimal(likely), Decimal(other))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        *(
            ("en", said)
            for said in ("same rate", "10%", "$5 and €6", "$1.000.00", "2026-11-02", "")
        ),
        *(("it", said) for said in ("mille e due", "300 sacchi")),
        ("pt", "dois e quinhentos"),
        ("en", "seventeen five hundred"),
    ],
)
def test_what_is_no_clear_amount_is_none(language: str, said: str) -> None:
    assert money_of(said, language, LOCALES[language]) is None


def test_three_decimals_stay_where_the_currency_has_them() -> None:
    assert money_of("21,500 DT", "fr", "fr_TN") == Money(
        Decimal("21.500"), sign="dinars", other=Decimal(21500)
    )


@pytest.mark.parametrize(
    ("sign", "own", "code"),
    [
        ("$", "CAD", "CAD"),
        ("$", "EUR", "USD"),
        ("kr", "NOK", "NOK"),
        ("kr", "EUR", None),
        ("pesos", "MXN", "MXN"),
        ("r", "USD", "ZAR"),
        (None, "EUR", "EUR"),
    ],
)
def test_a_shared_sign_means_the_sellers_own_currency_if_it_can(
    sign: str | None, own: str, code: str | None
) -> None:
    assert settled(Money(Decimal(1), sign=sign), own) == code


@pytest.mark.parametrize(
    ("language", "said", "meant"),
    [
        ("en", "US dollars", "USD"),
        ("en", "pounds sterling", "GBP"),
        ("en", "KSh", "KES"),
        ("en", "pesos", "pesos"),
        ("de", "Schweizer Franken", "CHF"),
        ("fr", "dollars canadiens", "CAD"),
        ("es", "pesos colombianos", "COP"),
        ("nl", "Deense kronen", "DKK"),
        ("pt", "libras", "GBP"),
        ("it", "franchi", "CHF"),
    ],
)
def test_a_currency_is_known_by_its_name(language: str, said: str, meant: str) -> None:
    named = currency_of(said, language)
    assert named is not None
    assert meant in (named.code, named.family)


@given(amount=st.decimals(0, 10**6, places=2))
def test_an_amount_in_the_notation_of_a_language_is_read_back(amount: Decimal) -> None:
    english = f"${amount:,.2f}"
    german = f"{amount:,.2f} €".translate(str.maketrans(",.", ".,"))
    for written, language in ((english, "en"), (german, "de")):
        money = money_of(written, language, LOCALES[language])
        assert money is not None
        assert money.amount == amount


@given(text=st.text(max_size=60))
def test_any_text_is_money_or_none(text: str) -> None:
    for language in LANGUAGES:
        money_of(text, language, LOCALES[language])
