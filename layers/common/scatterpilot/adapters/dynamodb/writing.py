"""Conditional writes: one, or several together or not at all.

Each is carried out once even when its answer gets lost and botocore sends it again. A transaction
carries a token by which DynamoDB knows it again. A single write, at half the price, knows itself
again: the item that stood in its way is the very one it wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from botocore.exceptions import ClientError

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.failures import (
    CONDITION_FAILED,
    Patience,
    code_of,
    refused_step,
    unavailable,
    will_pass,
)
from scatterpilot.adapters.dynamodb.items import Item

T = TypeVar("T")


@dataclass(frozen=True)
class Put:
    """An item to store if ``condition`` holds for the one it replaces; else raise ``refusal``.

    In a condition ``#name`` stands for the attribute ``name``; ``values`` are its ``:value``.
    """

    table: str
    item: Item
    condition: str
    refusal: Callable[[], Exception]
    values: Item = field(default_factory=dict)

    def request(self) -> dict[str, Any]:
        return {
            "TableName": self.table,
            "Item": self.item,
            **expression(self.condition, self.values),
        }


def expression(condition: str, values: Item, **others: str) -> dict[str, Any]:
    """A condition, and other expressions by their names, with the ``#name`` they use."""
    texts = {"ConditionExpression": condition, **others}
    words = " ".join(texts.values()).replace("(", " ").replace(")", " ").replace(",", " ").split()
    request: dict[str, Any] = dict(texts)
    names = {word: word[1:] for word in words if word.startswith("#")}
    if names:
        request["ExpressionAttributeNames"] = names
    if values:
        request["ExpressionAttributeValues"] = values
    return request


def write(client: Client, puts: Sequence[Put]) -> None:
    """Store all items or none; raises the refusal of the first whose condition does not hold.

    Raises ``UnavailableError`` when DynamoDB or other writers don't let it through in time.
    """
    if len(puts) == 1:
        _put(client, puts[0])
        return
    request = [{"Put": put.request()} for put in puts]
    try:
        patiently(lambda: client.transact_write_items(TransactItems=request))
    except ClientError as error:
        refused = refused_step(error)
        if refused is None:
            raise
        raise puts[refused].refusal() from error


def _put(client: Client, put: Put) -> None:
    found = try_write(client.put_item, put.request())
    if found is not None and found != put.item:
        raise put.refusal()


def try_write(operation: Callable[..., Any], request: dict[str, Any]) -> Item | None:
    """Carry out a conditional write: ``None``, or the item that did not fulfil the condition.

    An item that is not there is an empty one.
    """
    try:
        patiently(lambda: operation(**request, ReturnValuesOnConditionCheckFailure="ALL_OLD"))
    except ClientError as error:
        if code_of(error) != CONDITION_FAILED:
            raise
        found: Item = error.response.get("Item", {})
        return found
    return None


def patiently(call: Callable[[], T]) -> T:
    """Call until no other transaction is in the way; raises ``UnavailableError``."""
    patience = Patience()
    while True:
        try:
            with unavailable():
                return call()
        except ClientError as error:
            if not will_pass(error):
                raise
        patience.pause()
