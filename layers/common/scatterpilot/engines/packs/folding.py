"""One spelling for words that differ only in case, accents, quotes, hyphens or blanks."""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans(
    {
        "ß": "ss",
        "’": "'",
        "‘": "'",
        "`": "'",
        "´": "'",
        "−": "-",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
        "ł": "l",
        "ø": "o",
    }
)


def fold(text: str) -> str:
    """Lower case without accents; dashes are hyphens, runs of any blanks one space."""
    apart = unicodedata.normalize("NFD", text.lower().translate(_SAME))
    bare = "".join(mark for mark in apart if not unicodedata.combining(mark))
    return " ".join(bare.split())


def phrase(text: str) -> str:
    """The folded words of a phrase, its hyphens blanks."""
    return " ".join(fold(text).replace("-", " ").split())
