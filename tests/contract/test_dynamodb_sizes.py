"""Records near and beyond what one item of DynamoDB holds."""

from __future__ import annotations

import random
import string
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.adapters.dynamodb.conversations import DynamoConversations
from scatterpilot.adapters.dynamodb.invoices import DynamoInvoices
from scatterpilot.adapters.dynamodb.receipts import DynamoReceipts
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.domain.conversation import Message
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.errors import ConflictError, InvalidError
from tests.contract.samples import (
    ANNA,
    NOW,
    a_conversation,
    a_draft,
    a_receipt,
    a_turn,
    an_invoice,
    later,
)

pytestmark = pytest.mark.emulator


def noise(length: int) -> str:
    """Text that compressing hardly makes shorter."""
    return "".join(random.Random(length).choices(string.ascii_letters + string.digits, k=length))


def many_lines(count: int, length: int) -> Draft:
    words = noise(count * length)
    lines = (
        LineItem(
            description=words[at * length : (at + 1) * length],
            quantity=Decimal(1),
            unit_price=Decimal(at),
        )
        for at in range(count)
    )
    return a_draft().model_copy(update={"line_items": tuple(lines)})


def test_an_invoice_of_a_thousand_lines_is_stored_and_listed(
    invoices: DynamoInvoices,
) -> None:
    """As large as a request may be, in words that repeat as little as words do."""
    large = an_invoice(data=many_lines(1000, 100))
    invoices.add(ANNA, large)
    assert invoices.load(ANNA, "inv_1") == invoice_document(large)
    assert invoices.page(ANNA, 1, "draft").documents == (invoice_document(large),)


def test_an_invoice_that_does_not_fit_is_refused_and_nothing_is_stored(
    invoices: DynamoInvoices, conversations: DynamoConversations
) -> None:
    huge = an_invoice(data=many_lines(1000, 1000))
    with pytest.raises(InvalidError, match="split it") as refused:
        invoices.add(ANNA, huge, conversation=a_turn())
    assert refused.value.code == "invoice_too_large"
    assert conversations.load(ANNA, "conv_1") is None
    assert invoices.load(ANNA, "inv_1") is None


def test_a_page_ends_before_it_is_more_than_lambda_can_answer(
    invoices: DynamoInvoices,
) -> None:
    repeated = Draft(notes="word " * 200_000)
    for task in range(5):
        invoices.add(ANNA, an_invoice(f"inv_{task}", data=repeated, created_at=later(task)))
    first = invoices.page(ANNA, 5)
    assert [document["invoice_id"] for document in first.documents] == ["inv_4", "inv_3", "inv_2"]
    second = invoices.page(ANNA, 5, after=first.next_after)
    assert [document["invoice_id"] for document in second.documents] == ["inv_1", "inv_0"]
    assert second.next_after is None


def said(texts: Iterable[str]) -> tuple[Message, ...]:
    return tuple(Message(role="user", text=text, at=NOW) for text in texts)


def test_a_hundred_long_messages_in_plain_words_fit(
    conversations: DynamoConversations,
) -> None:
    """100 messages of 10,000 characters, of which 300 at a time are new."""
    texts = [noise(300) + "forty hours of web development at 150 " * 255 for _ in range(100)]
    messages = said(text[:10_000] for text in texts)
    conversations.save(ANNA, a_turn(messages=messages))
    assert conversations.load(ANNA, "conv_1") == a_conversation(messages=messages)


@pytest.mark.parametrize(
    "texts",
    [[noise(9_000 + at) for at in range(100)], ["x" * 10_000] * 400],
    ids=["more than an item holds", "more than an answer holds"],
)
def test_a_conversation_too_long_to_store_is_refused_and_stays_as_it_was(
    conversations: DynamoConversations, texts: list[str]
) -> None:
    conversations.save(ANNA, a_turn())
    with pytest.raises(ConflictError, match="start a new conversation") as refused:
        conversations.save(ANNA, a_turn(expected=1, messages=said(texts)), a_receipt())
    assert refused.value.code == "conversation_full"
    assert conversations.load(ANNA, "conv_1") == a_conversation()


def test_an_answer_too_large_to_keep_is_refused_with_what_to_do(
    dynamodb: Any, tables: Tables
) -> None:
    with pytest.raises(InvalidError, match="without Idempotency-Key"):
        DynamoReceipts(dynamodb, tables).complete(ANNA, a_receipt(body=noise(700_000)))
