"""A yes that is a question, a condition or for later: it creates nothing."""

from __future__ import annotations

import re
from functools import cache

from scatterpilot.engines.packs.pointing import pointing


def hesitates(message: str, language: str) -> bool:
    """Whether a message that sounds like a yes asks, doubts or puts it off. English is read in
    every conversation: buttons speak it.
    """
    text = message.strip().casefold()
    tongues = {language, "en"}
    asks = text.endswith(("?", "？")) and not any(_said("asks_to", each, text) for each in tongues)
    return asks or any(_said("puts_off", each, text) for each in tongues)


def _said(kind: str, language: str, text: str) -> bool:
    return bool(_form(kind, language).search(text))


@cache
def _form(kind: str, language: str) -> re.Pattern[str]:
    words = sorted(pointing(language)[kind], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
