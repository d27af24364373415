"""A conversation is read and answered in its own language; foreign names stay names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.engine.talking import Talk


@pytest.mark.parametrize(
    ("said", "language", "customer"),
    [
        ("Bitte eine Rechnung an Elm GmbH, 3 Stunden Malen zu 40 Euro", "de", "Elm GmbH"),
        ("une facture pour Elm SARL, 3 heures de peinture à 40 euros", "fr", "Elm SARL"),
        ("factura para Elm SL: 3 horas de pintura a 40 euros la hora", "es", "Elm SL"),
        ("una fattura per Elm Srl, 3 ore di pittura a 40 euro", "it", "Elm Srl"),
        ("graag een factuur voor Elm BV, 3 uur verven à 40 euro", "nl", "Elm BV"),
        ("uma fatura para Elm Lda, 3 horas de pintura a 40 euros", "pt", "Elm Lda"),
    ],
)
def test_it_is_read_and_answered_in_its_language(said: str, language: str, customer: str) -> None:
    talk = Talk()
    assert talk.say(said).language == language
    (line,) = talk.draft.line_items
    assert (talk.draft.customer_name, talk.draft.currency) == (customer, "EUR")
    assert (line.quantity, line.unit_price) == (Decimal(3), Decimal(40))


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
