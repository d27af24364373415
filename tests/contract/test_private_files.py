"""What lies in the data folder is its owner's alone, also where the folder is open to others."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from scatterpilot.adapters.files import FileBlobs
from scatterpilot.adapters.secret import load_or_create_secret
from scatterpilot.adapters.sqlite import Database, SqliteInvoices
from tests.contract.samples import ANNA, an_invoice

DATABASE = ("scatterpilot.db", "scatterpilot.db-wal", "scatterpilot.db-shm")
LOCKS = Path("/proc/locks")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A data folder that its owner made, where the system lets others read what is new."""
    before = os.umask(0o022)
    made = tmp_path / "data"
    made.mkdir(mode=0o755)
    yield made
    os.umask(before)


def use(folder: Path) -> Database:
    """Write everything that is ever written there; an open database has its log beside it."""
    secret = load_or_create_secret(folder / "secret")
    FileBlobs(folder / "files", secret).put("anna/inv_1.pdf", b"%PDF", "application/pdf")
    database = Database(folder / "scatterpilot.db")
    SqliteInvoices(database).add(ANNA, an_invoice())
    return database


def open_to_others(folder: Path) -> list[str]:
    below = sorted(folder.rglob("*"))
    return [str(path.relative_to(folder)) for path in below if path.stat().st_mode & 0o077]


def test_everything_written_is_its_owners_alone_in_a_folder_that_others_can_read(
    folder: Path,
) -> None:
    database = use(folder)
    written = {str(path.relative_to(folder)) for path in folder.rglob("*")}
    assert written == {*DATABASE, "files", "files/anna", "files/anna/inv_1.pdf", "secret"}
    assert open_to_others(folder) == []
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755, "the folder is its owner's business"
    database.close()


def test_what_an_older_version_left_open_is_closed_when_it_is_next_used(folder: Path) -> None:
    database = use(folder)
    for name in (*DATABASE, "secret", "files/anna/inv_1.pdf"):
        (folder / name).chmod(0o644)
    (folder / "files").chmod(0o755)
    load_or_create_secret(folder / "secret")
    FileBlobs(folder / "files", b"s" * 32)
    Database(folder / "scatterpilot.db")
    # Nobody reaches a file in a folder that is closed.
    assert open_to_others(folder) == ["files/anna/inv_1.pdf"]
    database.close()


@pytest.mark.skipif(not LOCKS.exists(), reason="only Linux tells what is locked")
def test_opening_it_again_does_not_let_go_of_a_lock(folder: Path) -> None:
    """Closing a file drops the locks that this process holds on it, so it must not be opened."""
    first = Database(folder / "scatterpilot.db", busy_timeout=0.1)
    with first.transaction():
        held = _locks_of(folder / "scatterpilot.db")
        Database(folder / "scatterpilot.db")
        assert _locks_of(folder / "scatterpilot.db") == held
        assert held


def _locks_of(path: Path) -> list[str]:
    """What Linux says this process has locked of a file: the ranges, in order."""
    inode = str(path.stat().st_ino)
    lines = (line.split() for line in LOCKS.read_text().splitlines())
    return sorted(
        " ".join(parts[3:4] + parts[6:])
        for parts in lines
        if parts[4] == str(os.getpid()) and parts[5].endswith(f":{inode}")
    )
