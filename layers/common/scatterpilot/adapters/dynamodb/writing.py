"""Conditional writes: one, or several together or not at all.

Each is carried out once even when its answer gets lost and botocore sends it again. A transaction
carries a token by which DynamoDB knows it again. A single write, at half the price, knows itself
again: the item that stood in its way is the very one it wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

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


def write(client: Client, puts: Sequence[Put]) -> set[tuple[str, str]]:
    """Store all items or none; raises the refusal of the first whose condition does not hold.

    Gives the table and partition key of each item collection that fills up. Raises
    ``UnavailableError`` when DynamoDB or other writers don't let it through in time.
    """
    if len(puts) == 1:
        return _put(client, puts[0])
    request = [{"Put": put.request()} for put in puts]
    try:
        answer = patiently(lambda: client.transact_write_items(TransactItems=request, **_SIZES))
    except ClientError as error:
        refused = refused_step(error)
        if refused is None:
            raise
        raise puts[refused].refusal() from error
    return set(filling(answer, ""))


def _put(client: Client, put: Put) -> set[tuple[str, str]]:
    sizes: set[tuple[str, str]] = set()

    def store(**request: Any) -> None:
        sizes.update(filling(client.put_item(**request, **_SIZES), put.table))

    found = try_write(store, put.request())
    if found is not None and found != put.item:
        raise put.refusal()
    return sizes


FILLING_GB: Final = 6.0
"""From here on an item collection fills up: what is new goes to the next (``shelves``), and the
rest of DynamoDB's 10 GB is room for payments and further versions."""
_SIZES: Final = {"ReturnItemCollectionMetrics": "SIZE"}


def filling(answer: Mapping[str, Any], table: str) -> Iterator[tuple[str, str]]:
    """The collections, by table and key, of which the answer to a write tells that they fill up;
    ``table`` is where a single item was put.
    """
    told = answer.get("ItemCollectionMetrics") or {}
    by_table = {table: [told]} if "ItemCollectionKey" in told else told
    for name, collections in by_table.items():
        for each in collections:
            if each.get("SizeEstimateRangeGB", [0.0])[0] >= FILLING_GB:
                yield name, each["ItemCollectionKey"]["owner"]["S"]


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
