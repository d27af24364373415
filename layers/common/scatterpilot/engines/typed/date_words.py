"""Take the parts of a date out of words: days, months, years, "next"."""

from __future__ import annotations

from functools import lru_cache

from scatterpilot.engines.packs import Pack, pack
from scatterpilot.engines.typed.spoken import ORDINAL, Words, counted, dotless


@lru_cache(maxsize=256)
def listed(language: str, name: str) -> frozenset[str]:
    return dotless(pack(language).any_of(name))


def idle(known: Pack) -> frozenset[str]:
    """Words that lead to a date or join its parts."""
    return listed(known.language, "date_words") | listed(known.language, "articles") | {"+"}


def weekdays(known: Pack) -> dict[str, int]:
    return {word.rstrip("."): day for word, day in known.weekdays.items()}


@lru_cache(maxsize=8)
def _months_of(language: str) -> dict[str, int]:
    return {word.rstrip("."): month for word, month in pack(language).months.items()}


def months(known: Pack) -> dict[str, int]:
    return _months_of(known.language)


def take_year(words: Words) -> int | None:
    for word in words.left:
        if len(word) == 4 and word.isdecimal() and 1900 <= int(word) <= 2200:
            words.left.remove(word)
            return int(word)
    return None


def take_day(words: Words, known: Pack) -> int | None:
    """The one figure of one or two digits, or an ordinal, with its ending."""
    endings = listed(known.language, "ordinal_endings") | {ORDINAL}
    for place, word in enumerate(words.left):
        if word.isdecimal() and len(word) <= 2:
            ends = any(after in endings for after in words.left[place + 1 : place + 2])
            words.left = words.left[:place] + words.left[place + 1 + ends :]
            return int(word)
    return take_ordinal(words, known)


def take_counted_day(words: Words, known: Pack) -> int | None:
    """``cinco`` de abril, ``vingt-cinq`` mars: a day said as a number in words."""
    articles = known.any_of("articles")
    for size in range(min(_LONGEST_DAY, len(words.left)), 0, -1):
        for place in range(len(words.left) - size + 1):
            run = words.left[place : place + size]
            day = counted(run, known.language) if run[0] not in articles else None
            if day is not None and 1 <= day <= 31:
                words.left = words.left[:place] + words.left[place + size :]
                return day
    return None


_LONGEST_DAY = 3


def take_ordinal(words: Words, known: Pack) -> int | None:
    """``fifteenth``, ``twenty second``, ``dreißigsten``."""
    for place in range(len(words.left)):
        tens = known.numbers.get(words.left[place], 0)
        unit = known.ordinals.get(" ".join(words.left[place + 1 : place + 2]), 0)
        if tens in (20, 30) and 0 < unit < 10 and known.language == "en":
            words.left = words.left[:place] + words.left[place + 2 :]
            return tens + unit
    for place, word in enumerate(words.left):
        if word in known.ordinals:
            words.left = words.left[:place] + words.left[place + 1 :]
            return known.ordinals[word]
    return None


def take_ahead(words: Words, known: Pack) -> int | None:
    """How many periods ahead "next", "this" or "after next" is."""
    if words.take(listed(known.language, "after_next")) is not None:
        return 2
    if words.take(listed(known.language, "next")) is not None:
        return 1
    return 0 if words.take(listed(known.language, "this")) is not None else None


def has_ending(words: Words, known: Pack) -> bool:
    endings = listed(known.language, "ordinal_endings") | {ORDINAL}
    return any(word in endings for word in words.left)
