"""Acts: what counts beside what."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from training.annotations import Message

COURTESIES: Final = {"greet", "thanks", "smalltalk"}
#: What a first message may want besides giving an invoice's content.
WISHES: Final = {
    "use_last",
    "recurring",
    "set_profile",
    "credit_note",
    "mark_paid",
    "send",
    "provide",
}
NO: Final = re.compile(
    r"(?i)\s*(?:(?:no|non)(?:[,.!:;–—-]| no\b| it)|nope\b|nah\b|nein\b|nee\b|não[,.!]|não é\b)(?! (?:worries|problem|rush))"
)


def content_goes_without_greetings(message: Message) -> Message:
    kept = tuple(act for act in message.acts if act not in COURTESIES)
    return replace(message, acts=kept) if kept else message


def a_first_message_provides(message: Message) -> Message:
    """A first message that gives anything is ``provide``, whatever else it was called."""
    if not message.is_first or not message.spans or set(message.acts) & WISHES:
        return message
    kept = tuple(act for act in message.acts if act not in ("add_line", "change"))
    return message if kept == message.acts else replace(message, acts=("provide", *kept))


def a_no_is_said_beside_the_change(message: Message) -> Message:
    """A "no, it was 20" to the read-back is both ``decline`` and ``change``."""
    is_no = message.asked == "confirm" and "change" in message.acts and NO.match(message.text)
    if not is_no or "decline" in message.acts:
        return message
    return replace(message, acts=("decline", *message.acts))
