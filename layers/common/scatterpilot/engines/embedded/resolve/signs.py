"""Which way a difference goes."""

from __future__ import annotations

from collections.abc import Iterator

from scatterpilot.domain.edits import Quote
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.packs.pointing import placed_words, pointing, words_in
from scatterpilot.engines.typed.units import OTHER, unit_of

#: Characters beside a difference in which a word may say which way it goes.
_BEFORE, _AFTER = 40, 40


def sign_of(quote: Quote, words: Words) -> int:
    """-1 where the nearest word that says so is one of less, else 1."""
    return sign_said(quote, words) or 1


def sign_said(quote: Quote, words: Words) -> int:
    """-1 or 1 as the nearest word has it, 0 where none says so; a word within counts first, of
    two as near the one behind.
    """
    start, end = quote.start or 0, quote.end or 0
    found = [
        (_distance(low, high, start, end), low < start, sign)
        for low, high, sign in _directions(words, start, end)
    ]
    return min(found)[2] if found else int(comes_again(start, words))


def leads_to(quote: Quote, words: Words) -> bool:
    """``auf 95 erhöhen``, ``baisser à 95``: the figure is what it becomes, and no difference."""
    start, end = quote.start or 0, quote.end or 0
    before = set(words_in(words.text[max(0, start - _BEFORE) : start])[-1:])
    known = pointing(words.language)
    behind = set(words_in(words.text[end : end + _AFTER])[:2])
    turned = behind & (known["less"] | known["more"])
    return bool(before & known["to"]) or (bool(before & known["at"]) and not turned)


def comes_again(start: int, words: Words) -> bool:
    """``noch 2 Stunden``, and not ``nur noch 2``: whether what begins there is added."""
    said, known = words.text[max(0, start - _BEFORE) : start], pointing(words.language)
    before = words_in(said)[-2:]
    led = bool(before) and said.rstrip().casefold().endswith(before[-1])
    return led and before[-1] in known["again"] and not set(before[:-1]) & known["only"]


def _distance(low: int, high: int, start: int, end: int) -> int:
    return max(start - high, low - end, 0)


def _directions(words: Words, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The words of more and less beside a difference, two together (``plus tôt``) before one."""
    known = pointing(words.language)
    signs = {**dict.fromkeys(known["more"], 1), **dict.fromkeys(known["less"], -1)}
    beside, taken = list(_beside(words.text, start, end)), 0
    for index, (low, high, word) in enumerate(beside):
        following = beside[index + 1 : index + 2]
        both = f"{word} {following[0][2]}" if following else ""
        if index < taken:
            continue
        if both in signs:
            taken = index + 2
            yield low, following[0][1], signs[both]
        elif word in signs and not (low >= start and high <= end and _measures(word, words)):
            yield low, high, signs[word]


def _beside(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The words near by, those that are cut off left out."""
    first = max(0, start - _BEFORE)
    for low, high, word in placed_words(text[first : end + _AFTER]):
        if low or not first or not text[first - 1].isalpha():
            yield first + low, first + high, word


def _measures(word: str, words: Words) -> bool:
    """``30 min``: within the difference it is a measure, even if elsewhere it means minus."""
    unit = unit_of(word, words.language)
    return unit is not None and unit.kind != OTHER
