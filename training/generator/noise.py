"""Slips of the hand and habits of writing; roles stay where they are, figures stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from training.annotations import Message, Span

Change = Callable[[str], str]


def rewritten(message: Message, change: Change) -> Message:
    """Every stretch of the text, marked or not, goes through ``change``; marks follow."""
    text, spans, read = "", [], 0
    for span in message.spans:
        text += change(message.text[read : span.start])
        words = change(message.words(span))
        spans.append(Span(len(text), len(text) + len(words), span.role, span.group))
        text += words
        read = span.end
    return replace(message, text=text + change(message.text[read:]), spans=tuple(spans), unsure=())


def typos(random: Random, rate: float) -> Change:
    """Each word of small letters has the chance ``rate`` of a slip."""

    def slip(word: str) -> str:
        if len(word) < 4 or not word.isalpha() or random.random() > rate:
            return word
        at = random.randrange(1, len(word) - 1)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return random.choice(
            [swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]]
        )

    return lambda text: " ".join(slip(word) for word in text.split(" "))


def without_marks(text: str) -> str:
    """As dictated or in a hurry: no commas, no full stops behind words."""
    return text.replace(", ", " ").replace(". ", " ").replace(";", "")


def with_noise(random: Random, message: Message) -> Message:
    """Half of the messages stay as they are."""
    habits: list[Change] = []
    if random.random() < 0.2:
        habits.append(random.choice([str.lower, str.lower, str.upper]))
    if random.random() < 0.2:
        habits.append(typos(random, random.choice([0.04, 0.12])))
    if random.random() < 0.12:
        habits.append(without_marks)
    for habit in habits:
        message = rewritten(message, habit)
    sound = all(message.words(span) == message.words(span).strip() != "" for span in message.spans)
    return message if sound else rewritten(message, str.strip)
