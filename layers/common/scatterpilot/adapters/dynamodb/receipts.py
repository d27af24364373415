"""Idempotency records in DynamoDB: a reservation while its request runs, then its answer.

DynamoDB clears expired items away when it gets to it, so every condition looks at the time itself.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.failures import CONDITION_FAILED, code_of
from scatterpilot.adapters.dynamodb.items import Item, fits, number, packed, text, unpacked
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.writing import Put, expression, patiently, try_write, write
from scatterpilot.domain.errors import ConflictError, InvalidError
from scatterpilot.ports import CLAIM_SECONDS, RECEIPT_HOURS, Receipt

_FREE = "attribute_not_exists(#owner) OR #lapses_at_ms <= :now"
_OURS = "(attribute_not_exists(#answer_status) AND #fingerprint = :fingerprint)"


class DynamoReceipts:
    """A ``ReceiptStore``."""

    def __init__(self, client: Client, tables: Tables) -> None:
        self._client = client
        self._tables = tables

    def claim(self, owner: str, key: str, fingerprint: str, now: datetime) -> Receipt | None:
        item = {
            **_item(owner, key, fingerprint, now, timedelta(seconds=CLAIM_SECONDS)),
            # Tells this reservation from another of the same request, see ``writing``.
            "claim": text(uuid.uuid4().hex),
        }
        request = {
            "TableName": self._tables.receipts,
            "Item": item,
            **expression(_FREE, {":now": _milliseconds(now)}),
        }
        found = try_write(self._client.put_item, request)
        if found is None or found == item:
            return None
        return _answer(found, fingerprint)

    def complete(self, owner: str, receipt: Receipt) -> None:
        write(self._client, [receipt_put(self._tables, owner, receipt)])

    def release(self, owner: str, key: str) -> None:
        request = {
            "TableName": self._tables.receipts,
            "Key": {"owner": text(owner), "idempotency_key": text(key)},
            **expression("attribute_not_exists(#answer_status)", {}),
        }
        try:
            patiently(lambda: self._client.delete_item(**request))
        except ClientError as error:
            if code_of(error) != CONDITION_FAILED:
                raise


def receipt_put(tables: Tables, owner: str, receipt: Receipt) -> Put:
    """The write that stores an answer; see ``Receipt`` for when it is refused.

    Raises ``InvalidError`` when the answer does not fit an item.
    """
    body = packed(receipt.body)
    if not fits(receipt.body, body):
        raise InvalidError(
            "The answer to this request is too large to be kept for a repetition. "
            "Send it without Idempotency-Key.",
            code="answer_too_large",
        )
    kept = timedelta(hours=RECEIPT_HOURS)
    item = {
        **_item(owner, receipt.key, receipt.fingerprint, receipt.created_at, kept),
        "answer_status": number(receipt.status),
        "body": body,
    }
    values = {
        ":now": _milliseconds(receipt.created_at),
        ":fingerprint": text(receipt.fingerprint),
    }
    return Put(tables.receipts, item, f"{_FREE} OR {_OURS}", _answered, values)


def _item(owner: str, key: str, fingerprint: str, at: datetime, kept: timedelta) -> Item:
    return {
        "owner": text(owner),
        "idempotency_key": text(key),
        "fingerprint": text(fingerprint),
        "created_at": text(at.isoformat()),
        "lapses_at_ms": _milliseconds(at + kept),
        "expires_at": number(int((at + kept).timestamp()) + 1),
    }


def _answer(found: Item, fingerprint: str) -> Receipt:
    if found["fingerprint"]["S"] != fingerprint:
        raise InvalidError(
            "This Idempotency-Key was used for another request; use a new key.",
            code="idempotency_key_reused",
        )
    if "answer_status" not in found:
        raise ConflictError(
            "The first request with this Idempotency-Key is still running; "
            "try again in a few seconds.",
            code="request_in_progress",
        )
    return Receipt(
        key=found["idempotency_key"]["S"],
        fingerprint=fingerprint,
        status=int(found["answer_status"]["N"]),
        body=unpacked(found["body"]),
        created_at=datetime.fromisoformat(found["created_at"]["S"]),
    )


def _answered() -> ConflictError:
    return ConflictError(
        "This request was answered meanwhile; send it again to get that answer.",
        code="already_answered",
    )


def _milliseconds(at: datetime) -> dict[str, Any]:
    return number(int(at.timestamp() * 1000))
