"""Profiles in SQLite, one JSON text per owner."""

from __future__ import annotations

from scatterpilot.adapters.sqlite.database import Database
from scatterpilot.domain.profile import Profile

_LOAD = "SELECT document FROM profiles WHERE owner = ?"
_SAVE = """
    INSERT INTO profiles VALUES (?, ?) ON CONFLICT DO UPDATE SET document = excluded.document
"""


class SqliteProfiles:
    """A ``ProfileStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, owner: str) -> Profile:
        row = self._database.row(_LOAD, (owner,))
        return Profile.model_validate_json(row["document"]) if row else Profile()

    def save(self, owner: str, profile: Profile) -> None:
        with self._database.transaction() as connection:
            connection.execute(_SAVE, (owner, profile.model_dump_json()))
