"""Which writes wait for the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from scatterpilot.adapters.sqlite import Database

NORMAL, FULL = 1, 2
"""What ``PRAGMA synchronous`` answers."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "scatterpilot.db")
    yield opened
    opened.close()


def synchronous(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA synchronous").fetchone()[0]
    return found


def test_a_write_waits_for_the_disk_unless_it_need_not_be_durable(database: Database) -> None:
    with database.transaction() as connection:
        assert synchronous(connection) == FULL
    with database.transaction(durable=False) as connection:
        assert synchronous(connection) == NORMAL
    assert synchronous(database.connection()) == FULL


def test_the_next_write_waits_for_the_disk_even_after_one_that_failed(database: Database) -> None:
    with pytest.raises(RuntimeError), database.transaction(durable=False):
        raise RuntimeError
    assert synchronous(database.connection()) == FULL
