"""Conversations and invoices to store; only what a test is about needs saying."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from scatterpilot.domain.conversation import Conversation, Message, Option, Question, Usage
from scatterpilot.domain.draft import Discount, Draft, LineItem, Source
from scatterpilot.domain.edits import ChangeLine
from scatterpilot.domain.invoice import Invoice, Status
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import ConversationChange, Receipt

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
ANNA, BOB = "anna", "bob"

HOSTILE = 'O\'Brien & Sons <import> SELECT "*"; -- %s ? :x {} 株式会社 🦀 \u0301 é'

T = TypeVar("T")


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def a_draft(customer: str = HOSTILE) -> Draft:
    said = Source(kind="user", quote="O'Brien", turn=0, start=0, end=7)
    line = LineItem(
        description="Web development",
        quantity=Decimal("40.5"),
        unit="hours",
        unit_price=Decimal("149.999999"),
        provenance={"unit_price": said},
        disputed={"quantity": "1e9 is too much"},
    )
    return Draft(
        customer_name=customer,
        invoice_date=date(2026, 3, 9),
        due_date=date(2026, 4, 8),
        line_items=(line,),
        tax_rate=Decimal("0.0825"),
        discount=Discount(percent=Decimal(10)),
        provenance={"customer_name": said},
    )


def a_conversation(id: str = "conv_1", version: int = 1, **values: Any) -> Conversation:
    created = {"created_at": NOW, "updated_at": NOW, "draft": a_draft()}
    messages = (
        Message(role="user", text=HOSTILE, at=NOW),
        Message(role="assistant", text="Which line?", at=NOW, question=a_question(), engine="e"),
    )
    return Conversation(
        conversation_id=id,
        **{
            **created,
            "messages": messages,
            "version": version,
            "usage": Usage(input_tokens=7, cost_usd=Decimal("0.0012")),
            **values,
        },
    )


def a_question() -> Question:
    option = Option(label="The first", edits=(ChangeLine(line=0, quantity=Decimal(42)),))
    return Question(field="line_items.0.quantity", options=(option,))


def a_turn(id: str = "conv_1", expected: int = 0, **values: Any) -> ConversationChange:
    return ConversationChange(a_conversation(id, expected + 1, **values), expected)


def an_invoice(id: str = "inv_1", status: Status = "draft", **values: Any) -> Invoice:
    at = {"created_at": NOW, "updated_at": NOW, "data": a_draft()}
    return Invoice(invoice_id=id, status=status, **{**at, **values})


def changed(invoice: Invoice, **values: Any) -> Invoice:
    return invoice.model_copy(update={"version": invoice.version + 1, **values})


def numbering(invoice: Invoice, pattern: str = "{}") -> Callable[[int], Invoice]:
    """What issuing does to an invoice, as far as a store is concerned."""

    def numbered(sequence: int) -> Invoice:
        seller = Profile(business_name="Anna & Co")
        number = pattern.format(sequence)
        return changed(invoice, status="pending", number=number, seller=seller, issued_at=NOW)

    return numbered


def a_receipt(key: str = "key", at: datetime = NOW, **values: Any) -> Receipt:
    return Receipt(
        **{
            "key": key,
            "fingerprint": "body-1",
            "status": 201,
            "body": '{"a":"é"}',
            "created_at": at,
            **values,
        }
    )


def in_threads(task: Callable[[int], T], arguments: Iterable[int], threads: int = 8) -> list[T]:
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(task, arguments))
