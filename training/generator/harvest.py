"""Words of each role that people used, by language; from the train part alone, so that nothing
leaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from random import Random
from typing import Final

from training.annotations import Message
from training.split import part

#: What a pattern calls the words of a role; figures are made anew (``notations``).
SLOTS: Final = {
    "CUSTOMER": "customer",
    "CONTACT": "contact",
    "ADDRESS": "address",
    "EMAIL": "email",
    "PHONE": "phone",
    "TAXID": "taxid",
    "DESC": "desc",
    "NOTE": "note",
    "PO": "po",
    "DUE": "due",
    "DATE": "date",
    "SERVICE": "service",
    "SDATE": "rowdate",
    "NOTAX": "notax",
    "TAXIN": "taxin",
    "TAX": "tax",
    "WITHHOLD": "withhold",
    "FREE": "free",
    "SAME": "same",
    "CUR": "currency",
    "DDUE": "shift",
}


class Harvest:
    """Gives words for a slot. ``unit`` stands behind a quantity, ``per`` behind a price."""

    def __init__(self, messages: Iterable[Message]) -> None:
        found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for message in part(messages, "train"):
            for span in message.spans:
                if span.role in SLOTS:
                    found[message.lang, SLOTS[span.role]].add(message.words(span))
            for before, span in pairwise(message.spans):
                if span.role == "UNIT" and before.role in ("QTY", "PRICE"):
                    found[message.lang, "unit" if before.role == "QTY" else "per"].add(
                        message.words(span)
                    )
        self._words = {key: sorted(words) for key, words in found.items()}

    def has(self, lang: str, slot: str) -> bool:
        return (lang, slot) in self._words

    def pick(self, random: Random, lang: str, slot: str) -> str:
        return random.choice(self._words[lang, slot])
