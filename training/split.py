"""Train, dev and test: a message's id alone decides, so that adding data moves nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Final, Literal

from training.annotations import Message

Part = Literal["train", "dev", "test"]

PARTS: Final[tuple[Part, ...]] = ("train", "dev", "test")
TWENTIETHS: Final = 20

#: One writer played the same scenarios in four languages: all tellings of one stay together.
SHARED_SCENARIO: Final = re.compile(r"^(t)-(?:es|it|pt|nl)-(\d+)$")


def scenario(message_id: str) -> str:
    """What must not be torn apart: the id, or what is common to the tellings of one scenario."""
    shared = SHARED_SCENARIO.match(message_id)
    return f"{shared[1]}-{shared[2]}" if shared else message_id


def part_of(message_id: str) -> Part:
    """80 % train, 10 % dev, 10 % test."""
    digest = hashlib.sha256(scenario(message_id).encode()).digest()
    place = int.from_bytes(digest[:8], "big") % TWENTIETHS
    return "test" if place < 2 else "dev" if place < 4 else "train"


def part(messages: Iterable[Message], wanted: Part) -> list[Message]:
    return [message for message in messages if part_of(message.id) == wanted]
