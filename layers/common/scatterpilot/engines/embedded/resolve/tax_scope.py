"""Which lines a tax is on, where the words beside it name some of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scatterpilot.engines.embedded.meaning.clauses import CLAUSE, clause_of
from scatterpilot.engines.embedded.meaning.said import Meaning
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.packs.pointing import pointing, words_in
from scatterpilot.engines.embedded.resolve.references import roots

_NEAR, _BESIDE = 60, 30


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
    for part in _STRONG.split(text):
        apart = set(words_in(part)) & pointing(words.language)["none"]
        found += CLAUSE.split(part) if apart else [part]
    return found


def lines_freed(meaning: Meaning, names: Sequence[str], words: Words) -> set[int]:
    """The lines that words of exemption name, where they name some and not all."""
    if meaning.exempt is None:
        return set()
    quote = meaning.exempt.quote
    near = words.text[max(0, (quote.start or 0) - _BESIDE) : (quote.end or 0) + _BESIDE]
    named = _named(clause_of(quote, words.text), names) & _named(near, names)
    return named if len(named) < len(names) else set()


_ON = re.compile(r"\b(?:on|for|to|auf|für|sur|sobre|en|su|sui|sulla|op|voor|em|no|na|nos|nas)\b")


def _on(clause: str, words: Words) -> bool:
    """``VAT on the belts``: a tax on what is named."""
    return bool(_ON.search(clause.casefold()))


def _named(clause: str, names: Sequence[str]) -> set[int]:
    said = roots(clause)
    own = [roots(name) for name in names]
    return {index for index, each in enumerate(own) if each & said}
