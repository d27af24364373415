"""The shapes of answers, for the OpenAPI document and the tests; no answer passes through them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from scatterpilot.api.invoice_outputs import InvoiceData
from scatterpilot.api.output_values import Money, Output
from scatterpilot.api.settlement_outputs import CreditedInvoice, CreditNote, RecordedPayment
from scatterpilot.domain.conversation import State
from scatterpilot.domain.draft import SourceKind
from scatterpilot.domain.profile import Profile as SellerProfile
from scatterpilot.domain.status import Kind, Status


class Profile(SellerProfile):
    """The seller: what every invoice starts from. ``logo`` is a ``data:`` URL of a picture,
    ``default_tax_rate`` a fraction, and ``number_pattern`` has ``{seq}``, ``{seq:04d}`` and
    ``{year}`` where the numbers go."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class Seller(Profile):
    """The profile as it was when the invoice was issued, less the logo."""


class Invoice(Output):
    """``invoice_number`` is null until it is issued. ``status`` ``pending``: issued, not paid yet;
    ``overdue``: that past its due date. ``seller_logo`` is the SHA-256 of the logo's ``data:`` URL
    at issue, null without one, ``current`` where none was recorded, so that today's is shown. A
    credit note has ``credited_invoice``, the status ``pending`` and nothing due. ``amount_due`` is
    what its ``data`` has as due, from the issue, less what was credited and paid since; what was
    paid beyond that is ``amount_to_refund``. ``amount_paid`` counts payments before and since."""

    invoice_id: str
    kind: Kind
    invoice_number: str | None
    status: Status
    conversation_id: str | None
    created_at: datetime
    updated_at: datetime
    issued_at: datetime | None
    version: int
    data: InvoiceData
    seller: Seller | None
    seller_logo: str | None
    credited_invoice: CreditedInvoice | None
    payments: list[RecordedPayment]
    credit_notes: list[CreditNote]
    amount_paid: Money
    amount_credited: Money
    amount_due: Money
    amount_to_refund: Money
    overdue: bool


class InvoicePage(Output):
    """``last_key`` gets the next page; null on the last one."""

    invoices: list[Invoice]
    count: int
    last_key: str | None


class Origin(Output):
    """Where a value came from: the user's own words by message and place in it, a field of a form,
    the profile, or a default."""

    kind: SourceKind
    quote: str
    turn: int | None = None
    start: int | None = None
    end: int | None = None


class TurnUsage(Output):
    """What a language model took; cost in US dollars."""

    input_tokens: int
    output_tokens: int
    cache_read_tokens: int
    cache_write_tokens: int
    cost_usd: Money


class _ConversationState(Output):
    conversation_id: str
    version: int
    invoice_ready: bool
    state: State
    missing_fields: list[str]
    draft: InvoiceData | None
    provenance: dict[str, Origin]
    disputed: dict[str, str]
    invoice_id: str | None


class Turn(_ConversationState):
    """The answer to a message and where the conversation stands. ``missing_fields`` are paths
    such as ``due_date`` or ``line_items.0.unit_price``."""

    message: str
    engine: str
    degraded: bool
    usage: TurnUsage | None


class Said(Output):
    """One message of a conversation; ``engine`` is what answered."""

    role: Literal["user", "assistant"]
    text: str
    at: datetime
    engine: str | None


class Conversation(_ConversationState):
    """A whole conversation, to go on with."""

    messages: list[Said]
    usage: TurnUsage
    created_at: datetime
    updated_at: datetime


class ConversationSummary(Output):
    conversation_id: str
    state: State
    customer_name: str | None
    currency: str
    total: Money
    turns: int
    invoice_id: str | None
    created_at: datetime
    updated_at: datetime


class ConversationPage(Output):
    """``last_key`` gets the next page; null on the last one."""

    conversations: list[ConversationSummary]
    count: int
    last_key: str | None


class PdfLink(Output):
    """``download_url`` works for five minutes; ask again for a new one."""

    invoice_id: str
    invoice_number: str
    download_url: str
    pdf_generated: Literal[True]


class ErasedRecords(Output):
    """How many of each; ``sign_in`` tells whether the sign-in was deleted too."""

    invoices: int
    conversations: int
    profiles: int
    files: int
    sign_in: bool


class KeptRecords(Output):
    """Issued invoices, and the files with their PDFs and logos."""

    invoices: int
    files: int


class Erasure(Output):
    """What is gone for good, and what was kept because it was asked for."""

    erased: ErasedRecords
    kept: KeptRecords


class Health(Output):
    """``engine`` was chosen, ``answering`` is the one that answers, for the reason in ``lacking``;
    ``null`` is nobody. ``warnings`` tell which models are about to go. Both in words."""

    status: Literal["ok"]
    version: str
    engine: str
    answering: str | None
    lacking: str | None
    warnings: list[str]


class FieldError(Output):
    """A field, as a path, a query parameter or a header, and what to do about it."""

    field: str
    message: str


class Problem(Output):
    """An error (RFC 9457). ``code`` is stable for programs; report ``request_id`` to us.
    ``conversation_id`` is there when a message was stored but no engine could answer it."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str
    errors: list[FieldError]
    conversation_id: str | None = None


OUTPUTS: tuple[type[BaseModel], ...] = (
    Turn,
    Conversation,
    ConversationPage,
    Invoice,
    InvoicePage,
    PdfLink,
    Profile,
    Erasure,
    Health,
    Problem,
)
