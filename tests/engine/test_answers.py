"""A message that only answers, by the acts the reader finds and plain words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scatterpilot.engines.embedded.answers import answered
from scatterpilot.engines.embedded.reader.labels import ACTS
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.topics import topics_of
from scatterpilot.presentation.plain_answers import Answer
from tests.engine.marked import Desk, marks


def _in(language: str, previous: str = "") -> Situation:
    return replace(Desk().situation(), language=language, previous=previous)


@pytest.mark.parametrize(
    ("text", "language", "answer"),
    [
        ("yes", "de", "yes"),
        ("ja", "de", "yes"),
        ("non", "fr", "no"),
        ("ja", "fr", None),
        ("So ist's recht.", "de", "yes"),
        ("Nice, stuur maar", "nl", "yes"),
        ("Ja, zo mag ze weg", "nl", "yes"),
    ],
)
def test_plain_words_answer_without_any_act(
    text: str, language: str, answer: Answer | None
) -> None:
    assert answered(marks(text, ()), _in(language)) == answer


@pytest.mark.parametrize(
    ("act", "answer", "least"),
    [
        ("confirm", "yes", 0.8),
        ("decline", "no", 0.8),
        ("cancel", "cancel", 0.6),
        ("undo", "undo", 0.6),
    ],
)
def test_an_act_that_is_likely_answers(act: str, answer: Answer, least: float) -> None:
    """What can be taken back needs less."""
    assert answered(marks("na dann mal los damit", {act: least}), _in("de")) == answer
    assert answered(marks("na dann mal los damit", {act: least - 0.01}), _in("de")) is None


def test_acts_that_are_near_to_a_cancellation_go_with_it() -> None:
    said = {"cancel": 0.7, "remove_value": 0.4, "undo": 0.35}
    assert answered(marks("die brauch ich doch nicht mehr", said), _in("de")) == "cancel"
    assert answered(marks("die brauch ich doch nicht", {**said, "change": 0.4}), _in("de")) is None


def test_a_yes_that_points_at_a_line_is_a_yes() -> None:
    said = marks("yes, just the {REF|deposit}, create it", {"confirm": 0.95})
    assert answered(said, _in("en")) == "yes"
    assert answered(marks(said.text, {"confirm": 0.7}), _in("en")) is None


@pytest.mark.parametrize(
    "other", sorted(set(ACTS) - {"confirm", "thanks", "greet", "smalltalk", "send"})
)
def test_a_yes_beside_anything_else_is_none(other: str) -> None:
    assert answered(marks("los damit und so", {"confirm": 0.99, other: 0.31}), _in("de")) is None


@pytest.mark.parametrize("courtesy", ["thanks", "greet", "smalltalk", "send"])
def test_a_courtesy_beside_a_yes_changes_nothing(courtesy: str) -> None:
    assert answered(marks("los damit und so", {"confirm": 0.9, courtesy: 0.9}), _in("de")) == "yes"


def test_a_message_with_a_marked_value_is_no_answer() -> None:
    assert answered(marks("los, aber {0.QTY|3}", {"confirm": 1.0}), _in("de")) is None


def test_two_answers_are_none() -> None:
    assert (
        answered(marks("ja nein vielleicht", {"confirm": 0.9, "decline": 0.9}), _in("de")) is None
    )


@pytest.mark.parametrize(
    ("language", "said"), [("en", "lovely, thanks"), ("de", "super, danke"), ("fr", "parfait")]
)
def test_praise_of_an_answer_is_no_go_ahead(language: str, said: str) -> None:
    read = marks(said, {"confirm": 0.98})
    assert answered(read, _in(language, previous="when is it due?")) is None
    assert answered(read, _in(language, previous="make it 5 hours")) == "yes"


def test_what_is_asked_about_the_draft() -> None:
    read = marks(
        "how much, and when is it due?", {"ask_total": 0.9, "ask_due": 0.6, "ask_show": 0.4}
    )
    assert topics_of(read, "en") == ["total", "due"]


@pytest.mark.parametrize(
    ("language", "said", "topic"),
    [
        ("en", "is there VAT on it?", "tax"),
        ("de", "welches Rechnungsdatum steht drauf?", "date"),
        ("fr", "c’est pour quel client ?", "customer"),
        ("es", "¿qué descuento lleva?", "discount"),
    ],
)
def test_the_words_tell_what_another_question_is_about(
    language: str, said: str, topic: str
) -> None:
    assert topics_of(marks(said, {"ask_other": 0.9}), language) == [topic]
