"""References with names of their own: a buyer's (``Leitweg-ID 991-…``), a payment's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from scatterpilot.engines.embedded.meaning.said import Said
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.packs.pointing import field_words

NAMED: Final = ("buyer_reference", "payment_reference")
"""Fields that only their names tell from an order number."""
#: What stands between the name and the code: ``is``, ``:``, ``should be``, ``no.``.
_LED: Final = r"(?:[\s:=#.]|is|to|number|no|nr|id|ist|lautet|est|es|è|ora|naar|é){0,8}[\s:=#]"
#: A code has a figure in it; a creditor reference (ISO 11649) is printed in groups of four.
_CODE: Final = r"(?P<code>RF\d\d(?: \w{4}){1,5}(?: \w{1,4})?|(?=[\w./-]*\d)[\w./-]{2,40}\w)"


def references_in(words: Words) -> Iterator[tuple[str, Said[str]]]:
    """Each such reference that the text names, by its field."""
    for field in NAMED:
        for found in _form(field, words.language).finditer(words.text):
            start, end = found.span("code")
            yield field, Said(words.text[start:end], words.quote(start, end))


@cache
def _form(field: str, language: str) -> re.Pattern[str]:
    names = sorted({*field_words(language)[field], *field_words("en")[field]}, key=len)
    told = "|".join(re.escape(name) for name in reversed(names))
    return re.compile(rf"\b(?:{told})\b{_LED}{_CODE}", re.IGNORECASE)
