"""Tax ids and register numbers as values, each of a kind."""

from __future__ import annotations

from scatterpilot.domain.tax_id_kinds import TaxIdKind, is_right, named
from scatterpilot.domain.values import Frozen, text_fault

_LIMIT = 50
MAX_TAX_IDS = 10


class TaxId(Frozen):
    """One number and what it is, as ``siret`` ``732 829 320 00074``."""

    kind: TaxIdKind
    value: str


def tax_id_fault(tax_id: TaxId) -> str | None:
    """Why this number can't be one of its kind, or ``None``."""
    value = tax_id.value.strip()
    if not value:
        return f"give the number of {named(tax_id.kind)}"
    if fault := text_fault(value, _LIMIT):
        return fault
    if is_right(tax_id.kind, value):
        return None
    return f"this is no {named(tax_id.kind)}: check its digits"
