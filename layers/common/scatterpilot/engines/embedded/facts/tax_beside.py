"""A line free of tax, told right beside it: ``shipping $15 (no tax)``, ``tax-free eggs``."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import TaxClaim
from scatterpilot.engines.embedded.facts.scopes import named_lines
from scatterpilot.engines.embedded.facts.tax_rates import rate_near
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import TAX_WORDS, phrases

_DENIALS = phrases("no tax, no sales tax, no vat, no gst, not taxed, not taxable")
_ADJECTIVES = phrases(
    "non - taxable, non taxable, nontaxable, untaxed, tax - free, tax free, vat - free, vat free, "
    "tax - exempt, tax exempt, vat - exempt, vat exempt, zero - rated, zero rated"
)
_STARTS = {phrase[0] for phrase in (*_DENIALS, *_ADJECTIVES)}
# What the remark is closed off with, so that no "on the eggs" follows.
_CLOSED = frozenset(("", ",", ";", ")", ".", "\n", "|", "and", "plus", "+", "/", "-", "–", "—"))
_JOINS = frozenset(("(", ",", "-", "–", "—", ":", "is", "|"))
_BETWEEN = frozenset(("and", "plus", "also", "with"))
_LONGEST_NAME = 8
_LONGEST_PRICE = 6


def find_beside(reading: Reading) -> list[TaxClaim]:
    """Which lines such remarks exempt; their words are taken."""
    found = []
    for index in reading.where(_STARTS):
        claim = None if reading.taken[index] else _beside(reading, index)
        if claim is not None:
            reading.take(*claim.span)
            found.append(claim)
    return found


def _beside(reading: Reading, index: int) -> TaxClaim | None:
    adjective = _phrase_end(reading, index, _ADJECTIVES)
    end = adjective or _phrase_end(reading, index, _DENIALS)
    if not end:
        return None
    if adjective and (words := _leading(reading, end)):
        return TaxClaim((index, end), exempt=words)
    closed = reading.low(end) in _CLOSED
    bracketed = reading.low(index - 1) == "(" and reading.low(end) == ")"
    joined = index - (reading.low(index - 1) in _JOINS)
    # After a comma it may well speak of the whole invoice, unless something else is taxed.
    near = bracketed or (bool(adjective) and joined == index)
    if not closed or not (near or _rated_elsewhere(reading, index, end)):
        return None
    words = _named_before(reading, joined)
    span = (index - 1, end + 1) if bracketed else (index, end)
    return TaxClaim(span, exempt=words) if words else None


def _phrase_end(reading: Reading, index: int, known: tuple[tuple[str, ...], ...]) -> int:
    for phrase in known:
        if reading.words(index, len(phrase)) == phrase:
            return index + len(phrase)
    return 0


def _leading(reading: Reading, end: int) -> tuple[str, ...]:
    """The thing between an adjective and its price."""
    words, after = named_lines(reading, end)
    priced = reading.amount(after + (reading.low(after) in ("at", "for", ":", "@")))
    return words if words and priced is not None else ()


def _rated_elsewhere(reading: Reading, start: int, end: int) -> bool:
    places = (i for i in reading.where(TAX_WORDS) if not start <= i < end)
    return any(rate_near(reading, i, i + 1) is not None for i in places)


def _named_before(reading: Reading, end: int) -> tuple[str, ...]:
    """The words before the price that ends here; none when no price does."""
    for index in range(max(end - _LONGEST_PRICE, 0), end):
        amount = reading.amount(index)
        mark = reading.rate_mark(amount.end) if amount else None
        if amount is not None and end in (amount.end, mark.end if mark else 0):
            return _words_before(reading, index)
    return ()


def _words_before(reading: Reading, end: int) -> tuple[str, ...]:
    words: list[str] = []
    index = end
    while index > max(end - _LONGEST_NAME, 0) and not reading.taken[index - 1]:
        index -= 1
        token = reading.tokens[index]
        if token.kind == "word" and token.lower not in _BETWEEN:
            words.append(token.lower)
        elif not (token.text in "-'&@" or token.kind == "number"):
            break
    return tuple(reversed(words))
