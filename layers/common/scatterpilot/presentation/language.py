"""Which of seven languages a conversation is in: by its small words and its letters.

English is the language until another is plainly spoken. What was found stays: a later "ok" or a
name changes nothing, a sentence in another language does.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from scatterpilot.domain.conversation import Message

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt")
"""What code speaks."""

UNDETERMINED = "und"
"""A language that code doesn't speak (ISO 639-2): a model words what is asked, and code says
figures and signs."""

FORM = "form"
"""The engine of a turn that was typed into a form: its words are code's own, not the user's."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[¿¡]")
# Of a long message its beginning tells enough.
_MOST_CHARACTERS = 4_000
_LETTER, _ENDING = 0.45, 0.4
_SHORTEST_WITH_ENDING = 6
_SIZES = range(9, 1, -1)
# What a language must be ahead by: of the first guess, and of what was spoken so far.
_AHEAD_AT_FIRST, _AHEAD = 0.45, 1.05


def conversation_language(history: Sequence[Message], message: str, locale: str) -> str:
    """The language of a conversation with this newest message; ``message`` may be empty.

    ``locale`` is the profile's: its language is the first guess where too little was said.
    """
    if _kept(history) == UNDETERMINED and not _is_plain(message):
        return UNDETERMINED
    answers = [*history[1:], None]
    said = [
        each.text
        for each, answer in zip(history, answers, strict=False)
        if each.role == "user" and (answer is None or answer.engine != FORM)
    ]
    return language_of([*said, message], locale)


def _kept(history: Sequence[Message]) -> str | None:
    """The language of the last answer."""
    return next((each.language for each in reversed(history) if each.role == "assistant"), None)


def _is_plain(message: str) -> bool:
    """Whether a message is plainly in a language that code speaks."""
    return max(_scores(message).values(), default=0.0) > _AHEAD


def is_heard(message: str) -> bool:
    """Whether a message has words of a language that code speaks."""
    return bool(_scores(message))


def language_of(said: Sequence[str], locale: str = "en") -> str:
    """The language of these messages of one user, oldest first."""
    own = locale.replace("-", "_").partition("_")[0]
    spoken, first = "", own if own in LANGUAGES else "en"
    for message in said:
        spoken = _after(message, spoken, first)
    return spoken or first


def _after(message: str, spoken: str, first: str) -> str:
    """The language once this message is heard; empty while nothing has told."""
    scores = _scores(message)
    if not scores:
        return spoken
    best = max(scores, key=lambda language: (scores[language], language in (spoken, first)))
    if spoken:
        return best if scores[best] - scores[spoken] > _AHEAD else spoken
    return best if best == first or scores[best] - scores[first] > _AHEAD_AT_FIRST else spoken


def _scores(message: str) -> defaultdict[str, float]:
    """How much speaks for each language; a word of several counts for each in part."""
    scores: defaultdict[str, float] = defaultdict(float)
    for found in words_of(message[:_MOST_CHARACTERS]):
        for language, weight in _weights(found).items():
            scores[language] += weight
    return scores


def words_of(text: str) -> list[str]:
    """The words of a text as they are looked up."""
    return _WORD.findall(text.lower().replace("’", "'"))


def _weights(word: str) -> Mapping[str, float]:
    known = _known()
    if holders := known.words.get(word):
        return {language: 1 / len(holders) ** 1.5 for language in holders}
    told: defaultdict[str, float] = defaultdict(float)
    marked = {language for character in word for language in known.letters.get(character, ())}
    for language in marked:
        told[language] += _LETTER / len(marked)
    if len(word) >= _SHORTEST_WITH_ENDING:
        ended = next((found for size in _SIZES if (found := known.endings.get(word[-size:]))), ())
        for language in ended:
            told[language] += _ENDING / len(ended)
    return told


class _Known(NamedTuple):
    """The languages of each word, ending and letter."""

    words: dict[str, tuple[str, ...]]
    endings: dict[str, tuple[str, ...]]
    letters: dict[str, tuple[str, ...]]


@cache
def _known() -> _Known:
    known = _listed()
    for language, words in _read("language_seen").items():
        for word in words.split():
            known.words.setdefault(word, (language,))
    return known


def listed_words() -> frozenset[str]:
    """The words of the list that was made by hand."""
    return frozenset(_listed().words)


def _read(name: str) -> Any:
    path = Path(__file__).with_name("words") / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def _listed() -> _Known:
    known = _Known({}, {}, {})
    for language, told in _read("language").items():
        kinds = (told["words"].split(), told["endings"].split(), told["letters"])
        for table, items in zip(known, kinds, strict=True):
            for item in dict.fromkeys(items):
                table[item] = (*table.get(item, ()), language)
    return known
