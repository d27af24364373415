"""The schema, as the ordered steps that lead to it; ``PRAGMA user_version`` counts those taken.

A released step never changes: append another. Big text columns stand last in a table, so that
reading the columns before them does not touch the pages they overflow to.
"""

from __future__ import annotations

Migration = tuple[str, ...]

_INITIAL: Migration = (
    """
    CREATE TABLE conversations (
        owner TEXT NOT NULL,
        conversation_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        state TEXT NOT NULL,
        customer_name TEXT,
        currency TEXT NOT NULL,
        total TEXT NOT NULL,
        turns INTEGER NOT NULL,
        invoice_id TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        document TEXT NOT NULL,
        PRIMARY KEY (owner, conversation_id)
    ) STRICT
    """,
    "CREATE INDEX conversations_newest ON conversations (owner, created_at, conversation_id)",
    """
    CREATE TABLE invoices (
        owner TEXT NOT NULL,
        invoice_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        status TEXT NOT NULL,
        created_at TEXT NOT NULL,
        document TEXT NOT NULL,
        PRIMARY KEY (owner, invoice_id)
    ) STRICT
    """,
    "CREATE INDEX invoices_newest ON invoices (owner, created_at, invoice_id)",
    "CREATE INDEX invoices_by_status ON invoices (owner, status, created_at, invoice_id)",
    """
    CREATE TABLE counters (
        owner TEXT NOT NULL,
        series TEXT NOT NULL,
        value INTEGER NOT NULL,
        PRIMARY KEY (owner, series)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE profiles (owner TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT",
    """
    CREATE TABLE receipts (
        owner TEXT NOT NULL,
        key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        status INTEGER,
        created_at TEXT NOT NULL,
        expires_at_ms INTEGER NOT NULL,
        body TEXT,
        PRIMARY KEY (owner, key)
    ) STRICT
    """,
    "CREATE INDEX receipts_expiry ON receipts (expires_at_ms)",
    """
    CREATE TABLE rate_limits (
        owner TEXT PRIMARY KEY,
        tat_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

# A second lock behind the counters: no owner has two invoices with one number.
_UNIQUE_NUMBERS: Migration = (
    """
    ALTER TABLE invoices ADD COLUMN number TEXT
    GENERATED ALWAYS AS (json_extract(document, '$.invoice_number')) VIRTUAL
    """,
    "CREATE UNIQUE INDEX invoices_by_number ON invoices (owner, number)",
)

# Whole billionths of a dollar: sums of integers are exact.
_SPENDING: Migration = (
    """
    CREATE TABLE spending (
        owner TEXT NOT NULL,
        day TEXT NOT NULL,
        nano_usd INTEGER NOT NULL,
        PRIMARY KEY (owner, day)
    ) STRICT, WITHOUT ROWID
    """,
)

MIGRATIONS: tuple[Migration, ...] = (_INITIAL, _UNIQUE_NUMBERS, _SPENDING)
