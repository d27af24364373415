"""The body of ``POST /conversation``."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictInt

from scatterpilot.api.inputs import Input
from scatterpilot.app.edit_inputs import MAX_EDITS, EditInput


class TurnInput(Input):
    """Exactly one of ``message`` and ``edits``: words for the assistant to understand, or exact
    values, as typed into the fields of a form. Without ``conversation_id`` it starts a
    conversation; ``timezone`` is an IANA name such as Europe/Berlin and decides what "today" and
    "Friday" mean. ``version`` is that of the conversation as its user saw it: with it, edits of a
    draft that has changed since are refused."""

    message: str | None = None
    edits: Annotated[list[EditInput], Field(min_length=1, max_length=MAX_EDITS)] | None = None
    conversation_id: str | None = None
    timezone: str | None = None
    version: StrictInt | None = None
