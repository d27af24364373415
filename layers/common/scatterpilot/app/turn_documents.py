"""The answer to a turn, and where its conversation stands, as JSON."""

from __future__ import annotations

from scatterpilot.app.dialogue import disputed_document
from scatterpilot.app.outcomes import Outcome
from scatterpilot.domain.conversation import Conversation, Usage
from scatterpilot.domain.documents import draft_document, provenance_document
from scatterpilot.domain.draft import missing_fields
from scatterpilot.ports import Document, EngineReply


def turn_document(outcome: Outcome, reply: EngineReply) -> Document:
    """What the caller of a turn gets."""
    usage = reply.usage.model_dump(mode="json") if reply.usage != Usage() else None
    return {
        "conversation_id": outcome.conversation.conversation_id,
        "message": outcome.text,
        **conversation_state(outcome.conversation),
        "engine": reply.engine,
        "degraded": reply.degraded,
        "usage": usage,
    }


def conversation_state(conversation: Conversation) -> Document:
    """Where a conversation stands, as turns and ``GET /conversations/{id}`` both show it."""
    cancelled = conversation.state == "cancelled"
    draft = conversation.draft
    return {
        "version": conversation.version,
        "invoice_ready": conversation.state in ("review", "completed"),
        "state": conversation.state,
        "missing_fields": [] if cancelled else missing_fields(draft),
        "draft": None if cancelled else draft_document(draft),
        "provenance": {} if cancelled else provenance_document(draft),
        "disputed": {} if cancelled else disputed_document(draft),
        "invoice_id": conversation.invoice_id,
    }
