"""Typed values from the words of one marked span: pure functions of text, language and locale."""

from scatterpilot.engines.typed.calendars import Dated, NoSuchDay, Span
from scatterpilot.engines.typed.currencies import Mention, currency_of
from scatterpilot.engines.typed.dates import date_of
from scatterpilot.engines.typed.dues import Due, due_of
from scatterpilot.engines.typed.measures import Measured, measure_of
from scatterpilot.engines.typed.money import Money, money_of, settled
from scatterpilot.engines.typed.numbers import number_of, numbers_of
from scatterpilot.engines.typed.positions import position_of
from scatterpilot.engines.typed.rates import rate_of, tax_rate_of
from scatterpilot.engines.typed.spans import shift_of
from scatterpilot.engines.typed.units import Unit, unit_of

__all__ = [
    "Dated",
    "Due",
    "Measured",
    "Mention",
    "Money",
    "NoSuchDay",
    "Span",
    "Unit",
    "currency_of",
    "date_of",
    "due_of",
    "measure_of",
    "money_of",
    "number_of",
    "numbers_of",
    "position_of",
    "rate_of",
    "settled",
    "shift_of",
    "tax_rate_of",
    "unit_of",
]
