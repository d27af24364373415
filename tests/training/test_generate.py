from __future__ import annotations

from random import Random

import pytest
from training.annotations import Message, Span, faults, read_folder
from training.generate import Generator, generate
from training.generator.harvest import Harvest
from training.generator.noise import rewritten, typos
from training.generator.notations import money, new_digits
from training.generator.patterns import Writer, sections
from training.split import part_of

from scatterpilot.engines.embedded.reader.labels import ACTS, ASKED, LANGUAGES


@pytest.fixture(scope="module")
def annotated() -> list[Message]:
    return list(read_folder())


def test_a_seed_always_makes_the_same_messages(annotated: list[Message]) -> None:
    assert list(generate(annotated, 7, 40)) == list(generate(annotated, 7, 40))
    assert list(generate(annotated, 7, 40)) != list(generate(annotated, 8, 40))
    assert Generator(annotated, 7).make(33) == list(generate(annotated, 7, 40))[33]


def test_what_is_made_is_sound_and_of_every_language(annotated: list[Message]) -> None:
    made = list(generate(annotated, 1, 1500))
    assert [fault for message in made for fault in faults(message)] == []
    assert {message.lang for message in made} == set(LANGUAGES)
    assert any(message.is_first for message in made)
    assert any(message.asked == "confirm" for message in made)


def test_nothing_is_harvested_from_what_is_graded(annotated: list[Message]) -> None:
    dev = [message for message in annotated if part_of(message.id) != "train"]
    assert not Harvest(dev).has("en", "customer")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_pattern_can_be_filled(annotated: list[Message], lang: str) -> None:
    harvest = Harvest(annotated)
    for name, alternatives in sections(lang).items():
        for pattern in alternatives:
            writer = Writer(Random(1), lang, harvest, ("oak shelves", "delivery"))
            assert "<" not in writer.write(pattern.split(" :: ")[-1]), (name, pattern)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_pattern_of_a_later_turn_names_what_was_asked_and_known_acts(lang: str) -> None:
    for pattern in sections(lang)["later"]:
        asked, *acts = pattern.split(" :: ")[0].split()
        assert asked == "-" or asked in ASKED
        assert acts
        assert set(acts) <= set(ACTS)


def test_a_sum_is_written_in_many_ways() -> None:
    random = Random(1)
    assert len({money(random, "de") for _ in range(200)}) > 100


def test_new_digits_keep_the_notation() -> None:
    new = new_digits(Random(3), "€ 1.250,50")
    assert new[:2] == "€ "
    assert [character.isdigit() for character in new] == [c.isdigit() for c in "€ 1.250,50"]


def test_marks_follow_a_change_of_the_words() -> None:
    message = Message(
        "x", "en", None, (), ("provide",), "bill Bell today", (Span(5, 9, "CUSTOMER"),)
    )
    longer = rewritten(message, lambda text: text.replace("l", "ll"))
    assert longer.words(longer.spans[0]) == "Bellll"


def test_typos_leave_figures_alone() -> None:
    slip = typos(Random(1), 1.0)
    assert slip("12345 99.50") == "12345 99.50"
    assert slip("gardening") != "gardening"
