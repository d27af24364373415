"""Everything on one machine: SQLite and files in the data folder."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scatterpilot.wiring.use_cases import UseCases

if TYPE_CHECKING:
    from scatterpilot.adapters.files import FileBlobs
    from scatterpilot.adapters.sqlite import Database
    from scatterpilot.ports import (
        AccountStore,
        ConversationStore,
        InvoiceReader,
        InvoiceStore,
        ProfileStore,
        RateLimiter,
        ReceiptStore,
        SpendStore,
    )

OWNER = "local"
"""Who owns everything at home: there is one person, so nobody signs in."""


class LocalHome(UseCases):
    """One data folder, ``settings.data_dir``."""

    @cached_property
    def conversations(self) -> ConversationStore:
        from scatterpilot.adapters.sqlite import SqliteConversations

        return SqliteConversations(self.database, self.settings.conversation_retention_days)

    @cached_property
    def invoices(self) -> InvoiceStore:
        from scatterpilot.adapters.sqlite import SqliteInvoices

        return SqliteInvoices(self.database)

    @property
    def invoice_reader(self) -> InvoiceReader:
        return self.invoices

    @cached_property
    def profiles(self) -> ProfileStore:
        from scatterpilot.adapters.sqlite import SqliteProfiles

        return SqliteProfiles(self.database)

    @cached_property
    def receipts(self) -> ReceiptStore:
        from scatterpilot.adapters.sqlite import SqliteReceipts

        return SqliteReceipts(self.database)

    @cached_property
    def spending(self) -> SpendStore:
        from scatterpilot.adapters.sqlite import SqliteSpending

        return SqliteSpending(self.database)

    @cached_property
    def accounts(self) -> AccountStore:
        from scatterpilot.adapters.sqlite import SqliteAccounts

        return SqliteAccounts(self.database)

    @property
    def sign_ins(self) -> None:
        return None

    @cached_property
    def rate_limiter(self) -> RateLimiter | None:
        """``None`` unless a limit is set."""
        limit = self.settings.rate_limit_max_requests
        if limit is None:
            return None
        from scatterpilot.adapters.sqlite import SqliteRateLimiter

        return SqliteRateLimiter(self.database, limit, self.settings.rate_limit_window_seconds)

    @cached_property
    def blobs(self) -> FileBlobs:
        from scatterpilot.adapters.files import FileBlobs

        return FileBlobs(self._folder / "files", secret=self.secret)

    @cached_property
    def database(self) -> Database:
        from scatterpilot.adapters.sqlite import Database

        return Database(self._folder / "scatterpilot.db")

    @cached_property
    def secret(self) -> bytes:
        """What signs links and cursors."""
        from scatterpilot.adapters.secret import load_or_create_secret

        return load_or_create_secret(self._folder / "secret")

    @property
    def _folder(self) -> Path:
        return self.settings.data_dir
