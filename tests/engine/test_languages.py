"""What is written in another language is not guessed at: the reply says so in that language."""

from __future__ import annotations

import pytest

from tests.engine.talking import Talk


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        (
            "Bitte eine Rechnung an Elm GmbH, 3 Stunden Malen zu 40 Euro",
            "Ich lese hier nur Englisch",
        ),
        (
            "Invoice Elm AG 3 Tage Malen zu 900 EUR, zahlbar in 14 Tagen",
            "Ich lese hier nur Englisch",
        ),
        ("une facture pour Elm SARL, 3 heures de peinture à 40 euros", "que l’anglais"),
        ("factura para Elm SL: 3 horas de pintura a 40 euros cada una", "solo leo inglés"),
        ("una fattura per Elm Srl, 3 ore di pittura a 40 euro", "leggo solo l’inglese"),
        ("graag een factuur voor Elm BV, 3 uur verven", "alleen Engels"),
        ("uma fatura para Elm Lda, 3 horas de pintura", "só leio inglês"),
    ],
)
def test_another_language_is_named_and_nothing_changes(said: str, reply: str) -> None:
    talk = Talk()
    before = talk.draft
    answer = talk.say(said)
    assert reply in answer.text
    assert not answer.sure
    assert talk.draft == before


@pytest.mark.parametrize(
    "said",
    [
        "Invoice La Casa de los Elmos for 3 tacos at $4 each, net 7",
        "bill Der Elm und Das Meer 3 hours of painting at 40 euros an hour, due in 14 days",
        "Invoice Elm SARL for the facture template, 3 hours at $40, net 7",
        "add a note: Bitte innerhalb von 14 Tagen auf unser Konto überweisen",
        "Elm & Söhne, 3 hours at 40",
    ],
)
def test_foreign_names_and_notes_in_english_are_read(said: str) -> None:
    talk = Talk()
    before = talk.draft
    talk.say(said)
    assert talk.draft != before
