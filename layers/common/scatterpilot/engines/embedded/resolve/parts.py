"""``one of the shoots was cancelled``: so many of a line, and not all of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scatterpilot.domain.draft import LineItem
from scatterpilot.domain.edits import Quote
from scatterpilot.engines.embedded.meaning.said import LineSaid
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.numbers import number_of

_NEAR = 30


def is_part(quote: Quote, words: Words) -> bool:
    """Whether the words behind a number say that it is some of the lot."""
    end = quote.end or 0
    behind = words_in(words.text[end : end + _NEAR])
    parts = pointing(words.language)["part_of"]
    return any(" ".join(behind[:size]) in parts for size in (1, 2))


def part_gone(line: LineSaid, known: LineItem, words: Words) -> Decimal | None:
    """How many are left of a line of which some are to go; ``None`` where all of it is."""
    start = min((ref.quote.start or 0 for ref in line.references), default=0)
    end = max((ref.quote.end or 0 for ref in line.references), default=0)
    return part_left(known, words_in(words.text[max(0, start - _NEAR) : end]), words)


def part_left(known: LineItem, near: Sequence[str], words: Words) -> Decimal | None:
    """As ``part_gone``, by the words that say it."""
    count = known.quantity
    parts = pointing(words.language)["part_of"]
    for at, word in enumerate(near[:-1]):
        if not {near[at + 1], " ".join(near[at + 1 : at + 3])} & parts:
            continue
        gone = number_of(word, words.language, words.locale)
        if gone is not None and count is not None and 0 < gone < count:
            return count - gone
    return None
