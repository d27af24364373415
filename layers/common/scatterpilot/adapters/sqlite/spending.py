"""What models have cost, per owner and day."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, Decimal

from scatterpilot.adapters.sqlite.database import Database

_DECIMALS = 9
_SPENT = "SELECT nano_usd FROM spending WHERE owner = ? AND day = ?"
_ADD = """
    INSERT INTO spending VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET nano_usd = nano_usd + excluded.nano_usd
"""


class SqliteSpending:
    """A ``SpendStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def spent(self, owner: str, day: date) -> Decimal:
        row = self._database.row(_SPENT, (owner, day.isoformat()))
        return Decimal(row["nano_usd"] if row else 0).scaleb(-_DECIMALS)

    def add(self, owner: str, day: date, usd: Decimal) -> None:
        nano_usd = int(usd.scaleb(_DECIMALS).to_integral_value(ROUND_CEILING))
        with self._database.transaction() as connection:
            connection.execute(_ADD, (owner, day.isoformat(), nano_usd))
