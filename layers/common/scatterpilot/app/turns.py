"""Take one turn of a conversation: understand, change the draft, and create on a clear yes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from scatterpilot.app.dialogue import (
    Record,
    check_message,
    said,
    turn_record,
    with_answer,
    with_unanswered,
    without_unanswered,
)
from scatterpilot.app.not_found import conversation_not_found
from scatterpilot.app.outcomes import Outcome, conclude, new_invoice, remembering, stage_of
from scatterpilot.app.spending import DailyBudget
from scatterpilot.app.turn_documents import turn_document
from scatterpilot.domain.conversation import MAX_TURNS, Conversation, Usage
from scatterpilot.domain.editor import DraftEditor, with_defaults
from scatterpilot.domain.errors import ConflictError
from scatterpilot.ports import (
    ConversationChange,
    ConversationStore,
    Document,
    Engine,
    EngineReply,
    InvoiceStore,
    NotAnsweredError,
    Now,
    ProfileStore,
    Receipt,
    ReceiptFor,
    Today,
    Turn,
)


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
        stage = stage_of(before, draft)
        try:
            reply = self._respond(
                owner, Turn(message, before.messages, editor, profile, today, stage)
            )
        except NotAnsweredError as error:
            self._keep_unanswered(owner, before, message, error, record)
            raise
        after = conclude(before, draft, editor.draft, reply, profile)
        after = remembering(after, editor, draft)
        answered = with_answer(after.conversation, message, after.text, reply, self.now())
        self._count(owner, reply.usage)
        after = replace(after, conversation=answered)
        document = turn_document(after, reply)
        self._store(owner, before, after, receipt_for and receipt_for(document))
        if record is not None:
            record(turn_record(answered, reply, created=after.creates))
        return document

    def _respond(self, owner: str, turn: Turn) -> EngineReply:
        engine = self.engine
        if self.budget is not None:
            engine = self.budget.engine(engine, owner, self.now())
        return engine.respond(turn)

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
