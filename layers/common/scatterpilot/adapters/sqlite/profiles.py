"""Profiles in SQLite, one JSON text per owner."""

from __future__ import annotations

from scatterpilot.adapters.sqlite.database import Database
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.stored_documents import check_known, text_of, to_store

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
        if row is None:
            return Profile()
        return Profile.model_validate_json(text_of("profile", row["document"]))

    def save(self, owner: str, profile: Profile) -> None:
        with self._database.transaction() as connection:
            replaced = connection.execute(_LOAD, (owner,)).fetchone()
            if replaced is not None:
                check_known("profile", replaced["document"])
            connection.execute(_SAVE, (owner, to_store(profile.model_dump_json())))
