"""What the application needs from the outside world; adapters fit these without inheriting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol

from scatterpilot.domain.admission import Admission
from scatterpilot.domain.errors import UnavailableError

# For type checkers only: reading stored documents must not import the models.
if TYPE_CHECKING:
    from decimal import Decimal

    from scatterpilot.domain.chat import ChatReply, ChatRequest
    from scatterpilot.domain.conversation import Conversation, Message, Question, State, Usage
    from scatterpilot.domain.editor import DraftEditor
    from scatterpilot.domain.invoice import Invoice
    from scatterpilot.domain.profile import Profile
    from scatterpilot.domain.status import Status

Now = Callable[[], datetime]
"""The current moment as an aware datetime in UTC."""

Today = Callable[[str | None], date]
"""The calendar day in an IANA time zone, or in the server's own; ``InvalidError`` if unknown."""

Intent = Literal["continue", "issue", "cancel"]
Document = dict[str, Any]
PreviewFormat = Literal["pdf", "png", "svg"]


def _no_usage() -> Usage:
    from scatterpilot.domain.conversation import Usage

    return Usage()


@dataclass(frozen=True)
class EngineReply:
    """What an engine answers: its words, what the user wants, and what the answer took.

    ``show_draft`` asks for the read-back below the words; ``confirm`` words the question under it.
    ``sure``: all was understood. ``degraded``: it stood in. ``trace``: for a log, no user's words.
    """

    text: str
    intent: Intent = "continue"
    question: Question | None = None
    engine: str = ""
    usage: Usage = field(default_factory=_no_usage)
    show_draft: bool = False
    confirm: str = ""
    degraded: bool = False
    sure: bool = False
    trace: Mapping[str, str | int] = field(default_factory=dict)


class NotAnsweredError(UnavailableError):
    """No engine could answer. ``usage`` is what trying cost, ``trace`` as in ``EngineReply``;
    ``conversation_id`` is set where the user's message was stored all the same."""

    code = "not_answered"

    def __init__(
        self, message: str, retry_after: int, usage: Usage, trace: Mapping[str, str | int]
    ) -> None:
        super().__init__(message, retry_after)
        self.usage = usage
        self.trace = trace
        self.conversation_id: str | None = None


class Engine(Protocol):
    """Turns words into edits and a reply; it never touches a store and computes no sum."""

    def respond(
        self,
        message: str,
        *,
        history: Sequence[Message],
        editor: DraftEditor,
        profile: Profile,
        today: date,
        stage: State,
    ) -> EngineReply:
        """Answer one message; ``history`` excludes it. Never raises for anything a user can type;
        raises ``NotAnsweredError`` when the model behind it does not answer.

        ``stage`` is ``review`` when exactly this draft was read back and only a yes is missing;
        in ``completed`` edits are ignored, in ``cancelled`` they start a new draft.
        """
        ...


@dataclass(frozen=True)
class Receipt:
    """The answer to an idempotent request, stored in the same transaction as what it did.

    The first answer to a request stays: storing another, or one under a key that a different
    request has taken since, raises ``ConflictError`` with code ``already_answered`` and undoes
    the whole transaction. So a request that outlived its reservation does nothing twice.
    """

    key: str
    fingerprint: str
    status: int
    body: str
    created_at: datetime


@dataclass(frozen=True)
class ConversationChange:
    """A turn to store: refused unless the stored version is still ``expected`` (0: not there).

    The conversation carries its new version, ``expected + 1``.
    """

    conversation: Conversation
    expected: int


@dataclass(frozen=True)
class Page:
    """Some documents, newest first, and where the next page starts (``None``: no more)."""

    documents: tuple[Document, ...]
    next_after: str | None


class ConversationStore(Protocol):
    """Conversations of an owner. All methods see only that owner's."""

    def load(self, owner: str, conversation_id: str) -> Conversation | None: ...

    def save(self, owner: str, change: ConversationChange, receipt: Receipt | None = None) -> None:
        """Raises ``VersionConflictError`` when somebody else stored a turn meanwhile."""
        ...

    def page(self, owner: str, limit: int, after: str | None = None) -> Page:
        """Summaries (``domain.documents.conversation_summary``), newest first by creation;
        ``after`` is the ``next_after`` of an earlier page."""
        ...


class InvoiceReader(Protocol):
    """The stored invoices of an owner, as documents. All methods see only that owner's."""

    def load_text(self, owner: str, invoice_id: str) -> str | None:
        """The invoice's document (``domain.documents.invoice_document``) as JSON without spaces."""
        ...

    def page(
        self, owner: str, limit: int, status: Status | None = None, after: str | None = None
    ) -> Page:
        """Documents newest first by creation; reads at most ``limit + 1`` records.

        Very large documents may make a page shorter; ``next_after`` tells whether there are more.
        """
        ...


