"""When payment is due, as a rule that counts from the invoice date.

Net n days stand in a draft as ``terms_days``, 0 for on receipt; every other rule is a
:class:`PaymentTerms`. What is taken off for early payment is no rule but words (``early_payment``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from pydantic import StrictInt

from scatterpilot.domain.calendar_days import last_of_month, months_later, working_days_later
from scatterpilot.domain.values import Frozen

MAX_TERMS_DAYS = 3_650
_MAX_MONTHS = 120
_LAST_DAY = 31

Rule = Literal["working_days", "months", "end_of_month", "after_end_of_month", "day_of_next_month"]


class PaymentTerms(Frozen):
    """One rule; ``number`` counts days or months, 0 where the rule needs none.

    ``end_of_month``: so many days, then the end of that month ("30 jours fin de mois", EOM).
    ``after_end_of_month``: so many days after the end of the invoice's month.
    ``day_of_next_month``: so many days, then that ``day`` of the month after, or its last one in a
    shorter month.
    """

    rule: Rule
    number: StrictInt = 0
    day: StrictInt | None = None


def due_under(terms: PaymentTerms, issued: date) -> date:
    """When an invoice of that date is due; the terms are those that ``terms_fault`` lets pass."""
    return _RULES[terms.rule](issued, terms)


def due_date_of(terms_days: int | None, terms: PaymentTerms | None, issued: date) -> date | None:
    """The due date that follows from a draft's terms; ``None`` when it has none."""
    if terms is not None:
        return due_under(terms, issued)
    return None if terms_days is None else issued + timedelta(days=terms_days)


def terms_fault(terms: PaymentTerms) -> str | None:
    """Why these terms can't stand, in a sentence."""
    most = _MAX_MONTHS if terms.rule == "months" else MAX_TERMS_DAYS
    least = 0 if terms.rule in ("end_of_month", "day_of_next_month") else 1
    if not least <= terms.number <= most:
        return f"Such payment terms take a number from {least} to {most}."
    if (terms.rule == "day_of_next_month") != (terms.day is not None):
        return "A day belongs to terms that end on a day of the next month, and to no others."
    if terms.day is not None and not 1 <= terms.day <= _LAST_DAY:
        return f"A month has no day {terms.day}: give 1 to {_LAST_DAY}."
    return None


def _day_of_next_month(issued: date, terms: PaymentTerms) -> date:
    last = last_of_month(issued + timedelta(days=terms.number), 1)
    return last.replace(day=min(terms.day or last.day, last.day))


_RULES: dict[str, Callable[[date, PaymentTerms], date]] = {
    "working_days": lambda issued, terms: working_days_later(issued, terms.number),
    "months": lambda issued, terms: months_later(issued, terms.number),
    "end_of_month": lambda issued, terms: last_of_month(issued + timedelta(days=terms.number)),
    "after_end_of_month": lambda issued, terms: (
        last_of_month(issued) + timedelta(days=terms.number)
    ),
    "day_of_next_month": _day_of_next_month,
}
