"""The shapes of answers, for the OpenAPI document and the tests; no answer passes through them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from scatterpilot.domain.conversation import State
from scatterpilot.domain.draft import SourceKind
from scatterpilot.domain.fields import INVOICE_FIELDS, LINE_FIELDS, Kind
from scatterpilot.domain.fields import Field as InvoiceField
from scatterpilot.domain.profile import Profile as SellerProfile
from scatterpilot.domain.status import Status
from scatterpilot.domain.tax_ids import TaxId
from scatterpilot.domain.terms import PaymentTerms

Money = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$", examples=["6000.00"])]
"""A decimal as text, so that no digit is lost; of money in the invoice's currency."""


class _Output(BaseModel):
    model_config = ConfigDict(extra="forbid")


class DiscountByPercent(_Output):
    percent: Money


class DiscountByAmount(_Output):
    amount: Money


class TaxGroup(_Output):
    """The tax at one rate (a fraction: 0.2 is 20 %) on its base."""

    rate: Money
    base: Money
    amount: Money


_TYPES: dict[Kind, Any] = {
    "text": str,
    "lines": str,
    "email": str,
    "currency": str,
    "date": date,
    "days": int,
    "quantity": Money,
    "price": Money,
    "rate": Money,
    "flag": bool,
    "discount": DiscountByPercent | DiscountByAmount,
    "terms": PaymentTerms,
    "country": str,
    "tax_ids": list[TaxId],
}


def _with_fields(base: type[_Output], name: str, fields: Iterable[InvoiceField]) -> type[_Output]:
    """The base with a value for each field, null where it is unknown."""
    values: dict[str, Any] = {
        field.name: Annotated[_TYPES[field.kind] | None, Field(description=field.about or None)]
        for field in fields
        if field.name not in base.model_fields
    }
    return create_model(name, __base__=base, __doc__=base.__doc__, **values)


class _Line(_Output):
    """``amount`` is quantity times unit price, rounded to the currency; unknown is null."""

    taxable: bool
    amount: Money | None


class _InvoiceData(_Output):
    """The content of a draft or an invoice, with every figure; unknown is null."""

    currency: str
    tax_rate: Money
    subtotal: Money
    discount_total: Money
    taxes: list[TaxGroup]
    tax_total: Money
    total: Money


if TYPE_CHECKING:

    class Line(_Line): ...

    class InvoiceData(_InvoiceData): ...

else:
    Line = _with_fields(_Line, "Line", LINE_FIELDS.values())

    class _WithLines(_InvoiceData):
        __doc__ = _InvoiceData.__doc__
        line_items: list[Line]

    InvoiceData = _with_fields(_WithLines, "InvoiceData", INVOICE_FIELDS.values())


class Profile(SellerProfile):
    """The seller: what every invoice starts from. ``logo`` is a ``data:`` URL of a picture,
    ``default_tax_rate`` a fraction, and ``number_pattern`` has ``{seq}``, ``{seq:04d}`` and
    ``{year}`` where the numbers go."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class Seller(Profile):
    """The profile as it was when the invoice was issued, less the logo."""


class Invoice(_Output):
    """``invoice_number`` is null until it is issued. ``status`` ``pending``: issued, not paid yet;
    ``overdue``: that past its due date. ``seller_logo`` is the SHA-256 of the logo's ``data:`` URL
    at issue, null without one, ``current`` where none was recorded, so that today's is shown."""

    invoice_id: str
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
    overdue: bool


class InvoicePage(_Output):
    """``last_key`` gets the next page; null on the last one."""

    invoices: list[Invoice]
    count: int
    last_key: str | None


class Origin(_Output):
    """Where a value came from: the user's own words by message and place in it, a field of a form,
    the profile, or a default."""

    kind: SourceKind
    quote: str
    turn: int | None = None
    start: int | None = None
    end: int | None = None


class TurnUsage(_Output):
    """What a language model took; cost in US dollars."""

    input_tokens: int
    output_tokens: int
    cache_read_tokens: int
    cache_write_tokens: int
    cost_usd: Money


class _ConversationState(_Output):
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


class Said(_Output):
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


class ConversationSummary(_Output):
    conversation_id: str
    state: State
    customer_name: str | None
    currency: str
    total: Money
    turns: int
    invoice_id: str | None
    created_at: datetime
    updated_at: datetime


class ConversationPage(_Output):
    """``last_key`` gets the next page; null on the last one."""

    conversations: list[ConversationSummary]
    count: int
    last_key: str | None


class PdfLink(_Output):
    """``download_url`` works for five minutes; ask again for a new one."""

    invoice_id: str
    invoice_number: str
    download_url: str
    pdf_generated: Literal[True]


class Health(_Output):
    """``engine`` was chosen, ``answering`` is the one that answers, for the reason in ``lacking``;
    ``null`` is nobody. ``warnings`` tell which models are about to go. Both in words."""

    status: Literal["ok"]
    version: str
    engine: str
    answering: str | None
    lacking: str | None
    warnings: list[str]


class FieldError(_Output):
    """A field, as a path, a query parameter or a header, and what to do about it."""

    field: str
    message: str


class Problem(_Output):
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
    Health,
    Problem,
)
