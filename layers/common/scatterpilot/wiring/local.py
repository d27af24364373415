"""Everything on one machine: SQLite and files in the data folder."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scatterpilot.wiring.clock import make_today, now
from scatterpilot.wiring.settings import Settings

if TYPE_CHECKING:
    from scatterpilot.adapters.files import FileBlobs
    from scatterpilot.adapters.sqlite import Database
    from scatterpilot.app.conversations import ReadConversations
    from scatterpilot.app.invoices import ChangeInvoice, CreateInvoice
    from scatterpilot.app.pdfs import EnsurePdf, PreviewInvoice
    from scatterpilot.app.profiles import EditProfile
    from scatterpilot.app.read_invoices import ReadInvoices
    from scatterpilot.app.turns import TakeTurn
    from scatterpilot.ports import (
        ConversationStore,
        Engine,
        InvoiceStore,
        Now,
        ProfileStore,
        RateLimiter,
        ReceiptStore,
        Renderer,
        Today,
    )

OWNER = "local"
"""Who owns everything at home: there is one person, so nobody signs in."""


def new_conversation_id() -> str:
    return f"conv_{uuid.uuid4().hex}"


@dataclass(frozen=True)
class LocalHome:
    """Every part is made at its first use and then kept; what is not used is not imported."""

    settings: Settings

    @cached_property
    def take_turn(self) -> TakeTurn:
        from scatterpilot.app.turns import TakeTurn

        return TakeTurn(
            engine=self.engine,
            conversations=self.conversations,
            invoices=self.invoices,
            profiles=self.profiles,
            now=self.now,
            today=self.today,
            new_id=new_conversation_id,
        )

    @cached_property
    def read_conversations(self) -> ReadConversations:
        from scatterpilot.app.conversations import ReadConversations

        return ReadConversations(self.conversations)

    @cached_property
    def create_invoice(self) -> CreateInvoice:
        from scatterpilot.app.invoices import CreateInvoice

        return CreateInvoice(
            conversations=self.conversations,
            invoices=self.invoices,
            profiles=self.profiles,
            now=self.now,
            today=self.today,
            new_id=new_conversation_id,
        )

    @cached_property
    def read_invoices(self) -> ReadInvoices:
        from scatterpilot.app.read_invoices import ReadInvoices

        return ReadInvoices(self.invoices, self.today)

    @cached_property
    def change_invoice(self) -> ChangeInvoice:
        from scatterpilot.app.invoices import ChangeInvoice

        return ChangeInvoice(self.invoices, self.profiles, self.now, self.today)

    @cached_property
    def ensure_pdf(self) -> EnsurePdf:
        from scatterpilot.app.pdfs import EnsurePdf

        return EnsurePdf(
            invoices=self.invoices,
            profiles=self.profiles,
            change=self.change_invoice,
            renderer=self.renderer,
            blobs=self.blobs,
            now=self.now,
        )

    @cached_property
    def preview_invoice(self) -> PreviewInvoice:
        from scatterpilot.app.pdfs import PreviewInvoice

        return PreviewInvoice(self.conversations, self.profiles, self.renderer, self.today)

    @cached_property
    def edit_profile(self) -> EditProfile:
        from scatterpilot.app.profiles import EditProfile

        return EditProfile(self.profiles)

    @cached_property
    def engine(self) -> Engine:
        from scatterpilot.engines.embedded import EmbeddedEngine

        return EmbeddedEngine()

    @cached_property
    def renderer(self) -> Renderer:
        from scatterpilot.adapters.typst import TypstRenderer

        return TypstRenderer()

    @cached_property
    def conversations(self) -> ConversationStore:
        from scatterpilot.adapters.sqlite import SqliteConversations

        return SqliteConversations(self.database)

    @cached_property
    def invoices(self) -> InvoiceStore:
        from scatterpilot.adapters.sqlite import SqliteInvoices

        return SqliteInvoices(self.database)

    @cached_property
    def profiles(self) -> ProfileStore:
        from scatterpilot.adapters.sqlite import SqliteProfiles

        return SqliteProfiles(self.database)

    @cached_property
    def receipts(self) -> ReceiptStore:
        from scatterpilot.adapters.sqlite import SqliteReceipts

        return SqliteReceipts(self.database)

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
    def now(self) -> Now:
        return now

    @cached_property
    def today(self) -> Today:
        return make_today(self.settings.today)

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        return self.settings.allowed_origins

    @property
    def log_level(self) -> str:
        return self.settings.log_level

    @property
    def _folder(self) -> Path:
        return self.settings.data_dir
