"""Values with a form of their own in a tool call: a payment rule, a country, tax ids."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from scatterpilot.domain.countries import COUNTRIES
from scatterpilot.domain.field import Field
from scatterpilot.domain.tax_id_kinds import KINDS
from scatterpilot.domain.tax_ids import TaxId
from scatterpilot.domain.terms import PaymentTerms
from scatterpilot.engines.claude.faults import FaultyValueError
from scatterpilot.engines.packs import LANGUAGES
from scatterpilot.engines.packs.folding import fold
from scatterpilot.engines.typed.dues import due_of
from scatterpilot.presentation.formats import country_name

KINDS_WORDED = ("terms", "country", "tax_ids")
_ANY_DAY = date(2026, 1, 1)


def read_worded(field: Field, text: str, quote: str, held: Any) -> Any:
    """The value of a field of these kinds, if the quote says it."""
    if field.kind == "terms":
        return _terms(text, quote)
    if field.kind == "country":
        return _country(text.upper(), quote)
    return _tax_ids(text, quote, held or ())


def _terms(text: str, quote: str) -> PaymentTerms:
    found = _rules(text)
    if not found:
        raise FaultyValueError(
            "payment_terms must be a rule in the user's words, such as 30 days end of month; net "
            "days go to terms_days, a day to due_date."
        )
    if found[0] not in _rules(quote):
        raise FaultyValueError(f"{quote[:60]!r} does not say these terms.")
    return found[0]


def _rules(text: str) -> list[PaymentTerms]:
    """What the words mean as a rule, in each language that reads them as one."""
    dues = (due_of(text, each, each, _ANY_DAY, _ANY_DAY) for each in LANGUAGES)
    return [due.terms for due in dues if due is not None and due.terms is not None]


def _country(code: str, quote: str) -> str:
    if code not in COUNTRIES:
        raise FaultyValueError("customer_country must be a code of two letters, such as DE.")
    names = {fold(country_name(code, language)) for language in LANGUAGES}
    if code not in quote and not any(name in fold(quote) for name in names):
        raise FaultyValueError(f"{quote[:60]!r} does not name that country.")
    return code


def _tax_ids(text: str, quote: str, held: Sequence[TaxId]) -> tuple[TaxId, ...]:
    """``siret 732 829 320 00074; abn …``: those of a kind that was given replace it."""
    given = [_tax_id(part.strip(), quote) for part in text.split(";") if part.strip()]
    kinds = {each.kind for each in given}
    return (*(each for each in held if each.kind not in kinds), *given)


def _tax_id(text: str, quote: str) -> TaxId:
    kind, _, value = text.partition(" ")
    if kind not in KINDS or not value.strip():
        raise FaultyValueError(f"write a tax id as kind and number; kinds: {', '.join(KINDS)}.")
    if _plain(value) not in _plain(quote):
        raise FaultyValueError(f"{quote[:60]!r} does not hold {value[:30]!r}.")
    return TaxId.model_validate({"kind": kind, "value": value.strip()})


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
