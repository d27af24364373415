"""Dates and terms as they are typed and spoken: ``reciept``, ``10 dyas``, ``like a week``."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import Final

from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.folding import fold

_WORD: Final = re.compile(r"[^\W\d_]+")
#: Shorter words are too near to each other: of them only letters may be swapped.
_SHORTEST: Final = 4
_LISTS: Final = (
    "in",
    "receipt",
    "month_end",
    "netted",
    "ignored",
    "date_words",
    "from_words",
    "next",
)


#: ``fin du mois d'avril``, ``Ende des Monats April``: the end of April; ``by close of business
#: Friday``: that day.
_OF_MONTH: Final = re.compile(
    r"(?:of the month of|des monats|du mois d(?:e |')|del mes de|del mese di|van de maand|"
    r"do mês de|do mes de|(?:close|end) of business(?: on)?|cob|eod) ?(?=[^\W\d]{3})",
    re.IGNORECASE,
)


def plainer(text: str, language: str) -> str:
    """The text without words that only fill, every unknown word that is one slip from a single
    known one put right.
    """
    text = _OF_MONTH.sub("", text.replace("’", "'"))
    return " ".join(
        _WORD.sub(lambda found: _put_right(fold(found.group()), language), text).split()
    )


def shorter(text: str, language: str) -> list[str]:
    """The text without one or two unknown words at its end, behind a figure or a word of time:
    ``60 jours selon``; what the term counts from (``after delivery``) stays.
    """
    words = fold(text).split()
    found = []
    for cut in (1, 2):
        kept, gone = words[:-cut], words[-cut:]
        timed = kept and (kept[-1].isdigit() or kept[-1] in _times(language))
        if timed and not any(word in _known(language) for word in gone):
            found.append(" ".join(kept))
    return found


@lru_cache(maxsize=8)
def _times(language: str) -> frozenset[str]:
    """Words of time: days, weeks, months and their names."""
    words = pack(language)
    phrases = [*words.months, *words.weekdays, *words.spans]
    return frozenset(part for said in phrases for part in said.replace(".", " ").split())


def _put_right(word: str, language: str) -> str:
    return "" if word in pack(language).any_of("fillers") else _nearest(word, language)


@lru_cache(maxsize=2048)
def _nearest(word: str, language: str) -> str:
    known = _known(language)
    if word in known:
        return word
    if len(word) < _SHORTEST:
        near = {each for each in known if len(each) == len(word) and sorted(each) == sorted(word)}
    else:
        near = {each for each in known if len(each) >= _SHORTEST and is_one_slip(word, each)}
    if len(near) > 1:  # a letter too few, too many or in the wrong place before a wrong letter
        near = {each for each in near if len(each) != len(word) or sorted(each) == sorted(word)}
    return near.pop() if len(near) == 1 and is_one_slip(word, *near) else word


@lru_cache(maxsize=8)
def _known(language: str) -> frozenset[str]:
    words = pack(language)
    phrases = [*words.months, *words.weekdays, *words.days, *words.spans, *words.feasts]
    phrases += [said for name in _LISTS for said in words.any_of(name)]
    return frozenset(part for said in phrases for part in said.replace(".", " ").split())


def is_one_slip(word: str, other: str) -> bool:
    """Whether one letter is missing, too many or wrong, or two neighbours are swapped; the first
    letter is right.
    """
    if word == other or abs(len(word) - len(other)) > 1 or word[0] != other[0]:
        return False
    alike = (one == two for one, two in zip(word, other, strict=False))
    start = sum(1 for _ in takewhile(bool, alike))
    left, right = word[start:], other[start:]
    swapped = left[1:2] + left[:1] + left[2:]
    return left[1:] == right or left == right[1:] or left[1:] == right[1:] or swapped == right


def is_time(word: str, language: str) -> bool:
    """Whether a word is a day, a month, a weekday or a measure of time."""
    known = pack(language)
    if word in known.any_of("of") | known.any_of("articles"):
        return False
    return word in _times(language) or any(said.split()[-1] == word for said in known.days)


def is_known(word: str, language: str) -> bool:
    """Whether a word or figure may be part of a date or a term."""
    said = fold(word).strip(".,;:")
    return any(map(str.isdigit, said)) or said in _known(language) or said in _times(language)
