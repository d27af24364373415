"""Take one turn of a conversation: understand, change the draft, and create on a clear yes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from scatterpilot.app.dialogue import (
    check_message,
    disputed_document,
    said,
    turn_record,
    with_answer,
    with_unanswered,
    without_unanswered,
)
from scatterpilot.app.not_found import conversation_not_found
from scatterpilot.app.read_back import read_back
from scatterpilot.app.spending import DailyBudget
from scatterpilot.domain.conversation import MAX_TURNS, Conversation, State, Usage
from scatterpilot.domain.documents import draft_document, provenance_document
from scatterpilot.domain.draft import Draft, fingerprint, is_complete, missing_fields, remembered
from scatterpilot.domain.editor import DraftEditor, with_defaults
from scatterpilot.domain.errors import ConflictError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import (
    ConversationChange,
    ConversationStore,
    Engine,
    EngineReply,
    InvoiceStore,
    NotAnsweredError,
    Now,
    ProfileStore,
    Receipt,
    Today,
)

Document = dict[str, Any]
ReceiptFor = Callable[[Document], Receipt]
"""Makes the idempotency receipt of an answer, to be stored with what the request did."""

Record = Callable[[Document], None]
"""Takes what is worth logging of a turn: ids, counts and codes, nothing anybody wrote."""

CONFIRM_PROMPT = "Shall I create this invoice?"


@dataclass(frozen=True)
class TakeTurn:
    """The use case behind ``POST /conversation``."""

    engine: Engine
    conversations: ConversationStore
    invoices: InvoiceStore
    profiles: ProfileStore
    now: Now
    today: Today
    new_id: Callable[[], str]
    budget: DailyBudget | None = None

    def __call__(
        self,
        owner: str,
        message: str,
        conversation_id: str | None = None,
        timezone: str | None = None,
        receipt_for: ReceiptFor | None = None,
        record: Record | None = None,
    ) -> Document:
        """Answer one message and store the turn; nothing is stored unless all of it is.

        Raises ``InvalidError`` for an unusable message or time zone, ``NotFoundError``,
        ``ConflictError`` when it is full, ``VersionConflictError`` when another turn was faster,
        ``NotAnsweredError`` when no engine answers; even then the message is stored, once.
        """
        check_message(message)
        today = self.today(timezone)
        before = without_unanswered(self._open(owner, conversation_id), message)
        profile = self.profiles.load(owner)
        draft = with_defaults(before.draft, profile, today)
        earlier = [with_defaults(each, profile, today) for each in before.earlier]
        editor = DraftEditor(draft, [*said(before), message], earlier)
        stage = _stage(before, draft)
        try:
            reply = self._respond(owner, message, before, editor, profile, today, stage)
        except NotAnsweredError as error:
            self._keep_unanswered(owner, before, message, error, record)
            raise
        after = conclude(before, draft, editor.draft, reply, profile)
        after = _remembering(after, editor, draft)
        answered = with_answer(after.conversation, message, after.text, reply, self.now())
        self._count(owner, reply.usage)
        after = replace(after, conversation=answered)
        document = turn_document(after, reply)
        self._store(owner, before, after, receipt_for and receipt_for(document))
        if record is not None:
            record(turn_record(answered, reply, created=after.creates))
        return document

    def _respond(
        self,
        owner: str,
        message: str,
        before: Conversation,
        editor: DraftEditor,
        profile: Profile,
        today: date,
        stage: State,
    ) -> EngineReply:
        engine = self.engine
        if self.budget is not None:
            engine = self.budget.engine(engine, owner, self.now())
        return engine.respond(
            message,
            history=before.messages,
            editor=editor,
            profile=profile,
            today=today,
            stage=stage,
        )

    def _count(self, owner: str, usage: Usage) -> None:
        if self.budget is not None:
            self.budget.count(owner, usage, self.now())

    def _keep_unanswered(
        self,
        owner: str,
        before: Conversation,
        message: str,
        error: NotAnsweredError,
        record: Record | None,
    ) -> None:
        kept = with_unanswered(before, message, error.usage, self.now())
        self._count(owner, error.usage)
        self.conversations.save(owner, ConversationChange(kept, expected=before.version))
        error.conversation_id = kept.conversation_id
        if record is not None:
            failed = EngineReply(text="", degraded=True, usage=error.usage, trace=error.trace)
            record(turn_record(kept, failed, created=False))

    def _open(self, owner: str, conversation_id: str | None) -> Conversation:
        if conversation_id is None:
            now = self.now()
            return Conversation(conversation_id=self.new_id(), created_at=now, updated_at=now)
        found = self.conversations.load(owner, conversation_id)
        if found is None:
            raise conversation_not_found()
        if found.turns >= MAX_TURNS:
            raise ConflictError(
                f"This conversation has reached {MAX_TURNS} messages. Create its invoice, or start "
                "a new conversation.",
                code="conversation_full",
            )
        return found

    def _store(
        self, owner: str, before: Conversation, after: Outcome, receipt: Receipt | None
    ) -> None:
        change = ConversationChange(after.conversation, expected=before.version)
        if after.creates:
            now = after.conversation.updated_at
            invoice = new_invoice(after.conversation, now)
            self.invoices.add(owner, invoice, conversation=change, receipt=receipt)
        else:
            self.conversations.save(owner, change, receipt)


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
    new read-back instead.
    """
    if before.state == "completed":
        return Outcome(before, reply.text)
    if reply.intent == "cancel":
        return Outcome(_update(before, "cancelled", Draft(), None), reply.text)
    if not is_complete(draft):
        idle = before.state == "cancelled" and draft == start
        state: State = "cancelled" if idle else "gathering"
        return Outcome(_update(before, state, draft, None), reply.text)
    seen = fingerprint(draft)
    if reply.intent == "issue" and before.read_back == seen and before.state == "review":
        done = _update(before, "completed", draft, seen)
        done = done.model_copy(update={"invoice_id": invoice_id_for(before.conversation_id)})
        return Outcome(done, reply.text or _created_text(draft), creates=True)
    text = reply.text
    if before.read_back != seen or reply.show_draft or reply.intent == "issue" or not text:
        whole = f"{read_back(draft, profile.locale)}\n{reply.confirm or CONFIRM_PROMPT}"
        text = f"{text}\n\n{whole}" if text else whole
    return Outcome(_update(before, "review", draft, seen), text)


def _remembering(outcome: Outcome, editor: DraftEditor, draft: Draft) -> Outcome:
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
        "invoice_ready": conversation.state in ("review", "completed"),
        "state": conversation.state,
        "missing_fields": [] if cancelled else missing_fields(draft),
        "draft": None if cancelled else draft_document(draft),
        "provenance": {} if cancelled else provenance_document(draft),
        "disputed": {} if cancelled else disputed_document(draft),
        "invoice_id": conversation.invoice_id,
    }


def _created_text(draft: Draft) -> str:
    return (
        f"Done: the invoice for {draft.customer_name} is created. "
        "Get its PDF to give it its number and send it."
    )


def _stage(conversation: Conversation, draft: Draft) -> State:
    if conversation.state == "review" and conversation.read_back != fingerprint(draft):
        return "gathering"
    return conversation.state


def _update(
    conversation: Conversation, state: State, draft: Draft, seen: str | None
) -> Conversation:
    return conversation.model_copy(update={"state": state, "draft": draft, "read_back": seen})
