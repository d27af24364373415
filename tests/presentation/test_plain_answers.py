"""Yes, no, cancel and undo: taken from a message only where it says nothing else."""

from __future__ import annotations

import pytest
from training.annotations import read_folder

from scatterpilot.presentation.catalogue import texts_in
from scatterpilot.presentation.language import LANGUAGES
from scatterpilot.presentation.plain_answers import (
    answer_in,
    cancels_in,
    says_no_in,
    says_yes_in,
    undoes_in,
)

YES = {"en": "yes", "de": "ja", "fr": "oui", "es": "sí", "it": "sì", "nl": "ja", "pt": "sim"}
ANSWERS = {
    "en": ("Yes, please!", "no thanks", "cancel the invoice", "undo that"),
    "de": ("Ja, bitte erstellen.", "nein danke", "Rechnung verwerfen bitte", "mach das rückgängig"),
    "fr": (
        "Oui, c’est parfait, merci",
        "non merci",
        "annulez la facture",
        "annule la dernière modif",
    ),
    "es": ("sí, adelante", "todavía no", "cancela la factura, por favor", "deshaz eso"),
    "it": ("va bene, procedi pure", "non ancora", "annulla tutto", "annulla l'ultima modifica"),
    "nl": ("ja hoor, doe maar", "nog niet", "annuleer de factuur", "maak dat ongedaan"),
    "pt": ("sim, pode criar", "ainda não", "cancela tudo", "desfaz isso"),
}
CALLED = {"confirm": "yes", "decline": "no", "cancel": "cancel", "undo": "undo"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_told_from_the_others(language: str) -> None:
    tests = (says_yes_in, says_no_in, cancels_in, undoes_in)
    for index, message in enumerate(ANSWERS[language]):
        assert [test(language, message) for test in tests] == [n == index for n in range(4)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "more",
    ["{}?", "{} 40", "{} Acme", "{} @", "{}, 10%", "{} 👎", "{} hm hm hm hm hm hm hm hm hm", "¿{}"],
)
def test_a_yes_among_other_words_is_none(language: str, more: str) -> None:
    assert says_yes_in(language, YES[language])
    assert answer_in(language, more.format(YES[language])) is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "ok cancel"),
        ("en", "yes but later"),
        ("de", "ja nein"),
        ("de", "ja, aber morgen"),
        ("de", "passt nicht"),
        ("fr", "oui, annule"),
        ("fr", "pas bon"),
        ("es", "vale, para"),
        ("es", "si puedes"),
        ("it", "non va bene"),
        ("nl", "klopt niet"),
        ("pt", "sim, mas não"),
    ],
)
def test_what_is_two_answers_or_the_contrary_is_no_yes(language: str, said: str) -> None:
    assert not says_yes_in(language, said)


@pytest.mark.parametrize("said", ["👍", "👍🏽👍🏽", "✅", "jaaa 👍"])
def test_a_thumb_is_a_yes(said: str) -> None:
    assert says_yes_in("de", said)


@pytest.mark.parametrize("said", ["", " ", "...", "👎", "?", "ja " * 50])
def test_nothing_is_no_answer(said: str) -> None:
    assert answer_in("de", said) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_that_replies_offer_are_understood(language: str) -> None:
    offered = YES[language]
    for key in ("embedded.say_yes", "embedded.not_yet"):
        assert texts_in(language).quoted(offered) in texts_in(language)(key)


def test_no_message_of_other_writers_is_taken_for_an_answer_that_it_is_not() -> None:
    """Of 35,652 messages in ``training/data``. "Not yet" puts off and refuses in one; a yes agrees
    to nothing before a read-back.
    """
    wrong = [
        (answer, message.text)
        for message in read_folder()
        if (answer := answer_in(message.lang, message.text))
        and answer not in {CALLED.get(act) for act in message.acts}
        and not (answer == "no" and "defer" in message.acts)
        and not (answer == "keep" and {"decline", "remove_value"} & set(message.acts))
        and not (answer == "yes" and message.asked != "confirm")
    ]
    assert wrong == []
