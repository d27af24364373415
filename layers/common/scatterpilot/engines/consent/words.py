"""The words that stand against a yes, in ten languages, as patterns over folded text."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Final

KINDS: Final = (
    "harmless negation condition delay doubt question asks_to contrast change cancel told thanks "
    "own_deed agrees says_yes"
).split()
#: Those that no sentence of the seven languages is written in, so they are always looked for.
ELSEWHERE: Final = ("pl", "sv", "ja")
#: Written without spaces: a word is found wherever its signs stand.
_UNSPACED: Final = frozenset(("ja",))
#: Words that mean something else in a language of the seven.
_SHARED: Final = frozenset("om men bara var nog sen med sedan moment super co hej".split())


@cache
def pattern(kind: str, language: str) -> re.Pattern[str]:
    """What finds a word of a kind; one that never matches where the language has none."""
    told = _listed().get(language, {}).get(kind, "")
    words = [word for word in told.split(", ") if word]
    if language in ELSEWHERE:
        words = [word for word in words if word not in _SHARED]
    if not words:
        return re.compile(r"(?!)")
    longest_first = sorted(words, key=len, reverse=True)
    if language in _UNSPACED:
        return re.compile("|".join(map(re.escape, longest_first)))
    # "Maak hem maar": the Dutch word opposes only where something follows it.
    particle = kind == "contrast" and language == "nl"
    behind = r"(?=[\s,]+\w)" if particle else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_form, longest_first))}){behind}")


def _form(word: str) -> str:
    """``änder*`` is the beginning of a word, ``nothing to *`` goes on with any."""
    return re.escape(word).replace(r"\*", r"\w*")


@cache
def _listed() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("words.json")
    told: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return told
