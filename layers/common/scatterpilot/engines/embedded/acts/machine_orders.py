"""Sentences that talk to a machine: set aside, never obeyed."""

from __future__ import annotations

from bisect import bisect_left

from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import phrases

_MACHINE = phrases(
    "ignore the above, ignore all, ignore previous, ignore your, to the ai, system prompt, "
    "dear ai, without asking me, your instructions, "
    "from now on, disregard previous, disregard all, disregard the"
)

_AI = frozenset(("ai", "a.i"))
_CUES = {cue[0]: tuple(other for other in _MACHINE if other[0] == cue[0]) for cue in _MACHINE}
_STARTS = _AI | _CUES.keys()
_QUOTATION_MARKS = frozenset("\"'“‘”’")


_MACHINES = frozenset("assistant assistants agent agents bot bots model models system".split())
_MODALS = frozenset(
    "must should please need needs will have has can are may processing reading reviewing".split()
)


def take_orders_to_machines(reading: Reading) -> None:
    """Sentences that talk to a machine; run after the notes, which may hold anything."""
    for index in reading.where(_STARTS):
        if not reading.taken[index]:
            _take_order_to_machine(reading, index)


def _take_order_to_machine(reading: Reading, index: int) -> None:
    """A sentence that talks to a machine is neither a fact nor an order about the invoice."""
    low = reading.low(index)
    if low in _AI and reading.low(index + 1) in _MACHINES:
        if reading.low(index + 2) in _MODALS | {":", ","}:
            _take_sentence(reading, index)
        return
    if not any(reading.words(index, len(cue)) == cue for cue in _CUES.get(low, ())):
        return
    if _named_so(reading, index):
        return
    opens = index == 0 or reading.tokens[index - 1].kind != "word" or reading.low(index) == "to"
    if not opens and reading.low(index - 1) not in ("please", "and", "then", "now", "just"):
        return
    if bisect_left(reading.where(_QUOTATION_MARKS), index) % 2:
        return
    _take_sentence(reading, index)


def _named_so(reading: Reading, index: int) -> bool:
    """``Ignore The Weather Ltd``: capitals throughout make a name of it."""
    first, second = reading.tokens[index : index + 2]
    return reading.informative and first.capital and second.capital and not second.text.isupper()


def _take_sentence(reading: Reading, index: int) -> None:
    start = index
    while start > 0 and not reading.ends_sentence(start - 1):
        start -= 1
    reading.take(start, reading.sentence_end(index))
