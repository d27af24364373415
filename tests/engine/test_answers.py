"""A message that only answers, by the acts the reader finds and plain words."""

from __future__ import annotations

import pytest

from scatterpilot.engines.embedded.answers import answered, objects, topics_of
from scatterpilot.engines.embedded.reader.labels import ACTS
from scatterpilot.presentation.plain_answers import Answer
from tests.engine.marked import marks


@pytest.mark.parametrize(
    ("text", "language", "answer"),
    [
        ("yes", "de", "yes"),
        ("ja", "de", "yes"),
        ("non", "fr", "no"),
        ("ja", "fr", None),
    ],
)
def test_plain_words_answer_without_any_act(
    text: str, language: str, answer: Answer | None
) -> None:
    assert answered(marks(text, ()), language) == answer


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
    assert answered(marks("na dann mal los damit", {act: least}), "de") == answer
    assert answered(marks("na dann mal los damit", {act: least - 0.01}), "de") is None


def test_acts_that_are_near_to_a_cancellation_go_with_it() -> None:
    said = {"cancel": 0.7, "remove_value": 0.4, "undo": 0.35}
    assert answered(marks("die brauch ich doch nicht mehr", said), "de") == "cancel"
    assert answered(marks("die brauch ich doch nicht", {**said, "change": 0.4}), "de") is None


def test_a_yes_that_points_at_a_line_is_a_yes() -> None:
    said = marks("yes, just the {REF|deposit}, create it", {"confirm": 0.95})
    assert answered(said, "en") == "yes"
    assert answered(marks(said.text, {"confirm": 0.7}), "en") is None


@pytest.mark.parametrize(
    "other", sorted(set(ACTS) - {"confirm", "thanks", "greet", "smalltalk", "send"})
)
def test_a_yes_beside_anything_else_is_none(other: str) -> None:
    assert answered(marks("los damit und so", {"confirm": 0.99, other: 0.31}), "de") is None


@pytest.mark.parametrize("courtesy", ["thanks", "greet", "smalltalk", "send"])
def test_a_courtesy_beside_a_yes_changes_nothing(courtesy: str) -> None:
    assert answered(marks("los damit und so", {"confirm": 0.9, courtesy: 0.9}), "de") == "yes"


def test_a_message_with_a_marked_value_is_no_answer() -> None:
    assert answered(marks("los, aber {0.QTY|3}", {"confirm": 1.0}), "de") is None


def test_two_answers_are_none() -> None:
    assert answered(marks("ja nein vielleicht", {"confirm": 0.9, "decline": 0.9}), "de") is None


@pytest.mark.parametrize(
    "act",
    [
        *("change", "add_line", "remove_line", "remove_value", "replace_line", "replace_all"),
        *("merge_lines", "swap", "undo", "decline", "defer", "cancel"),
        *(act for act in ACTS if act.startswith("ask_")),
    ],
)
def test_whoever_changes_asks_or_refuses_does_not_simply_agree(act: str) -> None:
    assert objects(marks("yes and so on", {"confirm": 1.0, act: 0.8}))
    assert not objects(marks("yes and so on", {"confirm": 1.0, act: 0.79}))


def test_what_is_asked_about_the_draft() -> None:
    read = marks(
        "how much, and when is it due?", {"ask_total": 0.9, "ask_due": 0.6, "ask_show": 0.4}
    )
    assert topics_of(read) == ["total", "due"]
