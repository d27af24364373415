"""What models have cost, per owner and day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_CEILING, Decimal

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.items import Item, number, text
from scatterpilot.adapters.dynamodb.reading import get_item
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.writing import patiently

_DECIMALS = 9
_KEPT_DAYS = 7
_ADD = "ADD nano_usd :nano_usd SET expires_at = :expires_at"


class DynamoSpending:
    """A ``SpendStore``: one number per owner and day, cleared away after a week.

    An addition whose answer gets lost may be sent, and counted, twice: too much rather than too
    little.
    """

    def __init__(self, client: Client, tables: Tables) -> None:
        self._client = client
        self._table = tables.rate_limits

    def spent(self, owner: str, day: date) -> Decimal:
        """Raises ``UnavailableError``."""
        found = get_item(self._client, self._table, _key(owner, day))
        return Decimal(found["nano_usd"]["N"] if found else 0).scaleb(-_DECIMALS)

    def add(self, owner: str, day: date, usd: Decimal) -> None:
        """Raises ``UnavailableError``."""
        nano_usd = int(usd.scaleb(_DECIMALS).to_integral_value(ROUND_CEILING))
        end = datetime.combine(day, time(), UTC) + timedelta(days=_KEPT_DAYS)
        values = {":nano_usd": number(nano_usd), ":expires_at": number(int(end.timestamp()))}
        patiently(
            lambda: self._client.update_item(
                TableName=self._table,
                Key=_key(owner, day),
                UpdateExpression=_ADD,
                ExpressionAttributeValues=values,
            )
        )


def spending_keys(owner: str, now: datetime) -> list[Item]:
    """The keys of all days that may still be there."""
    today = now.astimezone(UTC).date()
    # Cleared away some days late at times, and a day early where a clock is ahead.
    days = range(-1, 2 * _KEPT_DAYS)
    return [_key(owner, today - timedelta(days=each)) for each in days]


def _key(owner: str, day: date) -> Item:
    return {"pk": text(f"spend#{owner}#{day.isoformat()}")}
