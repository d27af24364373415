"""A conversation about one invoice: what was said, the draft it led to, and where it stands."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Literal

from pydantic import Field

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import Edit
from scatterpilot.domain.values import Frozen, PlainDecimal

MAX_TURNS = 100

State = Literal["gathering", "review", "completed", "cancelled"]


class Option(Frozen):
    """One possible answer to a question, and what it would change."""

    label: str
    edits: tuple[Edit, ...]


class Question(Frozen):
    """What the assistant just asked: the path of a field, or a choice between two readings."""

    field: str
    options: tuple[Option, ...] = ()


class Usage(Frozen):
    """What a model's answer took; the embedded engine uses none. Cost in US dollars."""

    input_tokens: int = 0
    output_tokens: int = 0
    cache_read_tokens: int = 0
    cache_write_tokens: int = 0
    cost_usd: PlainDecimal = Decimal(0)

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            **{name: getattr(self, name) + getattr(other, name) for name in Usage.model_fields}
        )


class Message(Frozen):
    """One thing said. ``question`` is what an assistant's message asks for, if anything;
    ``language`` is the one it is in, ``confirm`` how a model words the question under a read-back
    in a language that code doesn't speak.
    """

    role: Literal["user", "assistant"]
    text: str
    at: datetime
    question: Question | None = None
    engine: str | None = None
    language: str | None = None
    confirm: str | None = None


class Conversation(Frozen):
    """``read_back`` is the fingerprint of the draft last read back to the user; only a yes to that
    very draft creates the invoice. ``earlier`` are the drafts that an undo goes back to, the latest
    last. ``version`` grows by one with every stored turn."""

    conversation_id: str
    state: State = "gathering"
    messages: tuple[Message, ...] = ()
    draft: Draft = Field(default_factory=Draft)
    earlier: tuple[Draft, ...] = ()
    read_back: str | None = None
    invoice_id: str | None = None
    usage: Usage = Field(default_factory=Usage)
    created_at: datetime
    updated_at: datetime
    version: int = 0

    @property
    def turns(self) -> int:
        """How many messages the user has sent."""
        return sum(1 for message in self.messages if message.role == "user")
