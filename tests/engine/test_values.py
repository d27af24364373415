"""Figures as people write them: what is an amount, what is a name or a date, what is unclear."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.profile import Profile
from scatterpilot.engines.embedded.text.tokens import tokenize
from scatterpilot.engines.embedded.values.amounts import amount_at
from scatterpilot.engines.embedded.values.designations import designations
from scatterpilot.engines.embedded.values.numerals import NumberStyle, number_at, number_style
from scatterpilot.engines.embedded.values.shifts import shift_at
from scatterpilot.engines.embedded.values.unclear import well_formed
from tests.engine.talking import Talk

_POINT, _COMMA = NumberStyle(comma=False, space=False), NumberStyle(comma=True, space=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1\u00a0250,75", "1250.75"),
        ("1\u202f000\u202f000", "1000000"),
        ("12'500.50", "12500.50"),
        ("12’500", "12500"),
        ("45,–", "45"),
        ("45.-", "45"),
        ("3/4 hour", "0.75"),
        ("2-1/2", "2.5"),
        ("2 1/2", "2.5"),
        ("one point five million", "1500000"),
    ],
)
def test_a_number_is_read_however_it_is_separated(text: str, value: str) -> None:
    tokens = tokenize(text)
    number = number_at(tokens, 0, number_style("en_US", tokens))
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("at 2 000 EUR", "2000", "EUR"),
        ("at 1 234,50 €", "1234.50", "EUR"),
        ("at €1 234.50", "1234.50", "EUR"),
        ("at ,35 €", "0.35", "EUR"),
        ("at R1 234.50", "1234.50", "ZAR"),
        ("at R500", "500", "ZAR"),
        ("at GH₵200", "200", "GHS"),
        ("at Rp 2.000.000", "2000000", "IDR"),
        ("at TL 200", "200", "TRY"),
        ("at 200 zł", "200", "PLN"),
        ("at kr. 200", "200", "SEK"),
        ("at 200 Kč", "200", "CZK"),
    ],
)
def test_an_amount_has_the_currency_that_is_written(text: str, value: str, currency: str) -> None:
    tokens = tokenize(text)
    amount = amount_at(tokens, 1, number_style("en_US", tokens), "USD")
    assert amount is not None
    assert (amount.value, amount.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(("own", "currency"), [("MXN", "MXN"), ("CAD", "CAD"), ("GBP", "USD")])
def test_a_dollar_sign_is_the_sellers_own_dollar_or_peso(own: str, currency: str) -> None:
    amount = amount_at(tokenize("$50"), 0, _POINT, own)
    assert amount is not None
    assert amount.currency == currency


@pytest.mark.parametrize("text", ["chairs 2 450 EUR", "2 150 EUR chairs"])
def test_a_count_before_a_price_is_no_thousand(text: str) -> None:
    tokens = tokenize(text)
    start = next(i for i, token in enumerate(tokens) if token.text == "2")
    amount = amount_at(tokens, start, _POINT, "USD")
    assert amount is not None
    assert amount.value == 2


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-02", "02.11.2026", "11/02/2026", "03/04", "09/2026", "2025-2026", "2025/26"),
        *("09:30", "23:59:59", "24/7 support", "12 Elm Street", "2 Nov 2026", "1/2 page ad"),
        *("5-9 May", "1 Jan to 31 Jan"),
    ],
)
def test_dates_periods_times_and_places_are_no_figures(text: str) -> None:
    assert 0 in designations(tokenize(text))


@pytest.mark.parametrize("text", ["milestone 1 of 4", "payment 2/3", "FY25/26", "September 2026"])
def test_a_number_in_a_series_or_of_a_year_is_no_figure(text: str) -> None:
    assert 1 in designations(tokenize(text))


@pytest.mark.parametrize("text", ["3/4 hour", "2 1/2 days", "2,026", "1.250,00", "40 hours", "2-3"])
def test_what_can_be_counted_stays_a_figure(text: str) -> None:
    assert not designations(tokenize(text))


@pytest.mark.parametrize("text", ["1.000.00", "1,0000", "12.34.56", "1.00,000.00"])
def test_separators_that_fit_no_notation_are_told(text: str) -> None:
    assert not well_formed(text, _POINT)


@pytest.mark.parametrize(
    "text", ["1,250.00", "1.250,00", "1,25,000", "1.250.000", "0.8875", "12,5"]
)
def test_separators_of_any_country_are_well_formed(text: str) -> None:
    assert well_formed(text, _POINT)
    assert well_formed(text, _COMMA)


@pytest.mark.parametrize(
    ("text", "hours"), [("09:00-12:30", "3.5"), ("9:00 to 9:20", "0.333333"), ("22:00-01:00", "3")]
)
def test_clock_times_make_hours(text: str, hours: str) -> None:
    shift = shift_at(tokenize(text), 0)
    assert shift is not None
    assert shift.value == Decimal(hours)


@pytest.mark.parametrize(
    ("said", "quantity", "price"),
    [
        ("a Windows 10 upgrade at $400", 1, 400),
        ("an ISO 27001 audit at $900", 1, 900),
        ("Debian 12.5 hardening at $300", 1, 300),
        ("a 529k plan review at $300", 1, 300),
        ("3 Windows 10 licences at $90", 3, 90),
        ("40 A4 posters at $3", 40, 3),
        ("12 2x4 boards at $8", 12, 8),
        ("a 3-day course at $700", 1, 700),
        ("a 3-day course at $700 a day", 3, 700),
        ("a 12-pack of soap at $9", 1, 9),
        ("50 minutes of help at $60 per hour", Decimal("0.833333"), 60),
        ("2/3 of a day of help at $90", Decimal("0.666667"), 90),
    ],
)
def test_the_number_in_a_name_is_not_its_count(
    said: str, quantity: Decimal | int, price: int
) -> None:
    talk = Talk()
    talk.say(f"Invoice Elm Ballet for {said}, net 10")
    (line,) = talk.draft.line_items
    assert (line.quantity, line.unit_price) == (quantity, price)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("a lamp at $1.000.00", "line_items.0.unit_price"),
        ("a lamp at fifteen fifty", "line_items.0.unit_price"),
        ("three or four hours of help at $80", "line_items.0.quantity"),
        ("2-3 hours of help at $80 an hour", "line_items.0.quantity"),
    ],
)
def test_a_figure_that_can_be_read_in_two_ways_is_asked_about(said: str, field: str) -> None:
    talk = Talk()
    reply = talk.say(f"Invoice Elm Ballet for {said}, net 10")
    assert "more than one way" in reply.text
    assert reply.question is not None
    assert reply.question.field == field
    assert getattr(talk.draft.line_items[0], field.rpartition(".")[2]) is None


@pytest.mark.parametrize(("price", "mark"), [("₷200", "₷"), ("Bs 200", "Bs"), ("200 XYZ", "XYZ")])
def test_a_currency_nobody_knows_is_never_billed_in_the_sellers_own(price: str, mark: str) -> None:
    talk = Talk(Profile(currency="GBP"))
    reply = talk.say(f"Invoice Elm Ballet for a lamp at {price}, net 10")
    assert f"“{mark}”" in reply.text
    talk.say("yes")
    assert talk.draft.disputed.keys() == {"currency"}
    talk.say("in EUR")
    assert (talk.draft.currency, talk.draft.disputed) == ("EUR", {})


@pytest.mark.parametrize(
    ("said", "price"),
    [
        ("500 flyers at $20 per hundred", "0.2"),
        ("500 flyers at $20 a hundred", "0.2"),
        ("500 flyers at $35 per thousand", "0.035"),
        ("500 flyers at $35 per 1,000 flyers", "0.035"),
        ("500 flyers at $4/100", "0.04"),
        ("500 flyers at $35/k", "0.035"),
        ("500 flyers at $1.20 per 12", "0.1"),
    ],
)
def test_a_price_for_several_is_a_price_for_each_of_them(said: str, price: str) -> None:
    talk = Talk()
    talk.say(f"Invoice Elm Ballet for {said}, net 10")
    (line,) = talk.draft.line_items
    assert (line.description, line.quantity, line.unit_price) == ("Flyers", 500, Decimal(price))
