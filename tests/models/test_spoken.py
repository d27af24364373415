"""A conversation in each language that code speaks: not a word of it is in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tests.bedrock_stub import Answered, Asked, BedrockStub
from tests.models.conftest import OnStub, speaker
from tests.models.talking import call, change, row


@dataclass(frozen=True)
class Talk:
    """What is said in a language, and what code says to it."""

    locale: str
    opening: str
    customer: str
    line: tuple[str, str, str]
    tax: str
    terms: str
    negative: str
    question: str
    confirmation: str
    read_back: str
    refused: str
    asked: str
    done: str


TALKS = {
    "fr": Talk(
        "fr_FR",
        "Facture pour Boulangerie Colas : 4 heures de ménage à 25 euros, TVA 20 %, 30 jours",
        "Boulangerie Colas",
        ("4 heures de ménage à 25 euros", "Ménage", "heures"),
        "TVA 20 %",
        "30 jours",
        "mets -3 heures",
        "qu'est-ce que ça fait ?",
        "c'est bon, vous pouvez la créer",
        "Facture pour Boulangerie Colas\n• Ménage : 4 heures × 25,00 € = 100,00 €\n"
        "Sous-total : 100,00 €\nTaxe 20 % : 20,00 €\nTotal : 120,00 €\n"
        "Date : 10 mars 2026, à payer le 9 avril 2026 (30 jours)\nDois-je créer cette facture ?",
        "Une quantité de -3 ne peut pas être facturée : elle doit être supérieure à zéro. "
        "Rien n’a été modifié.",
        "Dois-je abandonner ce brouillon ? « Oui » l’abandonne, toute autre réponse le garde.",
        "C’est fait : la facture pour Boulangerie Colas est enregistrée comme brouillon.",
    ),
    "es": Talk(
        "es_ES",
        "Factura para Taller Ruiz: 4 horas de limpieza a 25 euros, IVA 20 %, a 30 días",
        "Taller Ruiz",
        ("4 horas de limpieza a 25 euros", "Limpieza", "horas"),
        "IVA 20 %",
        "30 días",
        "pon -3 horas",
        "¿cuánto es?",
        "todo correcto, ya la puede emitir",
        "Factura para Taller Ruiz\n• Limpieza: 4 horas × 25,00 € = 100,00 €\n"
        "Subtotal: 100,00 €\nImpuesto 20 %: 20,00 €\nTotal: 120,00 €\n"
        "Fecha: 10 de marzo de 2026, vence el 9 de abril de 2026 (30 días)\n¿Creo esta factura?",
        "Una cantidad de -3 no se puede facturar: debe ser mayor que cero. No ha cambiado nada.",
        "¿Descarto este borrador? «Sí» lo descarta; cualquier otra respuesta lo conserva.",
        "Listo: la factura para Taller Ruiz está guardada como borrador.",
    ),
    "it": Talk(
        "it_IT",
        "Fattura per Studio Bruni: 4 ore di pulizia a 25 euro, IVA 20 %, a 30 giorni",
        "Studio Bruni",
        ("4 ore di pulizia a 25 euro", "Pulizia", "ore"),
        "IVA 20 %",
        "30 giorni",
        "metti -3 ore",
        "quanto fa?",
        "tutto giusto, può emetterla",
        "Fattura per Studio Bruni\n• Pulizia: 4 ore × 25,00 € = 100,00 €\n"
        "Subtotale: 100,00 €\nImposta 20%: 20,00 €\nTotale: 120,00 €\n"
        "Data: 10 marzo 2026, scadenza 9 aprile 2026 (30 giorni)\nCreo questa fattura?",
        "Una quantità di -3 non si può fatturare: deve essere maggiore di zero. "
        "Non è cambiato nulla.",
        "Devo scartare questa bozza? «Sì» la scarta, qualsiasi altra risposta la conserva.",
        "Fatto: la fattura per Studio Bruni è salvata come bozza.",
    ),
    "nl": Talk(
        "nl_NL",
        "Factuur voor Bakkerij Smit: 4 uur schoonmaak à 25 euro, 20 % btw, 30 dagen",
        "Bakkerij Smit",
        ("4 uur schoonmaak à 25 euro", "Schoonmaak", "uur"),
        "20 % btw",
        "30 dagen",
        "maak er -3 uur van",
        "hoeveel is het?",
        "alles klopt, u kunt hem aanmaken",
        "Factuur voor Bakkerij Smit\n• Schoonmaak: 4 uur × € 25,00 = € 100,00\n"
        "Subtotaal: € 100,00\nBtw 20%: € 20,00\nTotaal: € 120,00\n"
        "Datum: 10 maart 2026, te betalen uiterlijk 9 april 2026 (30 dagen)\n"
        "Zal ik deze factuur aanmaken?",
        "Een aantal van -3 kan niet worden gefactureerd: het moet meer dan nul zijn. "
        "Er is niets veranderd.",
        "Zal ik dit concept weggooien? “Ja” gooit het weg, al het andere bewaart het.",
        "Klaar: de factuur voor Bakkerij Smit is opgeslagen als concept.",
    ),
    "pt": Talk(
        "pt_PT",
        "Fatura para Padaria Lopes: 4 horas de limpeza a 25 euros, IVA 20 %, a 30 dias",
        "Padaria Lopes",
        ("4 horas de limpeza a 25 euros", "Limpeza", "horas"),
        "IVA 20 %",
        "30 dias",
        "põe -3 horas",
        "quanto dá?",
        "está tudo certo, pode emitir",
        "Fatura para Padaria Lopes\n• Limpeza: 4 horas × 25,00 € = 100,00 €\n"
        "Subtotal: 100,00 €\nImposto 20%: 20,00 €\nTotal: 120,00 €\n"
        "Data: 10 de março de 2026, vence em 9 de abril de 2026 (30 dias)\nCrio esta fatura?",
        "Uma quantidade de -3 não pode ser faturada: deve ser maior que zero. Nada mudou.",
        "Descarto este rascunho? «Sim» descarta-o; qualquer outra resposta mantém-no.",
        "Pronto: a fatura para Padaria Lopes está guardada como rascunho.",
    ),
}


@pytest.mark.parametrize("language", TALKS)
def test_code_speaks_the_language_of_the_user_from_the_first_word_to_the_last(
    stub: BedrockStub, on_stub: OnStub, language: str
) -> None:
    talk = TALKS[language]
    talker = speaker(on_stub("bedrock", stub))
    talker.begin({"currency": "EUR", "locale": talk.locale})
    conversation: str | None = None

    def say(message: str, arguments: dict[str, Any]) -> dict[str, Any]:
        nonlocal conversation
        answers = [call(), arguments]

        def brain(asked: Asked) -> Answered:
            return Answered(arguments=answers.pop())

        stub.brain = brain
        turn = talker.say(message, conversation)
        conversation = turn["conversation_id"]
        return turn

    assert _plain(say(talk.opening, _all_of(talk, language))["message"]) == talk.read_back
    refused = say(talk.negative, call(row("-3", 1, quantity="-3")))["message"]
    assert _plain(refused) == talk.refused
    asked = say(talk.question, call(intent="cancel", reply="Gone."))
    assert _plain(asked["message"]) == talk.asked
    say("…", call())
    done = say(talk.confirmation, call(intent="issue", reply="Created and sent!"))
    assert done["state"] == "completed"
    assert _plain(done["message"]).startswith(talk.done)


def _all_of(talk: Talk, language: str) -> dict[str, Any]:
    quote, description, unit = talk.line
    return call(
        change("customer_name", talk.customer, talk.customer),
        change("tax_rate", "20%", talk.tax),
        change("terms_days", "30", talk.terms),
        row(quote, description=description, quantity="4", unit=unit, unit_price="25"),
        language=language,
    )


def _plain(text: str) -> str:
    """With plain spaces, where French and money have narrow ones."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
