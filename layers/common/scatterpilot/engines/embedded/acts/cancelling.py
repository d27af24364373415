"""Dropping the whole invoice, or starting it over."""

from __future__ import annotations

from scatterpilot.engines.embedded.acts.consent import spoken_words
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import FILLERS

_CANCEL_VERBS = frozenset(
    "cancel scrap discard abort delete forget drop bin ditch trash kill scratch void stop "
    "nevermind remove abandon quit".split()
)
_CANCEL_OBJECTS = frozenset(
    "it this that everything all whole invoice thing lot entire draft one bill job "
    "altogether".split()
)
_CANCEL_PADDING = (
    _CANCEL_OBJECTS
    | FILLERS
    | frozenset(
        "the please actually yes yep yeah no i we want to let's just can you could whole thing "
        "about anymore any more don't need changed my mind for now never mind it's do not oh "
        "sorry hang on wait scrap that cancel . , ! and then entirely completely all of would "
        "like think i've they him her she he them has have customer client pulled out fell "
        "through after hold off do".split()
    )
)
_WHOLE = frozenset("everything all whole invoice entire draft bill lot".split())
# No order to cancel has more words than this in one clause.
_LONGEST = 40
_START_OVER = tuple(
    "start over, start again, start from scratch, begin again, reset everything".split(", ")
)
_NOT_WANTED = tuple(
    "don't want this invoice, don't want the invoice, don't need this invoice, don't need the "
    "invoice, changed my mind, don't need an invoice, don't create the invoice, don't invoice "
    "them after all, no longer need, don't want an invoice, call it off".split(", ")
)


def wants_start_over(reading: Reading) -> bool:
    """``start over``, ``start from scratch``: in a short message."""
    text = " ".join(spoken_words(reading))
    return len(text) < 80 and any(phrase in text for phrase in _START_OVER)


def wants_cancel(reading: Reading) -> bool:
    """The whole invoice is to be dropped: a cancelling verb that opens its clause, its object the
    invoice and not one of its parts, and no figure in the clause."""
    lows = [token.lower for token in reading.tokens]
    if _unwanted(lows):
        return True
    for index, low in enumerate(lows):
        never_mind = low == "never" and reading.low(index + 1) == "mind"
        if low not in _CANCEL_VERBS and not never_mind:
            continue
        if not _opens_clause(reading, index):
            continue
        start = index + (2 if never_mind else 1)
        clause = _clause(reading, start)
        if len(clause) > _LONGEST or any(reading.tokens[i].kind == "number" for i in clause):
            continue
        words = [reading.low(i) for i in clause if reading.tokens[i].kind == "word"]
        if _goes_on_with_figures(reading, clause, words):
            continue
        if all(word in _CANCEL_PADDING for word in words) and _object_fits(low, words, never_mind):
            return True
    return False


def _goes_on_with_figures(reading: Reading, clause: range, words: list[str]) -> bool:
    """``scratch that, March 27``, or an order beside prices: a correction, not a cancellation."""
    if {"invoice", "whole", "everything", "entire", "bill"} & set(words):
        return False
    return bool(reading.numbers) and reading.numbers[-1] >= clause.stop


def _object_fits(verb: str, words: list[str], never_mind: bool) -> bool:
    if (verb == "remove" or "one" in words) and not _WHOLE & set(words):
        return False
    if never_mind or verb in ("nevermind", "cancel", "abort"):
        return True
    return any(word in _CANCEL_OBJECTS - {"one", "job"} for word in words)


def _unwanted(lows: list[str]) -> bool:
    text = " ".join(lows)
    return any(phrase in text for phrase in _NOT_WANTED) and not any(c.isdigit() for c in text)


def _opens_clause(reading: Reading, index: int) -> bool:
    if reading.tokens[index].capital and index and not reading.ends_sentence(index - 1):
        opens_by_mark = reading.low(index - 1) in (",", "-", "–", "—", ":")
        if not opens_by_mark and not reading.shouted:
            return False
    position = index - 1
    while position >= 0 and reading.tokens[position].kind == "word":
        if reading.low(position) not in _CANCEL_PADDING or position < index - _LONGEST:
            return False
        position -= 1
    return True


def _clause(reading: Reading, start: int) -> range:
    end = start
    while (
        end < min(len(reading), start + _LONGEST + 1)
        and not reading.ends_sentence(end)
        and reading.low(end) not in (",", "-", "—", "–")
    ):
        end += 1
    return range(start, end)
