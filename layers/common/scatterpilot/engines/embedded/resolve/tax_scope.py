"""Which lines a tax is on, where the words beside it name some of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scatterpilot.engines.embedded.meaning.clauses import CLAUSE, SENTENCE, clause_of
from scatterpilot.engines.embedded.meaning.said import Meaning
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.resolve.references import roots
from scatterpilot.engines.packs.pointing import (
    field_words,
    placed_words,
    pointing,
    words_in,
)
from scatterpilot.engines.typed.units import TIMES, kind_of

_NEAR, _BESIDE = 60, 30
_FIGURE = re.compile(r"\d")
#: The beginnings of words that name nothing.
_IDLE = roots("the for and with der die das den für les des pour los las para del per van het voor")


def exempt_lines(meaning: Meaning, names: Sequence[str], words: Words) -> set[int]:
    """The lines by their index that go without: all but those the tax is ``only`` on, and those
    that a clause beside it names as free of tax.
    """
    rated = [tax for tax in meaning.taxes if tax.value]
    if not rated or len(names) < 2:
        return set()
    end = max(tax.quote.end or 0 for tax in rated)
    start = min(tax.quote.start or 0 for tax in rated)
    free: set[int] = set()
    clauses = _scopes(words.text[start : end + _NEAR], words)
    for number, clause in enumerate(clauses):
        named = _named(clause, names)
        said = set(words_in(clause))
        if not named or len(named) == len(names):
            continue
        if said & pointing(words.language)["none"]:
            free |= named
        elif number == 0 and (said & pointing(words.language)["only"] or _on(clause, words)):
            free |= set(range(len(names))) - named
    return free if len(free) < len(names) else set()


_STRONG = re.compile(r"[;\n]|,(?!\d)|\.(?=\s|$)|\b(?:but|aber|mais|pero|ma|maar|mas)\b")


def _scopes(text: str, words: Words) -> list[str]:
    """The parts in which lines are named; ``the mugs and the bowls`` are one, unless something
    is said to be without.
    """
    found: list[str] = []
    for part in filter(str.strip, _STRONG.split(text)):
        apart = set(words_in(part)) & pointing(words.language)["none"]
        found += CLAUSE.split(part) if apart else [part]
    return found


#: A line's name and its measure.
Named = tuple[str | None, str | None]


def lines_scoped(lines: Sequence[Named], words: Words) -> set[int]:
    """``the setup isn't taxable``, ``tax only on the parts``: the lines that go without, as the
    sentence says that speaks of tax.
    """
    free: set[int] = set()
    names = [name or "" for name, _ in lines]
    for clause in _clauses_of_tax(words):
        for part, said in _apart(clause, words):
            named = _named(part, names) or _of_labour(set(words_in(part)), lines, words)
            if not named or len(named) == len(names):
                continue
            free |= named if said == "none" else set(range(len(names))) - named
    return free if len(free) < len(names) else set()


def _clauses_of_tax(words: Words) -> Iterator[str]:
    """The clauses that speak of tax, each with the one that goes on from it."""
    taxes = field_words(words.language)["tax"]
    for sentence in SENTENCE.split(words.text):
        before = False
        for clause in _scopes(sentence, words):
            speaks = any(word.startswith(taxes) for word in words_in(clause))
            if speaks or before:
                yield clause
            before = speaks


def _apart(clause: str, words: Words) -> Iterator[tuple[str, str]]:
    """``only on the parts not the labour``: the words behind each that says what a tax is on;
    ``VAT on the parts only``: before it, where none are behind.
    """
    known = pointing(words.language)
    kinds = [
        (low, kind)
        for low, _, word in placed_words(clause)
        for kind in ("only", "none")
        if word in known[kind]
    ]
    for index, (start, kind) in enumerate(kinds):
        end = kinds[index + 1][0] if index + 1 < len(kinds) else len(clause)
        last = kind == "only" and len(words_in(clause[start:end])) == 1
        begin = 0 if index == 0 and (kind == "none" or last) else start
        yield clause[begin:end], kind


def _of_labour(said: set[str], lines: Sequence[Named], words: Words) -> set[int]:
    """The lines counted in time, where words speak of labour."""
    if not said & pointing(words.language)["labour"]:
        return set()
    return {i for i, (_, unit) in enumerate(lines) if unit and kind_of(unit) in TIMES}


def lines_freed(meaning: Meaning, names: Sequence[str], words: Words) -> set[int]:
    """The lines that words of exemption name, where they name some and not all."""
    if meaning.exempt is None:
        return set()
    quote = meaning.exempt.quote
    start, end = quote.start or 0, quote.end or 0
    behind = _FIGURE.split(words.text[end : end + _BESIDE])[0]  # another line begins with its count
    near = words.text[max(0, start - _BESIDE) : end] + behind
    named = _named(clause_of(quote, words.text), names) & _named(near, names)
    return named if len(named) < len(names) else set()


_ON = re.compile(r"\b(?:on|for|to|auf|für|sur|sobre|en|su|sui|sulla|op|voor|em|no|na|nos|nas)\b")


def _on(clause: str, words: Words) -> bool:
    """``VAT on the belts``: a tax on what is named."""
    return bool(_ON.search(clause.casefold()))


def _named(clause: str, names: Sequence[str]) -> set[int]:
    said = roots(clause) - _IDLE
    own = [roots(name) for name in names]
    return {index for index, each in enumerate(own) if each & said}
