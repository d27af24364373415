"""The bodies about what becomes of an issued invoice."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictInt

from scatterpilot.api.inputs import Input
from scatterpilot.app.exact_values import Day, Exact
from scatterpilot.domain.draft import MAX_LINES

_VERSION = "The `version` of the invoice that was seen; with any other nothing is done."
Version = Annotated[StrictInt | None, Field(description=_VERSION)]


class RecordPaymentInput(Input):
    """``amount`` is all that is due unless given, in the invoice's currency; negative is money paid
    back, at most ``amount_to_refund``. ``date`` is when it came in; today unless given."""

    amount: Exact | None = None
    date: Day | None = None
    method: str | None = None
    note: str | None = None
    version: Version = None


class TakeBackInput(Input):
    """``payment`` is the number of one of the invoice's payments; ``why`` stays with it."""

    payment: StrictInt
    why: str | None = None
    version: Version = None


class CreditedLineInput(Input):
    """``line`` counts from 1; ``quantity`` is all that is left of it unless given."""

    line: StrictInt
    quantity: Exact | None = None


class CreditNoteInput(Input):
    """``lines`` or ``amount``, tax included; neither credits all that is left. ``reason`` is
    printed."""

    lines: Annotated[list[CreditedLineInput], Field(max_length=MAX_LINES)] | None = None
    amount: Exact | None = None
    reason: str | None = None
    version: Version = None
