"""What the user said that came to nothing, and that nobody has spoken of since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from scatterpilot.domain.conversation import Message
from scatterpilot.presentation.language import LANGUAGES
from scatterpilot.presentation.plain_answers import says_yes_in

UNHEARD: Final = "doubt.unheard"
"""The field of a question about words that came to nothing; it is no path of the draft."""

LEFT_OPEN: Final = "doubt.left_open"
"""That of the question before a yes is taken, which settles everything before it."""

_WORD: Final = re.compile(r"\w+")
#: Words of fewer letters are mostly not what a sentence is about.
_TELLING: Final = 4
#: One in so many of the words of the shorter one: they are about the same.
_PART: Final = 3


def left_open(history: Sequence[Message]) -> str:
    """The last message of the user that came to nothing and was not said again in other words;
    empty if there is none. The answer to the question about it settles it.
    """
    for index in range(len(history) - 1, 0, -1):
        asked = history[index].question
        if asked and (
            asked.field == LEFT_OPEN or (asked.field == UNHEARD and index + 1 == len(history))
        ):
            return ""
        if asked and asked.field == UNHEARD:
            text = history[index - 1].text
            later = [message.text for message in history[index + 1 :] if message.role == "user"]
            again = any(_is_said_again(text, said) for said in later)
            return "" if again or _agrees(later[:1]) else text
    return ""


def _is_said_again(text: str, later: str) -> bool:
    """Whether a later message has a figure or a good part of the words of the former."""
    told, said = _telling(text), _telling(later)
    both = told & said
    figured = any(word[0].isdigit() for word in both)
    return figured or (bool(both) and len(both) * _PART >= min(len(told), len(said)))


def _agrees(answers: Sequence[str]) -> bool:
    """Whether the answer to the question about it was a plain yes, in whichever language."""
    return any(says_yes_in(language, said) for said in answers for language in LANGUAGES)


def _telling(text: str) -> set[str]:
    """Its longer words, and its figures."""
    words = _WORD.findall(text.casefold())
    return {word for word in words if len(word) >= _TELLING or word[0].isdigit()}
