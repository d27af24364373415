"""The words for the parts of an invoice, from ``labels.json``: one table per language."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

LABELS: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("labels.json").read_text(encoding="utf-8")
)
"""Words by language and key."""

LANGUAGES = tuple(LABELS)

# A VAT number starts with its country (DE123456789, ATU12345678, CHE-123.456.789).
_VAT_NUMBER = re.compile(r"(?:[A-Z]{2}|CHE)[ -]?[A-Z]{0,2}[0-9]")
# "ABN 51 824 753 556" or "EIN: 12-3456789" names itself.
_NAMED_NUMBER = re.compile(r"[^\W\d_]{3,}[^\w-]")


def label_in(language: str, name: str) -> str:
    """The label of a field in a language: "Bestellnummer"; English for one that has none."""
    word: str = LABELS[language if language in LABELS else "en"][name]
    return word


class Labels:
    """The labels of one locale; English for a language that has none of its own."""

    def __init__(self, locale: Locale) -> None:
        self.language = locale.language if locale.language in LABELS else "en"
        self._words = LABELS[self.language]
        self.tax: str = self._words["tax_in"].get(locale.territory, self._words["tax"])

    def __getitem__(self, name: str) -> str:
        word: str = self._words[name]
        return word

    def tax_number(self, number: str) -> str:
        """``VAT no. DE123456789`` or ``Tax ID 12-3456789``; a number with its own name as it is."""
        number = number.strip()
        if _NAMED_NUMBER.match(number):
            return number
        name = "vat_id" if _VAT_NUMBER.match(number) else "tax_id"
        return f"{self[name]} {number}"
