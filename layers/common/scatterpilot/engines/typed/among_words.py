"""Find what is said among words that say nothing of it: ``immediate on receipt``, ``at 30 days``,
``30 days from that``, ``la fecha es el 20 de marzo``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.folding import fold
from scatterpilot.engines.typed.date_words import listed
from scatterpilot.engines.typed.spelling import is_time
from scatterpilot.engines.typed.spoken import words_in

#: More words are a sentence, and no term.
_MOST: Final = 12


def parts_in(text: str, language: str) -> Iterator[str]:
    """Runs of words, the longest first, whose rest says nothing of when: no figure, no word of
    time, and nothing that the time is counted from but the invoice itself.
    """
    words = fold(text).split()
    if not 1 < len(words) <= _MOST or _hangs_on(words, language):
        return
    names = ("from_words", "before_words", "of", "date_words", "articles")
    leads = frozenset[str]().union(*(listed(language, name) for name in names))
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            before, after = words[:start], words[start + length :]
            part = words[start : start + length]
            open_ended = part[-1] in leads and not is_time(part[-1], language)
            if not (open_ended or _is_named(after, language)) and (
                _is_idle(before, part[0], language) and _is_idle(after, "", language)
            ):
                yield " ".join(part)


def _hangs_on(words: list[str], language: str) -> bool:
    """``14 days after completion``: what comes of it depends on a day that nobody named."""
    return bool(set(words_in(" ".join(words))) & listed(language, "events"))


def _is_named(after: list[str], language: str) -> bool:
    """``Wednesday of ashes``: a day with a name of its own, that no calendar here has."""
    words = words_in(" ".join(after))
    led = bool(words) and words[0] in listed(language, "of")
    return led and not all(word in _anchors(language) for word in words)


def _is_idle(said: list[str], behind: str, language: str) -> bool:
    words = words_in(" ".join(said))
    counts = behind.isdecimal() or behind in pack(language).numbers
    ahead = listed(language, "next") if counts else frozenset[str]()
    for place, word in enumerate(words):
        if word in listed(language, "from_words") | listed(language, "before_words"):
            rest = words[place + 1 :]
            return bool(rest) and all(each in _anchors(language) for each in rest)
        if word not in ahead and _tells(word, language):
            return False
    return True


def _tells(word: str, language: str) -> bool:
    known = pack(language)
    if is_time(word, language):
        return True
    idle = listed(language, "ignored") | listed(language, "date_words") | listed(language, "of")
    if word in idle or word in listed(language, "articles") | listed(language, "in"):
        return False
    figure = any(map(str.isdecimal, word)) or word in known.numbers or word in known.ordinals
    return figure or word in _shifting(language)


@lru_cache(maxsize=8)
def _shifting(language: str) -> frozenset[str]:
    """Words that move a time: ``next``, ``last``, ``end`` of it, ``more``."""
    phrases = (said for name in _SHIFTS for said in listed(language, name))
    return frozenset(word for said in phrases for word in said.split())


_SHIFTS: Final = (
    "next",
    "this",
    "past",
    "after_next",
    "week_later",
    "start",
    "middle",
    "end",
)


@lru_cache(maxsize=8)
def _anchors(language: str) -> frozenset[str]:
    """Words for the day of the invoice itself."""
    plain = ("anchors", "articles", "of", "ignored")
    return frozenset[str]().union(*(listed(language, name) for name in plain))
