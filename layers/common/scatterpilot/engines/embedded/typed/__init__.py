"""Typed values from the words of one marked span: pure functions of text, language and locale."""

from scatterpilot.engines.embedded.typed.calendars import Dated, NoSuchDay, Span
from scatterpilot.engines.embedded.typed.currencies import Mention, currency_of
from scatterpilot.engines.embedded.typed.dates import date_of
from scatterpilot.engines.embedded.typed.dues import Due, due_of
from scatterpilot.engines.embedded.typed.measures import Measured, measure_of
from scatterpilot.engines.embedded.typed.money import Money, money_of, settled
from scatterpilot.engines.embedded.typed.numbers import number_of, numbers_of
from scatterpilot.engines.embedded.typed.positions import position_of
from scatterpilot.engines.embedded.typed.rates import rate_of, tax_rate_of
from scatterpilot.engines.embedded.typed.spans import shift_of
from scatterpilot.engines.embedded.typed.units import Unit, unit_of

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
