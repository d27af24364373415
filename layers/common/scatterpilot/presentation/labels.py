"""The words for the parts of an invoice, from ``labels.json``: one table per language."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scatterpilot.domain.tax_id_kinds import KINDS, kind_of

if TYPE_CHECKING:
    from babel import Locale

    from scatterpilot.presentation.places import Place

LABELS: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("labels.json").read_text(encoding="utf-8")
)
"""Words by language and key."""

LANGUAGES = tuple(LABELS)

# "ABN 51 824 753 556" or "EIN: 12-3456789" names itself.
_NAMED_NUMBER = re.compile(r"[^\W\d_]{3,}[^\w-]")


def label_in(language: str, name: str) -> str:
    """The label of a field in a language: "Bestellnummer"; English for one that has none."""
    word: str = LABELS[language if language in LABELS else "en"][name]
    return word


def named_tax_id(language: str, kind: str, value: str) -> str:
    """``SIRET 732 829 320 00074``; what is of no kind stands as it is."""
    if kind == "other":
        return value
    local = {"vat": "vat_id", "tax_number": "tax_id"}.get(kind)
    return f"{label_in(language, local) if local else KINDS[kind].name} {value}"


def terms_in_words(language: str, rule: str, number: int, day: int | None) -> str:
    """The payment terms of these parts: ``30 days end of month``, ``day 15 of next month``."""
    words = LABELS[language if language in LABELS else "en"]["terms_in_words"]
    counted = f"days_{rule}"
    one, many = words[counted if number and counted in words else rule]
    pattern: str = one if number == 1 else many
    return pattern.format(number=number, day=day)


class Labels:
    """The labels of one locale; English for a language that has none of its own. Where the law of
    the seller's place words something itself, its words are printed.
    """

    def __init__(self, locale: Locale, place: Place | None = None) -> None:
        self.language = locale.language if locale.language in LABELS else "en"
        self._words, self._place = LABELS[self.language], place
        self.tax: str = self._words["tax_in"].get(locale.territory, self._words["tax"])

    def __getitem__(self, name: str) -> str:
        word: str = self._words[name]
        return word

    def untaxed(self, category: str | None) -> str:
        """Why no tax is charged, in the words the law of the place has for it; empty if it is."""
        if category in (None, "standard"):
            return ""
        legal = self._place.reverse_charge_in(self.language) if self._place else ""
        return legal if legal and category == "reverse_charge" else self[category]

    def tax_number(self, number: str, country: str | None = None) -> str:
        """``VAT no. DE123456789`` or ``Tax ID 12-3456789``, of a known country ``ABN 51 824 …``; a
        number with its own name as it is.
        """
        number = number.strip()
        if _NAMED_NUMBER.match(number):
            return number
        return named_tax_id(self.language, kind_of(number, country) or "tax_number", number)
