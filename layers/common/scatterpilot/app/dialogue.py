"""What was said in a conversation, and what its answers cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from scatterpilot.domain.conversation import Conversation, Message, Usage
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.domain.money import plain
from scatterpilot.domain.values import MESSAGE_LIMIT, text_fault
from scatterpilot.ports import Document, EngineReply

Record = Callable[[Document], None]
"""Takes what is worth logging of a turn: ids, counts and codes, nothing anybody wrote."""


def check_message(message: str) -> None:
    """Raise ``InvalidError`` naming ``message`` when it can't be read or stored."""
    if not message.strip():
        fault = "it is empty; write what you want to bill"
    else:
        found = text_fault(message, MESSAGE_LIMIT)
        if found is None:
            return
        fault = found
    raise InvalidError(
        f"The message can't be used: {fault}.",
        [FieldFault("message", fault)],
        code="message_not_allowed",
    )


def said(conversation: Conversation) -> list[str]:
    """The user's messages, oldest first."""
    return [message.text for message in conversation.messages if message.role == "user"]


def without_unanswered(conversation: Conversation, message: str) -> Conversation:
    """The conversation less its last message when that is this very one, still unanswered.

    So a message that no engine could answer counts once, however often it is sent again.
    """
    *earlier, last = conversation.messages or (None,)
    if last is None or last.role != "user" or last.text != message:
        return conversation
    return conversation.model_copy(update={"messages": tuple(earlier)})


def with_unanswered(
    conversation: Conversation, message: str, usage: Usage, now: datetime
) -> Conversation:
    """The next version: the user's message is kept although nobody answered it."""
    return _next(conversation, (Message(role="user", text=message, at=now),), usage, now)


def with_answer(
    conversation: Conversation, message: str, text: str, reply: EngineReply, now: datetime
) -> Conversation:
    """The next version: the user's message and the answer to it."""
    answer = Message(
        role="assistant",
        text=text,
        at=now,
        question=reply.question,
        engine=reply.engine,
        language=reply.language,
        confirm=reply.confirm or None,
    )
    return _next(
        conversation, (Message(role="user", text=message, at=now), answer), reply.usage, now
    )


def disputed_document(draft: Draft) -> dict[str, str]:
    """Why values that were given can't be used, by their paths."""
    shown = dict(draft.disputed)
    for index, line in enumerate(draft.line_items):
        shown.update({f"line_items.{index}.{name}": why for name, why in line.disputed.items()})
    return shown


def turn_record(conversation: Conversation, reply: EngineReply, *, created: bool) -> dict[str, Any]:
    """What is worth logging of a turn: ids, counts and codes, nothing anybody wrote.

    ``invoice_created`` is the turn that made the invoice. A conversation makes one, so the
    ``conversation_cost_usd`` of that turn is what the invoice cost.
    """
    return {
        "conversation_id": conversation.conversation_id,
        "turn": conversation.turns,
        "state": conversation.state,
        "invoice_created": created,
        "engine": reply.engine,
        "degraded": reply.degraded,
        **reply.usage.model_dump(mode="json"),
        "conversation_cost_usd": plain(conversation.usage.cost_usd),
        **reply.trace,
    }


def creation_record(conversation: Conversation) -> dict[str, Any]:
    """What is worth logging when a conversation's invoice is asked for outright: no turn made it,
    but it cost what its turns did."""
    return {
        "conversation_id": conversation.conversation_id,
        "turn": conversation.turns,
        "state": conversation.state,
        "invoice_created": True,
        "conversation_cost_usd": plain(conversation.usage.cost_usd),
    }


def _next(
    conversation: Conversation, messages: tuple[Message, ...], usage: Usage, now: datetime
) -> Conversation:
    return conversation.model_copy(
        update={
            "messages": (*conversation.messages, *messages),
            "updated_at": now,
            "version": conversation.version + 1,
            "usage": conversation.usage + usage,
        }
    )
