"""Hold conversations with the use cases directly, over stores in memory."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from scatterpilot.app.outcomes import invoice_id_for
from scatterpilot.app.turns import TakeTurn
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import Engine
from tests.conversations.playing import TODAY, Reply
from tests.fakes.conversations import MemoryConversations
from tests.fakes.invoices import MemoryInvoices
from tests.fakes.profiles import MemoryProfiles
from tests.fakes.receipts import MemoryReceipts

OWNER = "somebody"


class InProcessSpeaker:
    """Fits ``playing.Speaker``; the date is pinned."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.begin({"currency": "USD", "locale": "en_US"})

    def begin(self, profile: dict[str, str]) -> None:
        self.conversations = MemoryConversations(MemoryReceipts())
        self.invoices = MemoryInvoices(self.conversations)
        self.profiles = MemoryProfiles()
        self.profiles.save(OWNER, Profile.model_validate(profile))
        self.take_turn = TakeTurn(
            engine=self.engine,
            conversations=self.conversations,
            invoices=self.invoices,
            profiles=self.profiles,
            now=lambda: datetime(2026, 3, 10, 9, 0, tzinfo=UTC),
            today=lambda timezone: date.fromisoformat(TODAY),
            new_id=lambda: f"conv_{uuid4().hex}",
        )

    def say(self, message: str, conversation_id: str | None) -> Reply:
        return self.take_turn(OWNER, message, conversation_id)

    def invoice(self, conversation_id: str) -> dict[str, Any] | None:
        return self.invoices.load(OWNER, invoice_id_for(conversation_id))
