"""Dates, terms, shifts and places in the draft. Today is Wednesday, 18 November 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.domain.terms import PaymentTerms, due_under
from scatterpilot.engines.packs import LANGUAGES
from scatterpilot.engines.typed.calendars import NoSuchDay, Span
from scatterpilot.engines.typed.dates import date_of
from scatterpilot.engines.typed.dues import Due, due_of
from scatterpilot.engines.typed.positions import position_of
from scatterpilot.engines.typed.spans import shift_of
from tests.typed.test_numbers import LOCALES

_TODAY = date(2026, 11, 18)

_DATES = {
    "en": {
        "2026-03-31": "2026-03-31",
        "07/31/2025": "2025-07-31",
        "3/27": "2027-03-27",
        "14/11/2026": "2026-11-14",
        "20260115": "2026-01-15",
        "March 31": "2027-03-31",
        "1st of April 2026": "2026-04-01",
        "Jan. 25, 2026": "2026-01-25",
        "January twenty second": "2027-01-22",
        "today": "2026-11-18",
        "tmrw": "2026-11-19",
        "the 25th": "2026-11-25",
        "the 15th": "2026-12-15",
        "third": "2026-12-03",
        "10th of next month": "2026-12-10",
        "the first Friday of April": "2027-04-02",
        "2nd Friday in April": "2027-04-09",
        "last Monday of the month": "2026-11-30",
        "next week Tuesday": "2026-11-24",
        "Friday": "2026-11-20",
        "Wednesday": "2026-11-25",
        "next Tuesday": "2026-11-24",
        "next Friday": "2026-11-27",
        "Friday week": "2026-11-27",
        "end of next month": "2026-12-31",
        "mid January": "2027-01-15",
        "EOM": "2026-11-30",
        "last Friday": "2026-11-13",
        "Christmas": "2026-12-25",
        "end of the week": "2026-11-20",
        "last working day of the month": "2026-11-30",
        "29 Feb": "2028-02-29",
    },
    "de": {
        "10.04.2026": "2026-04-10",
        "30.11.": "2026-11-30",
        "5. Dez": "2026-12-05",
        "am 15.": "2026-12-15",
        "heute": "2026-11-18",
        "übermorgen": "2026-11-20",
        "Freitag": "2026-11-20",
        "nächsten Mittwoch": "2026-11-25",
        "Ende Jänner": "2027-01-31",
        "freitag in einer woche": "2026-11-27",
        "übernächsten Freitag": "2026-11-27",
        "dreißigsten elften": "2026-11-30",
        "10. des Monats": "2026-12-10",
        "Jahresende": "2026-12-31",
        "Mitte Dezember": "2026-12-15",
        "ultimo Dezember": "2026-12-31",
    },
    "fr": {
        "10 avril": "2027-04-10",
        "1er décembre 2026": "2026-12-01",
        "15/12": "2026-12-15",
        "mar 03/11": "2027-11-03",
        "samedi prochain": "2026-11-21",
        "demain": "2026-11-19",
        "fin janvier": "2027-01-31",
        "la fin du trimestre": "2026-12-31",
        "Noël": "2026-12-25",
        "10 du mois suivant": "2026-12-10",
        "vendredi 18 décembre": "2026-12-18",
    },
    "es": {
        "15 de abril": "2027-04-15",
        "10/04": "2027-04-10",
        "día 25": "2026-11-25",
        "mañana mismo": "2026-11-19",
        "mitad de enero": "2027-01-15",
        "viernes": "2026-11-20",
        "último día hábil del mes": "2026-11-30",
    },
    "it": {
        "31 dicembre": "2026-12-31",
        "15.04.26": "2026-04-15",
        "oggi stesso": "2026-11-18",
        "metà gennaio": "2027-01-15",
        "fine mese prossimo": "2026-12-31",
        "venerdì": "2026-11-20",
    },
    "nl": {
        "6 juni": "2027-06-06",
        "19.03.2026": "2026-03-19",
        "vandaag": "2026-11-18",
        "eind april": "2027-04-30",
        "volgende vrijdag": "2026-11-27",
        "31-12-2026": "2026-12-31",
    },
    "pt": {
        "31 de março": "2027-03-31",
        "dia 20": "2026-11-20",
        "sexta": "2026-11-20",
        "segunda que vem": "2026-11-23",
        "fim do mês": "2026-11-30",
        "terça-feira": "2026-11-24",
    },
}


@pytest.mark.parametrize(
    ("language", "said", "on"),
    [(language, *pair) for language, table in _DATES.items() for pair in table.items()],
)
def test_a_date_is_the_next_to_come(language: str, said: str, on: str) -> None:
    assert date_of(said, language, LOCALES[language], _TODAY) == date.fromisoformat(on)


@pytest.mark.parametrize(
    ("said", "on"),
    [("12 November", "2026-11-12"), ("15th instant", "2026-11-15"), ("Mon", "2026-11-16")],
)
def test_the_nearest_date_may_have_passed(said: str, on: str) -> None:
    found = date_of(said, "en", "en_GB", _TODAY, nearest=True)
    assert found == date.fromisoformat(on)


def test_numeric_dates_follow_the_locale_and_a_weekday_beside_them() -> None:
    assert date_of("4/3/2026", "en", "en_US", _TODAY) == date(2026, 4, 3)
    assert date_of("4/3/2026", "en", "en_GB", _TODAY) == date(2026, 3, 4)
    assert date_of("Sun 1/11/2026", "en", "en_US", _TODAY, nearest=True) == date(2026, 1, 11)
    assert date_of("Mon 2/11/2026", "en", "en_US", _TODAY, nearest=True) == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        ("en", "31 April", NoSuchDay(31, 4)),
        ("en", "30/02/2026", NoSuchDay(30, 2, 2026)),
        ("de", "31.4.2027", NoSuchDay(31, 4, 2027)),
        ("fr", "30 février", NoSuchDay(30, 2)),
        ("en", "2026-13-01", NoSuchDay(1, 13, 2026)),
    ],
)
def test_a_day_that_cannot_be_is_told_from_no_date(
    language: str, said: str, expected: NoSuchDay
) -> None:
    assert date_of(said, language, LOCALES[language], _TODAY) == expected
    due = due_of(said, language, LOCALES[language], _TODAY, _TODAY)
    assert due == Due(impossible=expected)


def test_a_bare_number_is_a_day_only_behind_a_word_for_it() -> None:
    assert date_of("15", "it", "it_IT", _TODAY) is None
    assert date_of("15", "it", "it_IT", _TODAY, lead="il") == date(2026, 12, 15)
    assert due_of("24", "fr", "fr_FR", _TODAY, _TODAY) is None
    assert due_of("24", "fr", "fr_FR", _TODAY, _TODAY, lead="le") == Due(
        due_date=date(2026, 11, 24)
    )
    assert due_of("30", "en", "en_US", _TODAY, _TODAY, lead="net") == Due(terms_days=30)


@pytest.mark.parametrize(
    "said",
    [
        "November",
        "Nov 3, 4, 10, 11",
        "Sat & Sun",
        "week 45",
        "9/2026",
        "FY25/26",
    ],
)
def test_what_names_no_single_day_is_none(said: str) -> None:
    assert date_of(said, "en", "en_US", _TODAY) is None


_DUES: dict[str, dict[str, int | str]] = {
    "en": {
        "Net 30": 30,
        "30 days": 30,
        "within 10 days": 10,
        "in two weeks": 14,
        "n/30": 30,
        "in a fortnight": 14,
        "on receipt": 0,
        "2/10 net 30": 30,
        "within fifteen (15) days": 15,
        "within 48 hours": 2,
        "60": 60,
        "N45": 45,
        "30 days from date of invoice": 30,
        "30 days EOM": "2026-12-30",
        "net 30 EOM": "2026-12-30",
        "45 days end of month": "2027-01-31",
        "10 working days": "2026-12-02",
        "in a month": "2026-12-18",
        "Friday": "2026-11-20",
        "3 months after invoice date": "2027-02-18",
        "the 25th": "2026-11-25",
        "30 Tage netto": 30,
    },
    "de": {
        "30 Tage netto": 30,
        "sofort ohne abzug": 0,
        "binnen einer Woche": 7,
        "14 tage": 14,
        "innerhalb von 30 Kalendertagen": 30,
        "binnen Monatsfrist": "2026-12-18",
        "prompt": 0,
    },
    "fr": {
        "à réception": 0,
        "sous quinzaine": 15,
        "dans quinze jours": 15,
        "J+30": 30,
        "48h": 2,
        "à 30 jours fin de mois": "2026-12-31",
        "30 j FDM le 10": "2027-01-10",
        "comptant": 0,
    },
    "es": {
        "a 60 días": 60,
        "a la vista": 0,
        "cuenta corriente 21 días": 21,
        "giro a 90 días": 90,
        "a fin de mes": "2026-11-30",
        "al contado": 0,
        "a los ocho días": 8,
    },
    "it": {
        "60 gg d.f.f.m.": "2027-01-31",
        "30 GG FM": "2026-12-31",
        "al ricevimento": 0,
        "Ri.Ba. 90 gg": 90,
        "entro dieci giorni": 10,
        "rimessa diretta": 0,
    },
    "nl": {
        "binnen 14 dagen": 14,
        "direct": 0,
        "30 dagen einde maand": "2026-12-31",
        "over een maand": "2026-12-18",
        "per omgaande": 0,
    },
    "pt": {
        "a 30 dias": 30,
        "à vista": 0,
        "em duas semanas": 14,
        "28 ddl": 28,
        "30 dias após a receção da factura": 30,
        "10/04/2026": "2026-04-10",
    },
}


@pytest.mark.parametrize(
    ("language", "said", "due"),
    [(language, *pair) for language, table in _DUES.items() for pair in table.items()],
)
def test_a_term_is_days_or_a_date(language: str, said: str, due: int | str) -> None:
    found = due_of(said, language, LOCALES[language], _TODAY, _TODAY)
    assert _said(found) == (due if isinstance(due, int) else date.fromisoformat(due))


def test_terms_count_from_the_invoice_and_weekdays_from_today() -> None:
    def due(said: str) -> date | int | None:
        return _said(due_of(said, "en", "en_US", date(2026, 9, 13), _TODAY))

    assert due("45 days end of month") == date(2026, 10, 31)
    assert due("10 working days") == date(2026, 9, 25)
    assert due("Friday") == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("language", "said", "terms"),
    [
        ("en", "EOM", PaymentTerms(rule="end_of_month")),
        ("en", "end of the month", PaymentTerms(rule="end_of_month")),
        ("en", "end of next month", PaymentTerms(rule="day_of_next_month", day=31)),
        ("en", "the 15th of next month", PaymentTerms(rule="day_of_next_month", day=15)),
        ("en", "30 days EOM", PaymentTerms(rule="after_end_of_month", number=30)),
        ("en", "EOM + 10 days", PaymentTerms(rule="after_end_of_month", number=10)),
        ("en", "10 working days", PaymentTerms(rule="working_days", number=10)),
        ("en", "in 2 months", PaymentTerms(rule="months", number=2)),
        ("fr", "à 30 jours fin de mois", PaymentTerms(rule="end_of_month", number=30)),
        ("fr", "30 j FDM le 10", PaymentTerms(rule="day_of_next_month", number=30, day=10)),
        ("it", "60 gg d.f.f.m.", PaymentTerms(rule="end_of_month", number=60)),
    ],
)
def test_a_rule_is_kept_so_that_the_due_date_moves_with_the_invoice(
    language: str, said: str, terms: PaymentTerms
) -> None:
    found = due_of(said, language, LOCALES[language], _TODAY, _TODAY)
    assert found is not None
    assert found.terms == terms
    assert found.due_date == due_under(terms, _TODAY)


@pytest.mark.parametrize("said", ["April 15", "Friday", "the 15th", "end of January"])
def test_a_day_of_the_calendar_is_no_rule(said: str) -> None:
    found = due_of(said, "en", "en_US", _TODAY, _TODAY)
    assert found is not None
    assert found.terms is None


def _said(due: Due | None) -> date | int | None:
    """The day or the days that were said; whatever rule gives the day."""
    if due is None:
        return None
    return due.terms_days if due.due_date is None else due.due_date


@pytest.mark.parametrize(
    ("language", "said", "on"),
    [
        ("en", "in two weeks from Monday", "2026-12-07"),
        ("en", "14 days from Nov 30", "2026-12-14"),
        ("en", "a week before Christmas", "2026-12-18"),
        ("en", "30 days from end of month", "2026-12-30"),
        ("de", "Martini (11.12.)", "2026-12-11"),
        ("en", "Michaelmas, 29 Sept", "2027-09-29"),
        ("en", "30 days after the 3rd of November", "2026-12-03"),
        ("en", "15 days after the 3rd of December", "2026-12-18"),
        ("de", "zwei Wochen nach dem 1. Dezember", "2026-12-15"),
        ("fr", "dix jours avant Noël", "2026-12-15"),
    ],
)
def test_a_date_may_start_a_term_or_explain_a_name(language: str, said: str, on: str) -> None:
    found = due_of(said, language, LOCALES[language], _TODAY, _TODAY)
    assert _said(found) == date.fromisoformat(on)


@pytest.mark.parametrize(
    ("language", "said", "days"),
    [
        ("en", "30 days from that", 30),
        ("en", "nxt 7 days", 7),
        ("en", "immediate on receipt", 0),
        ("en", "pay within 14 days please ok", 14),
        ("de", "Zahlungsziel 14 Tage ab heute", 14),
        ("fr", "à 30 jours date de facture", 30),
        ("es", "al recibir la factura punto", 0),
    ],
)
def test_a_term_is_found_among_words_that_say_nothing_of_it(
    language: str, said: str, days: int
) -> None:
    assert due_of(said, language, LOCALES[language], _TODAY, _TODAY) == Due(terms_days=days)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        *(("en", said) for said in ("on delivery", "45 days after delivery", "COD", "whenever")),
        *(
            ("en", said)
            for said in ("two weeks before the wedding", "half in 30, half in 60", "21")
        ),
        *(("de", "eine Woche vor der Feier"), ("de", "14 Tage nach Lieferung")),
        *(("fr", "la semaine prochaine"), ("es", "15 días después del evento")),
        *(("it", "30+5"), ("pt", "30/60 dias"), ("pt", "quarta-feira de cinzas")),
    ],
)
def test_what_hangs_on_an_event_is_no_due_date(language: str, said: str) -> None:
    assert due_of(said, language, LOCALES[language], _TODAY, _TODAY) is None


@pytest.mark.parametrize(
    ("language", "said", "span"),
    [
        ("en", "another week", Span(1, "week")),
        ("en", "two more days", Span(2, "day")),
        ("en", "5 working days", Span(5, "workday")),
        ("en", "one week earlier", Span(-1, "week")),
        ("de", "drei weitere Tage", Span(3, "day")),
        ("fr", "une semaine de plus", Span(1, "week")),
        ("es", "tres días más", Span(3, "day")),
        ("it", "altri quindici giorni", Span(15, "day")),
        ("nl", "nog een week", Span(1, "week")),
        ("pt", "mais cinco dias", Span(5, "day")),
        ("en", "a day or two", None),
    ],
)
def test_a_shift_has_its_sign(language: str, said: str, span: Span | None) -> None:
    assert shift_of(said, language) == span


@pytest.mark.parametrize(
    ("language", "said", "place"),
    [
        *(("en", *pair) for pair in (("first one", 1), ("2nd", 2), ("line 3", 3), ("#2", 2))),
        *(("en", *pair) for pair in (("number two", 2), ("last", -1), ("bottom line", -1))),
        *(("en", *pair) for pair in (("first two", None), ("logo", None), ("3", None))),
        *(("de", *pair) for pair in (("letzte Position", -1), ("Pos 2", 2), ("zweiten Zeile", 2))),
        *(("fr", *pair) for pair in (("la seconde", 2), ("avant-dernière", -2), ("n° 3", 3))),
        *(("es", "última", -1), ("es", "segunda", 2), ("it", "seconda riga", 2)),
        *(("nl", "regel 3", 3), ("nl", "onderste", -1), ("pt", "terceira", 3)),
    ],
)
def test_words_point_at_a_line_by_its_place(language: str, said: str, place: int | None) -> None:
    assert position_of(said, language) == place


@given(on=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_in_figures_is_read_back(on: date) -> None:
    assert date_of(on.isoformat(), "en", "en_US", _TODAY) == on
    assert date_of(f"{on:%d.%m.%Y}", "de", "de_DE", _TODAY) == on
    assert date_of(f"{on:%m/%d/%Y}", "en", "en_US", _TODAY) == on


@given(text=st.text(max_size=60))
def test_any_text_is_a_due_date_or_none(text: str) -> None:
    for language in LANGUAGES:
        due_of(text, language, LOCALES[language], _TODAY, _TODAY)
        position_of(text, language)
        shift_of(text, language)
