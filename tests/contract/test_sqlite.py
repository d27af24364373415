"""What SQLite adds to the contract: durability, clear failures, and pages that read no more."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scatterpilot.adapters.sqlite import (
    Database,
    SqliteConversations,
    SqliteInvoices,
    SqliteRateLimiter,
    SqliteReceipts,
)
from scatterpilot.adapters.sqlite.migrations import MIGRATIONS
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import ConflictError, UnavailableError
from scatterpilot.domain.invoice import Status
from tests.contract.limits import file_size_limited_to
from tests.contract.samples import (
    ANNA,
    BOB,
    NOW,
    a_draft,
    a_receipt,
    a_turn,
    an_invoice,
    in_threads,
    later,
    numbering,
)

BIG = a_draft("x" * 200_000)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "scatterpilot.db", busy_timeout=0.1)
    yield opened
    opened.close()


@pytest.fixture
def invoices(database: Database) -> SqliteInvoices:
    stored = SqliteInvoices(database)
    stored.add(ANNA, an_invoice())
    return stored


def test_every_connection_is_durable_and_waits_its_turn(tmp_path: Path) -> None:
    database = Database(tmp_path / "scatterpilot.db")
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }

    def pragmas(_: int) -> dict[str, object]:
        return {name: database.rows(f"PRAGMA {name}")[0][0] for name in wanted}

    assert [pragmas(0), *in_threads(pragmas, range(2), threads=2)] == [wanted] * 3


def test_every_thread_has_one_connection_of_its_own(database: Database) -> None:
    arrived = threading.Barrier(3)

    def twice(_: int) -> tuple[sqlite3.Connection, sqlite3.Connection]:
        arrived.wait()
        return database.connection(), database.connection()

    pairs = in_threads(twice, range(3), threads=3)
    assert all(first is second for first, second in pairs)
    assert len({id(first) for first, _ in pairs}) == 3


def test_a_closed_database_opens_again_when_used(
    database: Database, invoices: SqliteInvoices
) -> None:
    before = database.connection()
    database.close()
    with pytest.raises(sqlite3.ProgrammingError):
        before.execute("SELECT 1")
    assert invoices.load(ANNA, "inv_1") is not None


def test_reopening_finds_everything_and_migrates_nothing(tmp_path: Path) -> None:
    file = tmp_path / "scatterpilot.db"
    SqliteInvoices(Database(file)).add(ANNA, an_invoice())
    database = Database(file)
    assert SqliteInvoices(database).load(ANNA, "inv_1") == invoice_document(an_invoice())
    assert database.rows("PRAGMA user_version")[0][0] == len(MIGRATIONS)


def test_a_file_of_the_first_schema_keeps_its_numbers_to_itself(tmp_path: Path) -> None:
    file = tmp_path / "scatterpilot.db"
    old = sqlite3.connect(file, isolation_level=None)
    for statement in MIGRATIONS[0]:
        old.execute(statement)
    old.execute("PRAGMA user_version = 1")
    document = json.dumps(invoice_document(an_invoice("old", "pending", number="1")))
    old.execute("INSERT INTO invoices VALUES (?, 'old', 1, 'pending', ?, ?)", (ANNA, "", document))
    old.close()

    migrated = SqliteInvoices(Database(file))
    migrated.add(ANNA, an_invoice())
    assert migrated.issue(ANNA, an_invoice(), "2026", numbering(an_invoice())).number == "2"


def test_two_invoices_with_one_number_can_not_be_stored(database: Database) -> None:
    invoices = SqliteInvoices(database)
    invoices.add(ANNA, an_invoice("a", "pending", number="1"))
    invoices.add(BOB, an_invoice("a", "pending", number="1"))
    with pytest.raises(ConflictError):
        invoices.add(ANNA, an_invoice("b", "pending", number="1"))


def test_the_data_folder_is_created_for_its_owner_alone(tmp_path: Path) -> None:
    Database(tmp_path / "new" / "data" / "scatterpilot.db")
    assert (tmp_path / "new" / "data").stat().st_mode & 0o777 == 0o700


def test_a_folder_that_can_not_be_created_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(UnavailableError, match="data folder"):
        Database(tmp_path / "data" / "scatterpilot.db")


def test_opening_waits_for_another_process_that_is_creating_the_file(tmp_path: Path) -> None:
    file = tmp_path / "scatterpilot.db"
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    finished = threading.Timer(0.1, other.execute, ["COMMIT"])
    finished.start()
    SqliteInvoices(Database(file)).add(ANNA, an_invoice())
    finished.join()


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "scatterpilot.db"
    Database(file).connection().execute("PRAGMA user_version = 99")
    with pytest.raises(UnavailableError, match="newer version"):
        Database(file)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    file = tmp_path / "scatterpilot.db"
    file.write_bytes(b"no database" * 1000)
    with pytest.raises(UnavailableError, match="damaged"):
        Database(file)


def test_a_full_disk_refuses_writes_and_goes_on_reading(
    database: Database, invoices: SqliteInvoices
) -> None:
    pages = database.rows("PRAGMA page_count")[0][0]
    database.connection().execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UnavailableError, match="disk is full"):
        invoices.add(ANNA, an_invoice("inv_2", data=BIG), conversation=a_turn())
    assert invoices.load(ANNA, "inv_1") == invoice_document(an_invoice())
    assert SqliteConversations(database).load(ANNA, "conv_1") is None
    database.connection().execute(f"PRAGMA max_page_count = {pages + 1000}")
    invoices.add(ANNA, an_invoice("inv_2", data=BIG), conversation=a_turn())


def test_a_file_that_can_not_grow_refuses_writes_and_goes_on_reading(
    database: Database, invoices: SqliteInvoices, tmp_path: Path
) -> None:
    log = tmp_path / "scatterpilot.db-wal"
    with file_size_limited_to(log.stat().st_size):
        with pytest.raises(UnavailableError, match="can't be read or written"):
            invoices.add(ANNA, an_invoice("inv_2", data=BIG))
        assert invoices.load(ANNA, "inv_1") == invoice_document(an_invoice())
    assert invoices.load(ANNA, "inv_2") is None
    invoices.add(ANNA, an_invoice("inv_2", data=BIG))


def test_a_write_of_another_process_that_never_ends_is_said(
    database: Database, invoices: SqliteInvoices, tmp_path: Path
) -> None:
    other = sqlite3.connect(tmp_path / "scatterpilot.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UnavailableError, match="busy"):
        invoices.add(ANNA, an_invoice("inv_2"))
    assert invoices.load(ANNA, "inv_1") == invoice_document(an_invoice())
    other.execute("ROLLBACK")
    invoices.add(ANNA, an_invoice("inv_2"))


def test_a_write_of_another_thread_that_never_ends_is_said(
    database: Database, invoices: SqliteInvoices
) -> None:
    def write(_: int) -> None:
        with pytest.raises(UnavailableError, match="busy"):
            invoices.add(ANNA, an_invoice("inv_2"))

    with database.transaction():
        in_threads(write, [0])
    invoices.add(ANNA, an_invoice("inv_2"))


def test_an_interrupted_transaction_leaves_nothing_behind(database: Database) -> None:
    def interrupted() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO counters VALUES ('anna', '2026', 7)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert database.rows("SELECT * FROM counters") == []
    with database.transaction() as connection:
        connection.execute("INSERT INTO counters VALUES ('anna', '2026', 7)")


def test_a_mistake_of_ours_is_not_called_unavailable(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="syntax"):
        database.rows("SELEC 1")


@pytest.mark.parametrize("status", [None, "draft", "paid"])
def test_a_page_costs_the_same_however_many_invoices_there_are(
    database: Database, invoices: SqliteInvoices, status: Status | None
) -> None:
    def add(count: int, state: Status) -> None:
        for task in range(count):
            invoices.add(ANNA, an_invoice(f"{count}_{state}_{task}", state, created_at=later(task)))

    def steps() -> int:
        """Virtual machine instructions that reading the second page of three takes."""
        after = invoices.page(ANNA, 3, status).next_after
        taken = 0

        def step() -> None:
            nonlocal taken
            taken += 1

        database.connection().set_progress_handler(step, 1)
        assert len(invoices.page(ANNA, 3, status, after).documents) == 3
        database.connection().set_progress_handler(None, 0)
        return taken

    add(10, "draft")
    add(10, "paid")
    few = steps()
    add(300, "draft")
    # Invoices of one moment cost a step more each; reading all of them costs ten times more.
    assert 0 < steps() < 1.2 * few


def test_a_list_of_conversations_reads_no_conversation(database: Database) -> None:
    conversations = SqliteConversations(database)
    conversations.save(ANNA, a_turn())
    columns = set()

    def read(action: int, table: str | None, column: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ:
            columns.add(column)
        return sqlite3.SQLITE_OK

    database.connection().set_authorizer(read)
    assert len(conversations.page(ANNA, 10).documents) == 1
    assert "customer_name" in columns
    assert "document" not in columns


def test_a_request_beyond_the_limit_writes_nothing(database: Database) -> None:
    limiter = SqliteRateLimiter(database, limit=1, window_seconds=10)
    limiter.admit(ANNA, NOW)
    written = database.connection().total_changes
    assert limiter.admit(ANNA, NOW).wait == 10
    assert database.connection().total_changes == written
    assert limiter.admit(ANNA, later(10)).wait == 0
    assert database.connection().total_changes == written + 1


def test_expired_receipts_are_cleared_away(database: Database) -> None:
    receipts = SqliteReceipts(database)
    receipts.complete(ANNA, a_receipt("old"))
    receipts.claim(ANNA, "new", "body-1", later(24 * 3600))
    assert [row["key"] for row in database.rows("SELECT key FROM receipts")] == ["new"]


def test_an_admitted_request_is_one_write_and_a_refused_one_none(database: Database) -> None:
    limiter = SqliteRateLimiter(database, 3, 3600)
    before = database.connection().total_changes
    waits = [limiter.admit(ANNA, NOW).wait for _ in range(10)]
    assert waits.count(0) == 3
    assert database.connection().total_changes - before == 3
