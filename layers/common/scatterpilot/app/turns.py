"""Take one turn of a conversation: understand, change the draft, and create on a clear yes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scatterpilot.app.dialogue import (
    Record,
    check_message,
    said,
    turn_record,
    with_answer,
    with_unanswered,
    without_unanswered,
)
from scatterpilot.app.form_edits import FormEdits
from scatterpilot.app.not_found import conversation_not_found
from scatterpilot.app.outcomes import Outcome, conclude, new_invoice, remembering, stage_of
from scatterpilot.app.spending import DailyBudget
from scatterpilot.app.turn_documents import turn_document
from scatterpilot.domain.conversation import MAX_TURNS, Conversation, Usage
from scatterpilot.domain.draft import Draft, SourceKind
from scatterpilot.domain.editor import DraftEditor, with_defaults
from scatterpilot.domain.edits import Edit
from scatterpilot.domain.errors import ConflictError
from scatterpilot.domain.profile import Profile
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
from scatterpilot.presentation.form_text import form_text
from scatterpilot.presentation.language import conversation_language
from scatterpilot.presentation.standing import already_created


@dataclass(frozen=True)
class _Opened:
    """A conversation before a turn, and what of the user's goes into it."""

    before: Conversation
    profile: Profile
    today: date

    @property
    def draft(self) -> Draft:
        return with_defaults(self.before.draft, self.profile, self.today)


@dataclass(frozen=True)
class _Taking:
    """One turn being taken; ``source`` is where its values come from."""

    owner: str
    message: str
    opened: _Opened
    receipt_for: ReceiptFor | None
    record: Record | None
    source: SourceKind = "user"

    @property
    def before(self) -> Conversation:
        return without_unanswered(self.opened.before, self.message)

    def editor(self) -> DraftEditor:
        """What applies the edits of this turn to the draft."""
        before, profile, today = self.before, self.opened.profile, self.opened.today
        earlier = [with_defaults(each, profile, today) for each in before.earlier]
        words = [*said(before), self.message]
        return DraftEditor(self.opened.draft, words, earlier, self.source)

    def turn(self, editor: DraftEditor) -> Turn:
        opened, before = self.opened, self.before
        stage = stage_of(before, editor.draft)
        return Turn(self.message, before.messages, editor, opened.profile, opened.today, stage)


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
        opened = self._opened(owner, conversation_id, timezone)
        taking = _Taking(owner, message, opened, receipt_for, record)
        return self._take(taking, self._engine(owner))

    def change(
        self,
        owner: str,
        edits: Sequence[Edit],
        conversation_id: str | None = None,
        timezone: str | None = None,
        receipt_for: ReceiptFor | None = None,
        record: Record | None = None,
        version: int | None = None,
    ) -> Document:
        """Carry out what was typed into a form, as a turn of its own that no engine hears.

        Raises as a message does, and besides ``InvalidError`` naming each value that can't be
        used, ``ConflictError`` once the invoice is created, and when the conversation is no longer
        at ``version``: what was line 2 there may be another by now.
        """
        opened = self._opened(owner, conversation_id, timezone)
        locale = opened.profile.locale
        language = conversation_language(opened.before.messages, "", locale)
        if opened.before.state == "completed":
            raise ConflictError(already_created(language), code="conversation_completed")
        if version not in (None, opened.before.version):
            raise ConflictError(
                "This invoice was changed somewhere else meanwhile. Look at it again, and repeat "
                "your change.",
                code="conversation_changed",
            )
        text = form_text(edits, opened.draft, locale, language)
        taking = _Taking(owner, text, opened, receipt_for, record, source="form")
        return self._take(taking, FormEdits(edits, language))

    def _opened(self, owner: str, conversation_id: str | None, timezone: str | None) -> _Opened:
        today = self.today(timezone)
        before = self._open(owner, conversation_id)
        return _Opened(before, self.profiles.load(owner), today)

    def _take(self, taking: _Taking, engine: Engine) -> Document:
        before, draft, editor = taking.before, taking.opened.draft, taking.editor()
        try:
            reply = engine.respond(taking.turn(editor))
        except NotAnsweredError as error:
            self._keep_unanswered(taking, error)
            raise
        after = conclude(before, draft, editor.draft, reply, taking.opened.profile)
        after = remembering(after, editor, draft)
        answered = with_answer(after.conversation, taking.message, after.text, reply, self.now())
        self._count(taking.owner, reply.usage)
        after = replace(after, conversation=answered)
        document = turn_document(after, reply)
        receipt = taking.receipt_for and taking.receipt_for(document)
        self._store(taking.owner, before, after, receipt)
        if taking.record is not None:
            taking.record(turn_record(answered, reply, created=after.creates))
        return document

    def _engine(self, owner: str) -> Engine:
        if self.budget is None:
            return self.engine
        return self.budget.engine(self.engine, owner, self.now())

    def _count(self, owner: str, usage: Usage) -> None:
        if self.budget is not None:
            self.budget.count(owner, usage, self.now())

    def _keep_unanswered(self, taking: _Taking, error: NotAnsweredError) -> None:
        before = taking.before
        kept = with_unanswered(before, taking.message, error.usage, self.now())
        self._count(taking.owner, error.usage)
        self.conversations.save(taking.owner, ConversationChange(kept, expected=before.version))
        error.conversation_id = kept.conversation_id
        if taking.record is not None:
            failed = EngineReply(text="", degraded=True, usage=error.usage, trace=error.trace)
            taking.record(turn_record(kept, failed, created=False))

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
