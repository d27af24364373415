"""Yes, no, cancel, undo and leave it, in seven languages: where a message says only that.

Every word must belong to a phrase of ``words/answers.json``, one of them a deciding one, so that
a condition, a name or a change among them makes it none of the five.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Literal

Answer = Literal["yes", "no", "cancel", "undo", "keep"]

_MOST_CHARACTERS, _MOST_WORDS = 120, 12
_MARKS = re.compile(r"[.,!;:…\"“”„«»()\s–—]+")
# What asks, counts, names or shakes its head is more than an answer.
_MORE = re.compile(r"[?？¿❓❔⁉\d@/%€$£👎❌🚫🛑✋🤔🙄🤨😒😑]")
_SMILES = re.compile("[\U0001f300-\U0001faff☺☹♥❤️\ufe0f\u200d]+")
_THUMBS = re.compile("[👍✅👌🏻🏼🏽🏾🏿\ufe0f\\s]{1,20}")
# "yesss", "siiim", "jaaa"
_DRAWN = re.compile(r"([^\W\d_])\1{2,}")


def says_yes_in(language: str, message: str) -> bool:
    """A clear yes and nothing else. Before any read-back it agrees to nothing."""
    return answer_in(language, message) == "yes"


def says_no_in(language: str, message: str) -> bool:
    """A bare refusal or "not yet", without saying what to change."""
    return answer_in(language, message) == "no"


def cancels_in(language: str, message: str) -> bool:
    """The whole invoice is to be dropped, and nothing else is said."""
    return answer_in(language, message) == "cancel"


def undoes_in(language: str, message: str) -> bool:
    """The last change is to be taken back, and nothing else is said."""
    return answer_in(language, message) == "undo"


def answer_in(language: str, message: str) -> Answer | None:
    """Which of the five a message is; ``None`` for anything else and for what could be two."""
    if _THUMBS.fullmatch(message) and message.strip():
        return "yes"
    words = _words(message)
    if not words or language not in _known():
        return None
    found = [answer for answer, form in _known()[language].items() if form.fullmatch(words)]
    if found == ["undo", "keep"]:
        return "keep"  # "leave it as it was" goes back no further than that
    return found[0] if len(found) == 1 else None


def _words(message: str) -> str:
    """The words between single spaces, a space behind each; empty where it says more."""
    if len(message) > _MOST_CHARACTERS or _MORE.search(message):
        return ""
    plain = _SMILES.sub(" ", message).casefold().replace("’", "'")
    words = _MARKS.sub(" ", _DRAWN.sub(r"\1", plain)).split()
    return "".join(f"{word} " for word in words) if len(words) <= _MOST_WORDS else ""


@cache
def _known() -> dict[str, dict[Answer, re.Pattern[str]]]:
    path = Path(__file__).with_name("words") / "answers.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    return {
        language: {answer: _form(each["says"], each["beside"]) for answer, each in answers.items()}
        for language, answers in told.items()
    }


def _form(says: str, beside: str) -> re.Pattern[str]:
    deciding, other = _any_of(says), _any_of(f"{says}, {beside}")
    return re.compile(f"{other}*?{deciding}{other}*")


def _any_of(phrases: str) -> str:
    ordered = sorted(phrases.split(", "), key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(phrase) + ' ' for phrase in ordered)})"
