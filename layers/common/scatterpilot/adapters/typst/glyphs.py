"""Which characters the fonts can print."""

from __future__ import annotations

import json
from collections.abc import Iterable

from scatterpilot.adapters.typst.typesetting import (
    TypstError,
    font_families,
    is_everyday,
    typeset,
)

_PROBE = '#set text(font: json("families.json"))\n#json("characters.json").join(parbreak())'

# Known to print; grows to at most the characters that our fonts have.
_printable: set[str] = set()


def missing_glyph(characters: Iterable[str]) -> str | None:
    """One of these characters that no font can print, or ``None``."""
    unknown = sorted({c for c in characters if not is_everyday(c)} - _printable)
    if _all_print(unknown):
        _printable.update(unknown)
        return None
    while len(unknown) > 1:
        half = unknown[: len(unknown) // 2]
        unknown = unknown[len(half) :] if _all_print(half) else half
    return unknown[0]


def _all_print(characters: list[str]) -> bool:
    if not characters:
        return True
    files = {
        "families.json": json.dumps(font_families()).encode(),
        "characters.json": json.dumps(characters).encode(),
    }
    try:
        # Only PDF/A makes an error of a missing glyph; elsewhere it prints as an empty box.
        typeset(_PROBE, files, pdf_standards=["a-2b"])
    except TypstError:
        return False
    return True
