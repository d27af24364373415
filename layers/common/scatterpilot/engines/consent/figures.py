"""Whether a message names a figure that the draft has not, in digits or in words."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Final

from babel.dates import get_month_names

from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Draft
from scatterpilot.engines.typed.figures import figures_in
from scatterpilot.engines.typed.said_numbers import numbers_in_words
from scatterpilot.presentation.language import LANGUAGES
from scatterpilot.presentation.read_back import read_back

#: "Yes, 100%" and "24/7" count nothing.
_SAYINGS: Final = re.compile(r"100 ?%|24/7|1st|#1\b|\bgrand\b")
_ADDRESS: Final = re.compile(r"\S{1,64}@\S{1,64}|https?://\S{1,200}")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: "You may create it" names no month.
_MAY: Final = re.compile(r"(?<!\d )(?<!\dth )\bmay\b(?! \d)")


def other_figure(text: str, language: str, draft: Draft, locale: str) -> bool:
    """Whether a figure of the text stands nowhere in the draft, its totals or its read-back."""
    said = _SAYINGS.sub(" ", text)
    figures = figures_in(said)
    words = {number for number in numbers_in_words(said, _spoken(language)) if number > 1}
    shown = read_back(draft, locale, language)
    if any(address not in shown.casefold() for address in _ADDRESS.findall(said)):
        return True
    if _months(said, language) - _months(shown.casefold(), language):
        return True
    if not figures and not words:
        return False
    stored = (json.dumps(draft_document(draft)), shown)
    known = {number for each in stored for readings in figures_in(each) for number in readings}
    known.update(map(Decimal, range(1, len(draft.line_items) + 1)))
    return any(not readings & known for readings in figures) or bool(words - known)


def _months(text: str, language: str) -> set[int]:
    """The months that a text names, from 1, in full."""
    named = get_month_names("wide", locale=language if language in LANGUAGES else "en")
    words = set(_WORD.findall(_MAY.sub(" ", text)))
    return {number for number, name in named.items() if name.casefold() in words}


def _spoken(language: str) -> tuple[str, ...]:
    return (language,) if language in LANGUAGES else ()
