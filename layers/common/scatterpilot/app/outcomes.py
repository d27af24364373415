"""What a turn leads to; only here is it decided that an invoice is created."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from scatterpilot.domain.conversation import Conversation, State
from scatterpilot.domain.draft import Draft, fingerprint, is_complete, remembered
from scatterpilot.domain.editor import DraftEditor
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import EngineReply
from scatterpilot.presentation.read_back import read_back
from scatterpilot.presentation.standing import confirm_prompt, created_text


@dataclass(frozen=True)
class Outcome:
    """What a turn leads to: the conversation, what to say, and whether an invoice is created."""

    conversation: Conversation
    text: str
    creates: bool = False


def conclude(
    before: Conversation, start: Draft, draft: Draft, reply: EngineReply, profile: Profile
) -> Outcome:
    """Decide what a turn leads to; only here, never in an engine, is an invoice created.

    It takes a yes to the very draft that was last read back. A yes to any other state gets the
    new read-back instead; a draft in doubt is not read back before the user has answered.
    """
    if before.state == "completed":
        return Outcome(before, reply.text)
    if reply.intent == "cancel":
        return Outcome(_update(before, "cancelled", Draft(), None), reply.text)
    if not is_complete(draft) or reply.holds:
        idle = before.state == "cancelled" and draft == start
        state: State = "cancelled" if idle else "gathering"
        return Outcome(_update(before, state, draft, None), reply.text)
    seen = fingerprint(draft)
    if reply.intent == "issue" and before.read_back == seen and before.state == "review":
        done = _update(before, "completed", draft, seen)
        done = done.model_copy(update={"invoice_id": invoice_id_for(before.conversation_id)})
        text = reply.text or created_text(draft.customer_name, reply.language)
        return Outcome(done, text, creates=True)
    text = reply.text
    if before.read_back != seen or reply.show_draft or reply.intent == "issue" or not text:
        shown = read_back(draft, profile.locale, reply.language)
        whole = f"{shown}\n{reply.confirm or confirm_prompt(reply.language)}"
        text = f"{text}\n\n{whole}" if text else whole
    return Outcome(_update(before, "review", draft, seen), text)


def remembering(outcome: Outcome, editor: DraftEditor, draft: Draft) -> Outcome:
    """Keep what an undo goes back to; a cancelled draft too, so that no slip loses it."""
    conversation = outcome.conversation
    if conversation.state == "completed":
        return outcome
    earlier = editor.earlier
    if conversation.state == "cancelled":
        earlier = remembered(earlier, draft, conversation.draft)
    return replace(outcome, conversation=conversation.model_copy(update={"earlier": earlier}))


def conclude_by_button(before: Conversation, now: datetime) -> Conversation:
    """Confirm a complete draft without words: the caller asked for its invoice outright."""
    done = _update(before, "completed", before.draft, fingerprint(before.draft))
    return done.model_copy(
        update={
            "invoice_id": invoice_id_for(before.conversation_id),
            "updated_at": now,
            "version": before.version + 1,
        }
    )


def invoice_id_for(conversation_id: str) -> str:
    """A conversation has one invoice, however often it is asked for: its id says so."""
    return "inv_" + conversation_id.removeprefix("conv_")


def new_invoice(conversation: Conversation, now: datetime) -> Invoice:
    """The draft invoice of a confirmed conversation; it has no number until it is issued."""
    return Invoice(
        invoice_id=invoice_id_for(conversation.conversation_id),
        data=conversation.draft,
        conversation_id=conversation.conversation_id,
        created_at=now,
        updated_at=now,
    )


def stage_of(conversation: Conversation, draft: Draft) -> State:
    if conversation.state == "review" and conversation.read_back != fingerprint(draft):
        return "gathering"
    return conversation.state


def _update(
    conversation: Conversation, state: State, draft: Draft, seen: str | None
) -> Conversation:
    return conversation.model_copy(update={"state": state, "draft": draft, "read_back": seen})
