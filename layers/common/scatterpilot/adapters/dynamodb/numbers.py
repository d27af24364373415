"""The numbers of invoices: a counter per series, and an item for every number that was given."""

from __future__ import annotations

from collections.abc import Callable

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.failures import unavailable
from scatterpilot.adapters.dynamodb.items import Item, number, text
from scatterpilot.adapters.dynamodb.reading import get_item
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.writing import Put

# How many numbers are looked up at once: few at first, for long runs of given ones as many as
# DynamoDB reads at once.
_FIRST_LOOK, _LONGEST_LOOK = 8, 100


class RacedError(Exception):
    """Another invoice drew from the series first; draw again."""


class GivenError(Exception):
    """The number is on another invoice; look for one that is not."""


class Numbers:
    """The numbers of all owners; drawing one is a part of somebody else's transaction."""

    def __init__(self, client: Client, tables: Tables) -> None:
        self._client = client
        self._table = tables.profiles

    def counted(self, owner: str, series: str) -> int:
        """The last number drawn from a series, 0 before the first."""
        found = get_item(self._client, self._table, _series(owner, series))
        return int(found["counted"]["N"]) if found else 0

    def first_free(self, owner: str, sequence: int, written: Callable[[int], str]) -> int:
        """The first number from ``sequence`` on that no invoice carries as it would be written."""
        look = _FIRST_LOOK
        while True:
            candidates = range(sequence, sequence + look)
            given = self._given(owner, [written(each) for each in candidates])
            for each in candidates:
                if written(each) not in given:
                    return each
            sequence += look
            look = min(2 * look, _LONGEST_LOOK)

    def draw_puts(
        self, owner: str, series: str, counted: int, sequence: int, invoice: tuple[str, str]
    ) -> list[Put]:
        """The writes that draw ``sequence`` after ``counted`` for an invoice (id and number).

        Refused with ``RacedError`` or ``GivenError``.
        """
        counter = {**_series(owner, series), "counted": number(sequence)}
        if counted:
            values = {":read": number(counted)}
            count = Put(self._table, counter, "#counted = :read", RacedError, values)
        else:
            count = Put(self._table, counter, "attribute_not_exists(#pk)", RacedError)
        return [count, self.give_put(owner, *invoice, GivenError)]

    def give_put(
        self, owner: str, invoice_id: str, written: str, refusal: Callable[[], Exception]
    ) -> Put:
        """The write that keeps everybody else from giving a number again."""
        item = {**_number(owner, written), "invoice_id": text(invoice_id)}
        return Put(self._table, item, "attribute_not_exists(#pk)", refusal)

    def _given(self, owner: str, written: list[str]) -> set[str]:
        request = {
            self._table: {
                "Keys": [_number(owner, each) for each in written],
                "ConsistentRead": True,
                "ProjectionExpression": "sk",
            }
        }
        given = set()
        while request:
            with unavailable():
                answer = self._client.batch_get_item(RequestItems=request)
            given |= {item["sk"]["S"] for item in answer["Responses"][self._table]}
            request = answer.get("UnprocessedKeys", {})
        return {key.removeprefix("number#") for key in given}


def _series(owner: str, series: str) -> Item:
    return {"pk": text(f"numbers#{owner}"), "sk": text(f"series#{series}")}


def _number(owner: str, written: str) -> Item:
    return {"pk": text(f"numbers#{owner}"), "sk": text(f"number#{written}")}
