"""The language of a conversation: told by plain sentences, kept through names and short words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from training.annotations import Message as Annotated
from training.annotations import read_folder
from training.split import part_of

from scatterpilot.domain.conversation import Message
from scatterpilot.presentation.language import LANGUAGES, conversation_language, language_of

AT = datetime(2026, 3, 10, tzinfo=UTC)
FIRST = {
    "en": "Invoice Acme for 40 hours of web development at $150, net 30",
    "de": "Rechnung an Acme: 40 Stunden Webentwicklung zu 95 €, zahlbar in 30 Tagen",
    "fr": "une facture pour Acme, 40 heures de développement à 80 €, à 30 jours",
    "es": "factura para Acme: 40 horas de desarrollo a 60 €, a 30 días",
    "it": "fattura ad Acme per 40 ore di sviluppo a 60 €, scadenza 30 giorni",
    "nl": "factuur voor Acme, 40 uur ontwikkeling à € 85, binnen 30 dagen",
    "pt": "fatura para a Acme, 40 horas de desenvolvimento a 50 €, a 30 dias",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("later", ["ok", "40", "Acme Müller & Søn", "a@b.example", "👍", "no", "€"])
def test_what_was_found_stays_through_short_answers(language: str, later: str) -> None:
    assert language_of([FIRST[language]]) == language
    assert language_of([FIRST[language], later]) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_in_another_language_is_followed(language: str) -> None:
    for other in LANGUAGES:
        assert language_of([FIRST[other], FIRST[language]]) == language


@pytest.mark.parametrize("said", ["Acme 3 x 40", "Müller", "ok", "hello", ""])
def test_english_is_the_first_guess(said: str) -> None:
    assert language_of([said]) == "en"


@pytest.mark.parametrize(
    ("locale", "language"), [("de_DE", "de"), ("pt-BR", "pt"), ("ja_JP", "en"), ("en_GB", "en")]
)
def test_the_profile_decides_what_too_few_words_leave_open(locale: str, language: str) -> None:
    assert language_of(["Acme 3 x 40"], locale) == language
    assert language_of([FIRST["fr"]], locale) == "fr"
    assert language_of([FIRST["en"]], locale) == "en"


@pytest.mark.parametrize(
    "said",
    [
        "Invoice La Casa de los Elmos for 3 tacos at $4 each, net 7",
        "bill Der Elm und Das Meer 3 hours of painting at 40 euros an hour",
        "Elm & Söhne, 3 hours at 40",
        "12 van washes",
    ],
)
def test_foreign_names_make_no_foreign_language(said: str) -> None:
    assert language_of([said]) == "en"


def test_what_a_form_wrote_tells_nothing() -> None:
    history = [
        Message(role="user", text=FIRST["de"], at=AT),
        Message(role="assistant", text="…", at=AT, engine="form"),
        Message(role="user", text="Acme", at=AT),
    ]
    assert conversation_language(history, "ok", "en_US") == "en"
    assert conversation_language([*history, history[0]], "", "en_US") == "de"


def test_first_messages_by_other_writers_are_told_apart() -> None:
    """Of 15,909 first messages in ``training/data``; later ones follow their conversation."""
    shares = _told_apart(read_folder())
    assert {language: share for language, share in shares.items() if share < 0.98} == {}
    assert shares["en"] >= 0.995


def test_first_messages_whose_words_were_not_listed_are_told_apart() -> None:
    """Of the fifth of them that ``training.language_words`` leaves out."""
    shares = _told_apart(message for message in read_folder() if part_of(message.id) != "train")
    assert {language: share for language, share in shares.items() if share < 0.96} == {}


def _told_apart(messages: Iterable[Annotated]) -> dict[str, float]:
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for message in messages:
        if message.asked is None:
            seen[message.lang] += 1
            right[message.lang] += language_of([message.text]) == message.lang
    assert set(seen) == set(LANGUAGES)
    return {language: right[language] / seen[language] for language in seen}
