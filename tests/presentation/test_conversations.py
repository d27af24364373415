"""A conversation is answered in its language from the first question to the invoice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.conversation import Message
from scatterpilot.domain.draft import fingerprint
from scatterpilot.domain.edits import (
    AddLine,
    Edit,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
)
from scatterpilot.ports import EngineReply
from scatterpilot.presentation.language import LANGUAGES
from scatterpilot.presentation.read_back import read_back
from scatterpilot.presentation.standing import (
    already_created,
    confirm_prompt,
    created_text,
    undone,
)
from tests.app.desk import ANNA, Desk, ScriptedEngine
from tests.domain.samples import a_draft
from tests.engine.talking import Talk
from tests.presentation.test_language import AT, FIRST
from tests.presentation.test_plain_answers import ANSWERS

OTHERS = [language for language in LANGUAGES if language != "en"]
EDITS: tuple[Edit, ...] = (
    SetCustomer(name="Xyz", email="x@xyz.example", tax_id="1"),
    AddLine(description="Qwe", quantity=Decimal(2), unit_price=Decimal(50)),
    AddLine(description="Rty", quantity=Decimal(1), unit_price=Decimal(10), taxable=False),
    SetDates(terms_days=30),
    SetTax(rate=Decimal("0.1")),
    SetDiscount(percent=Decimal(5)),
    SetNotes(notes="Zzz"),
    SetReference(po_number="P1"),
)
GERMAN = """\
Rechnung an Xyz
• Qwe: 2 × 50,00 € = 100,00 €
• Rty: 1 × 10,00 € = 10,00 € (steuerfrei)
Zwischensumme: 110,00 €
Rabatt (5 %): −5,50 €
Steuer 10 % auf 95,00 €: 9,50 €
Gesamtbetrag: 114,00 €
Datum: 9. März 2026, fällig am 8. April 2026 (30 Tage)
E-Mail: x@xyz.example
Steuernummer: 1
Bestellnummer: P1
Anmerkungen: Zzz"""
# Words of the English texts that no other of the languages has.
ENGLISH = ("invoice", "noted", "dated", "due", "shall", "draft", "create", "what", "line", "the")


def speaking(desk: Desk, language: str, *edits: Edit, **reply: object) -> None:
    words: dict[str, object] = {"text": "", "language": language, **reply}
    desk.engine.edits, desk.engine.reply = edits, EngineReply(**words)  # type: ignore[arg-type]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_code_adds_to_a_reply_is_in_its_language(desk: Desk, language: str) -> None:
    assert isinstance(desk.engine, ScriptedEngine)
    speaking(desk, language, *EDITS)
    shown = desk.take_turn(ANNA, FIRST[language])
    assert shown["message"].endswith(confirm_prompt(language))
    speaking(desk, language, intent="issue")
    made = desk.take_turn(ANNA, "ok", shown["conversation_id"])
    assert made["message"] == created_text("Xyz", language)


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_word_is_left_in_what_code_adds(desk: Desk, language: str) -> None:
    speaking(desk, language, *EDITS)
    shown = desk.take_turn(ANNA, FIRST[language])
    typed = desk.take_turn.change(ANNA, [SetNotes(notes=None)], shown["conversation_id"])
    said = f"{shown['message']} {typed['message']} {already_created(language)}".lower()
    words = {word.strip(".,:;?!()“”«»„•") for word in said.split()}
    assert words & set(ENGLISH) == set()


def test_a_german_read_back_has_german_words_and_the_sellers_figures() -> None:
    draft = a_draft(*EDITS, SetCurrency(currency="EUR"))
    assert plain(read_back(draft, "de_DE", "de")) == GERMAN
    in_america = plain(read_back(draft, "en_US", "de"))
    assert "Gesamtbetrag: €114.00\nDatum: 9. März 2026, fällig am 8. April 2026" in in_america


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_answers_in_the_language_of_the_conversation(desk: Desk, language: str) -> None:
    speaking(desk, language)
    started = desk.take_turn(ANNA, FIRST[language])["conversation_id"]
    answer = desk.take_turn.change(ANNA, EDITS, started)
    assert answer["message"].endswith(confirm_prompt(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_embedded_engine_says_which_language_it_hears(language: str) -> None:
    talk = Talk()
    assert talk.say(FIRST[language]).language == language
    assert talk.say("ok").language == language


def at_the_read_back(language: str) -> Talk:
    """A conversation in that language in which only a yes is missing."""
    talk = Talk()
    talk.history = [Message(role="user", text=FIRST[language], at=AT)]
    talk.draft = a_draft(*EDITS)
    talk.earlier = (a_draft(*EDITS[:-1]),)
    talk.read_back = fingerprint(talk.draft)
    return talk


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plain_answer_to_the_read_back_is_understood(language: str) -> None:
    said = ANSWERS[language]
    assert at_the_read_back(language).say(said[0]).intent == "issue"
    assert at_the_read_back(language).say(said[2]).intent == "cancel"
    refused = at_the_read_back(language).say(said[1])
    assert (refused.intent, refused.language) == ("continue", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_undo_takes_the_last_change_back(language: str) -> None:
    talk = at_the_read_back(language)
    assert talk.say(ANSWERS[language][3]).text == undone(language)
    assert talk.draft == a_draft(*EDITS[:-1])
