"""Billing verbs and customer labels: what follows is probably the customer."""

from __future__ import annotations

from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import (
    BILLING_VERBS,
    CUSTOMER_LABELS,
    FILLERS,
    PRONOUNS,
    phrases,
)

_SENDING = frozenset("send write make do prepare draft get give raise issue create".split())
PREDICATES = frozenset(
    "called rang phoned emailed texted messaged told said wrote want need wants needs owes "
    "ordered bought hired booked asked needed wanted owe gets got had has requires required "
    "commissioned finally took takes purchased received".split()
)
_MADE_OUT = phrases(
    "put it under, put this under, under the name of, in the name of, make it out to, made out to, "
    "making it out to, rechnung an, rechnung für, facture pour, facture à, factura para, "
    "factura a, fattura per, fattura a, factuur voor, factuur aan, fatura para"
)
_NAME_OWNERS = frozenset("customer client company their her his the business".split())
_LABEL_TAILS = frozenset(
    ": = is - – should be will being was called as here read say spelled spelt".split()
)
_NAME_KINDS = frozenset(
    "full legal proper correct actual registered trading official company business real".split()
)
_NOT_SENT_TO = frozenset("a an the me it this that to invoice".split())
_LABEL_WORDS = frozenset("name bill billed invoice goes sold".split())
# "It's spelled Sean Quist"
_SPELLED = frozenset(("spelled", "spelt"))
_IS = frozenset("it's its is that's name's actually".split())
_BEFORE_CHARGE = frozenset("to can please need should could must will let's just".split())

_HEADS = (
    CUSTOMER_LABELS
    | _LABEL_WORDS
    | _SENDING
    | BILLING_VERBS
    | {"draw"}
    | _SPELLED
    | {phrase[0] for phrase in _MADE_OUT}
)
_MAY_BE_CHARGED = FILLERS | PRONOUNS | _BEFORE_CHARGE
_CHARGING = PRONOUNS | {"am", "are", "be"}
_NAME_WORDS = _NAME_KINDS | {"name", "'s"}


def _sends(reading: Reading, index: int) -> bool:
    """``Send North Events an invoice for …``: the name stands between verb and noun."""
    if reading.low(index) not in _SENDING or index + 1 >= len(reading):
        return False
    if reading.low(index + 1) in _NOT_SENT_TO:
        return False
    for position in range(index + 2, min(index + 10, len(reading) - 1)):
        if reading.ends_sentence(position) or reading.tokens[position].kind == "number":
            return False
        article = reading.low(position) in ("a", "an")
        if article and reading.low(position + 1) in ("invoice", "bill"):
            return True
    return False


def head_at(reading: Reading, index: int, *, opens: bool) -> tuple[str, int, str] | None:
    """A billing verb or a customer label: (separator, index to go on with, what bills).

    ``opens`` tells that it opens its piece of the message.
    """
    low = reading.low(index)
    if low not in _HEADS and low.removesuffix("'s") not in CUSTOMER_LABELS:
        return None
    if low.removesuffix("'s") in CUSTOMER_LABELS or low in _LABEL_WORDS:
        end = _label_end(reading, index)
        if end:
            return "label", end, "label"
    for phrase in _MADE_OUT:
        if phrase[0] == low and reading.words(index, len(phrase)) == phrase:
            return "label", index + len(phrase), "label"
    if low == "bill" and reading.low(index + 1) == "of":
        return "bill", index + 2, ""
    if low in _SPELLED:
        spelling = reading.low(index - 1) in _IS and _names(reading, index + 1)
        return ("label", index + 1, "label") if spelling else None
    if low in ("write", "draw") and reading.low(index + 1) == "up":
        return "bill", index + 2, "bill"
    if _sends(reading, index):
        return "bill", index + 1, "bill"
    return _billing_verb(reading, index, opens=opens) if low in BILLING_VERBS else None


def _names(reading: Reading, index: int) -> bool:
    return index < len(reading) and (reading.tokens[index].capital or reading.whispered)


def _billing_verb(reading: Reading, index: int, *, opens: bool) -> tuple[str, int, str] | None:
    low, before = reading.low(index), reading.low(index - 1)
    if low in ("billing", "invoicing") and before in PREDICATES:
        return None
    if low == "charging" and before not in _CHARGING:
        return None
    if low == "charge" and not opens and before not in _MAY_BE_CHARGED:
        return None
    if reading.words(index + 1, 2) in (("it", "to"), ("this", "to"), ("that", "to")):
        return "label", index + 3, "label"
    if reading.low(index + 1) in ("them", "him", "her", "it", "him.", "back", "number", "date"):
        return "bill", index + 2, ""
    end = index + 1
    while reading.low(end) in ("sent", "made", "out", "raised", "drawn", "over", "up", "done"):
        end += 1
    return "bill", end, "bill"


def _label_end(reading: Reading, index: int) -> int:
    """The end of ``customer:``, ``client is``, ``bill to:``, ``goes to``; 0 without one."""
    low = reading.low(index)
    position = index + 1
    if low in ("bill", "billed", "invoice", "goes", "sold"):
        if reading.low(position) != "to":
            return 0
        position += 1
        return position + 1 if reading.low(position) == ":" else position
    if low == "name" and not _owned_name(reading, index):
        return 0
    while reading.low(position) in _NAME_WORDS:
        position += 1
    joined = low == "customer" and reading.low(position) == "to"
    position += joined
    while reading.low(position) in _LABEL_TAILS:
        position += 1
        joined = True
    return position if joined else 0


def _owned_name(reading: Reading, index: int) -> bool:
    """``their name``, ``the full company name``."""
    owner = index - 1
    while reading.low(owner) in _NAME_KINDS:
        owner -= 1
    return reading.low(owner) in _NAME_OWNERS
