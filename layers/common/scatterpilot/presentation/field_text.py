"""Values of an invoice in words: what is no figure, and has no place of its own in a read-back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from scatterpilot.domain.field import Field
from scatterpilot.presentation.formats import country_name, spoken_date
from scatterpilot.presentation.labels import named_tax_id, terms_in_words

if TYPE_CHECKING:
    from scatterpilot.domain.draft import Draft

_APART = ("customer_name", "invoice_date", "due_date", "terms_days", "payment_terms", "service_end")
"""Told in the title and with the dates of the invoice, or with the first day of a period."""
_WORDED = ("text", "lines", "email", "country", "tax_ids", "date", "terms")


def is_particular(field: Field) -> bool:
    """Whether a read-back tells this value in a line of its own."""
    return field.kind in _WORDED and field.name not in _APART


def particular(field: Field, draft: Draft, language: str, locale: str) -> str:
    """The value in words, a period with both its days; empty where there is none."""
    value = getattr(draft, field.name)
    if value is None:
        return ""
    text = field_text(field, value, language, locale)
    if field.name == "service_start" and draft.service_end is not None:
        return f"{text} – {spoken_date(draft.service_end, language, locale)}"
    return text


def field_text(field: Field, value: Any, language: str, locale: str) -> str:
    """A value of one of the worded kinds; only notes keep their lines."""
    if isinstance(value, date):
        return spoken_date(value, language, locale)
    if field.kind == "terms":
        return terms_in_words(language, value.rule, value.number, value.day)
    if field.kind == "tax_ids":
        return ", ".join(named_tax_id(language, each.kind, each.value) for each in value)
    if field.kind == "country":
        return country_name(value, language)
    text = str(value)
    return text if field.place == "closing" else ", ".join(text.splitlines())
