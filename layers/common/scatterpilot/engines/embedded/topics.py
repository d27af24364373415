"""Questions about the invoice, by topic: what is asked, the reader tells; about what, the words."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from scatterpilot.engines.embedded.reader.marks import Marks

Topic = Literal[
    "total",
    "subtotal",
    "tax",
    "discount",
    "missing",
    "due",
    "date",
    "currency",
    "customer",
    "lines",
    "help",
    "number",
    "reference",
]
#: How likely a message must ask something for its words to tell what.
_ASKS: Final = 0.5
_OF_ACTS: Final[dict[str, Topic]] = {
    "ask_total": "total",
    "ask_due": "due",
    "ask_missing": "missing",
    "ask_show": "lines",
}


def topics_of(marks: Marks, language: str) -> list[Topic]:
    """What the message asks about the draft."""
    found = [topic for act, topic in _OF_ACTS.items() if marks.likely(act)]
    asks = sum(share for act, share in marks.acts.items() if act.startswith("ask_"))
    if found or marks.marks or asks < _ASKS:
        return found
    told = (topic for topic, form in _forms(language).items() if form.search(marks.text))
    return list(told)[:1]


@cache
def _forms(language: str) -> dict[Topic, re.Pattern[str]]:
    """The first topic with a word in the question is meant."""
    text = files("scatterpilot.engines.packs").joinpath("topics.json").read_text("utf-8")
    every: dict[str, dict[Topic, list[str]]] = json.loads(text)
    named = every.get(language) or every["en"]
    return {
        topic: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
        for topic, words in named.items()
    }
