"""What a model may not say: that something exists, was sent or paid, or was changed when it was
not. Only code says what is so.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Final

_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])\s*|\n+")
_ASKS: Final = ("?", "？", "؟")


def without_claims(text: str, *, changed: bool) -> str:
    """The sentences of a model that claim nothing; ``changed`` allows it to say that it changed
    the draft. A question claims nothing.
    """
    kept = [each for each in _sentences(text) if not _claims(each, changed=changed)]
    return " ".join(kept)


def _sentences(text: str) -> list[str]:
    parts, start = [], 0
    for found in _SENTENCE.finditer(text):
        parts.append(text[start : found.start()])
        start = found.end()
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]


def _claims(sentence: str, *, changed: bool) -> bool:
    if sentence.rstrip(" \"'”»").endswith(_ASKS):
        return False
    kinds = ("exists",) if changed else ("exists", "changed")
    said = sentence.casefold()
    return any(_pattern(kind).search(said) for kind in kinds)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    told = json.loads(Path(__file__).with_name("claims.json").read_text(encoding="utf-8"))
    words = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in told[kind].split(", "))
    signs = "|".join(map(re.escape, told[f"{kind}_unspaced"].split(", ")))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|{signs}")