class InvoiceStore(InvoiceReader, Protocol):
    """Invoices of an owner. All methods see only that owner's; every write is one transaction."""

    def load(self, owner: str, invoice_id: str) -> Document | None: ...

    def add(
        self,
        owner: str,
        invoice: Invoice,
        *,
        conversation: ConversationChange | None = None,
        receipt: Receipt | None = None,
    ) -> None:
        """Store a new invoice, with the turn that confirmed it.

        Raises ``VersionConflictError`` when the conversation moved on, ``ConflictError`` with code
        ``invoice_exists`` when the id is taken.
        """
        ...

    def issue(
        self,
        owner: str,
        invoice: Invoice,
        series: str,
        numbered: Callable[[int], Invoice],
        receipt: Receipt | None = None,
    ) -> Invoice:
        """Draw the next number of ``series`` (from 1) and store ``numbered(number)`` with it.

        A number is skipped while another invoice of the owner carries it as written, so none is
        ever given twice, whatever became of the pattern and the series meanwhile; ``numbered``
        writes different numbers differently. Raises ``VersionConflictError``, drawing no number,
        unless the stored version is still ``invoice.version``.
        """
        ...

    def replace(self, owner: str, invoice: Invoice, *, expected: int) -> None:
        """Raises ``VersionConflictError`` unless the stored version is ``expected``."""
        ...

    def delete(self, owner: str, invoice_id: str, *, expected: int) -> None:
        """Raises ``VersionConflictError`` unless the stored version is ``expected``."""
        ...


class ProfileStore(Protocol):
    def load(self, owner: str) -> Profile:
        """The owner's profile, or an empty one."""
        ...

    def save(self, owner: str, profile: Profile) -> None: ...


class ReceiptStore(Protocol):
    """Idempotency records, each kept for ``RECEIPT_HOURS``."""

    def claim(self, owner: str, key: str, fingerprint: str, now: datetime) -> Receipt | None:
        """Reserve a key for the request with this fingerprint, or give its stored answer.

        ``None`` means reserved: go ahead. Raises ``InvalidError`` with code
        ``idempotency_key_reused`` for another request under the same key, ``ConflictError`` with
        code ``request_in_progress`` while the first is running. A reservation whose request died
        lapses after ``CLAIM_SECONDS``.
        """
        ...

    def complete(self, owner: str, receipt: Receipt) -> None:
        """Store the answer of a request that had no transaction of its own to put it in."""
        ...

    def release(self, owner: str, key: str) -> None:
        """Give a reservation back after a failure, so that the key can be used again."""
        ...


RECEIPT_HOURS = 24
CLAIM_SECONDS = 60


class RateLimiter(Protocol):
    """A token bucket per owner: ``limit`` requests at once, refilled over ``window_seconds``."""

    limit: int
    window_seconds: int

    def admit(self, owner: str, now: datetime) -> Admission:
        """Count one request, with a single write when it is admitted and none when it is not."""
        ...


class SpendStore(Protocol):
    """What models have cost each owner on each day, in US dollars."""

    def spent(self, owner: str, day: date) -> Decimal:
        """The sum of what was added, 0 when nothing was."""
        ...

    def add(self, owner: str, day: date, usd: Decimal) -> None:
        """Add an amount (not negative), rounded up to a billionth of a dollar; sums are exact
        however many add at once."""
        ...


class ChatModel(Protocol):
    """One language model, wherever it runs."""

    def converse(self, request: ChatRequest) -> ChatReply:
        """Ask once, without retries. Raises ``ModelError``, never anything else."""
        ...


class BlobStore(Protocol):
    """Files by key (``owner/invoice.pdf``), written once: a key never changes its content."""

    def exists(self, key: str) -> bool: ...

    def put(self, key: str, content: bytes, content_type: str) -> None:
        """Store durably; does nothing when the key is there already."""
        ...

    def link(self, key: str, filename: str, now: datetime) -> str:
        """A download address for the file that works for at most five minutes."""
        ...


class Renderer(Protocol):
    """Draws an invoice's document with its seller's profile."""

    def render(self, document: Mapping[str, Any], seller: Profile, format: PreviewFormat) -> bytes:
        """A PDF, or the first page as PNG or SVG. A document without number is marked DRAFT.

        Raises ``InvalidError`` naming the character when no font has a glyph for it.
        """
        ...
