from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from training.annotations import DATA, Message, read_folder
from training.check import all_faults
from training.reconcile import reconcile

from scatterpilot.engines.embedded.reader.labels import ACTS, LANGUAGES, ROLES


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    return list(read_folder())


def test_every_annotation_is_sound(messages: list[Message]) -> None:
    assert list(all_faults(messages)) == []


def test_there_is_a_file_for_every_language() -> None:
    assert {path.stem for path in DATA.glob("*.jsonl")} == set(LANGUAGES)


def test_every_label_and_act_is_there_to_be_learned(messages: list[Message]) -> None:
    assert {span.role for message in messages for span in message.spans} == set(ROLES)
    assert {act for message in messages for act in message.acts} == set(ACTS)


def test_no_rule_has_anything_left_to_do(messages: list[Message]) -> None:
    changed: Counter[tuple[str, str]] = Counter()
    for message in messages:
        reconcile(message, changed)
    assert changed == Counter()


def test_the_check_finds_the_same_words_in_two_parts(messages: list[Message]) -> None:
    long = next(message for message in messages if len(message.text.split()) > 20)
    copies = [replace(long, id=f"copy-{number}") for number in range(30)]
    assert any("same words" in fault for fault in all_faults(copies))
    assert any("2 messages have this id" in fault for fault in all_faults([long, long]))
