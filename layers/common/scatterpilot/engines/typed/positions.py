"""Read which line of the draft words point at: the first, line 3, the last."""

from __future__ import annotations

from scatterpilot.engines.packs import pack
from scatterpilot.engines.typed.date_words import listed
from scatterpilot.engines.typed.spoken import ORDINAL, Words, counted, words_in

LAST, LAST_BUT_ONE = -1, -2
_MOST = 1000


def position_of(text: str, language: str) -> int | None:
    """1 for the first line, -1 for the last, -2 for the one before; ``None`` for no place.

    A bare number is a place only behind a word for a line: ``line 3``, ``#2``, ``Nr. 1``.
    """
    known = pack(language)
    words = Words(words_in(text))
    idle = listed(language, "articles") | listed(language, "position_nouns")
    for name, place in (("last_but_one", LAST_BUT_ONE), ("last", LAST), ("first", 1)):
        if words.take(listed(language, name)) is not None:
            return place if words.only(idle) else None
    said = words.take(known.ordinals)
    if said is not None:
        return known.ordinals[said] if words.only(idle) else None
    return _numbered(words, language, idle)


def _numbered(words: Words, language: str, idle: frozenset[str]) -> int | None:
    """``line 3``, ``2nd``, ``number two``, ``Position eins``."""
    endings = listed(language, "ordinal_endings") | {ORDINAL}
    nouns = listed(language, "position_nouns")
    named = any(word in nouns for word in words.left[:-1])
    ordinal = any(word in endings for word in words.left[1:])
    rest = [word for word in words.left if word not in nouns and word not in endings]
    rest = [word for word in rest if word not in listed(language, "articles")] or rest
    place = counted(rest, language)
    known = (named or ordinal) and place is not None and 1 <= place <= _MOST
    return place if known else None
