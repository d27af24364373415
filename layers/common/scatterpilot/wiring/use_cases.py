"""The use cases, whatever home they are in: one factory each."""

from __future__ import annotations

import uuid
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scatterpilot.wiring.answering import answering_of
from scatterpilot.wiring.clock import make_today, now
from scatterpilot.wiring.engines import make_budget, make_engine
from scatterpilot.wiring.settings import Settings

if TYPE_CHECKING:
    from scatterpilot.api.metrics import Meter
    from scatterpilot.app.account_erasure import EraseAccount
    from scatterpilot.app.account_export import ExportAccount
    from scatterpilot.app.conversations import ReadConversations
    from scatterpilot.app.creating import CreateInvoice
    from scatterpilot.app.crediting import CreditInvoice
    from scatterpilot.app.drawing import DrawInvoice
    from scatterpilot.app.invoices import ChangeInvoice
    from scatterpilot.app.issuing import IssueInvoice
    from scatterpilot.app.kept_logos import KeptLogos
    from scatterpilot.app.paying import KeepPayments
    from scatterpilot.app.pdfs import EnsurePdf
    from scatterpilot.app.previews import PreviewInvoice
    from scatterpilot.app.profiles import EditProfile
    from scatterpilot.app.read_invoices import ReadInvoices
    from scatterpilot.app.trial_prints import TrialPrint
    from scatterpilot.app.turns import TakeTurn
    from scatterpilot.ports import (
        AccountStore,
        Answering,
        BlobStore,
        ConversationStore,
        Engine,
        InvoiceReader,
        InvoiceStore,
        Logos,
        Now,
        ProfileStore,
        Renderer,
        SignIns,
        SpendStore,
        Today,
    )


def new_conversation_id() -> str:
    return f"conv_{uuid.uuid4().hex}"


def new_invoice_id() -> str:
    return f"inv_{uuid.uuid4().hex}"


@dataclass(frozen=True)
class UseCases(ABC):
    """Every part is made at its first use and then kept; what is not used is not imported.

    A home adds its stores.
    """

    settings: Settings

    @property
    @abstractmethod
    def conversations(self) -> ConversationStore: ...

    @property
    @abstractmethod
    def invoices(self) -> InvoiceStore: ...

    @property
    @abstractmethod
    def invoice_reader(self) -> InvoiceReader:
        """What reads invoices without the models of those that write them."""

    @property
    @abstractmethod
    def profiles(self) -> ProfileStore: ...

    @property
    @abstractmethod
    def spending(self) -> SpendStore: ...

    @property
    @abstractmethod
    def blobs(self) -> BlobStore: ...

    @property
    @abstractmethod
    def accounts(self) -> AccountStore: ...

    @property
    @abstractmethod
    def sign_ins(self) -> SignIns | None:
        """``None`` where nobody signs in."""

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
            budget=make_budget(self.settings, lambda: self.spending),
        )

    @cached_property
    def read_conversations(self) -> ReadConversations:
        from scatterpilot.app.conversations import ReadConversations

        return ReadConversations(self.conversations)

    @cached_property
    def create_invoice(self) -> CreateInvoice:
        from scatterpilot.app.creating import CreateInvoice

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

        return ReadInvoices(self.invoice_reader, self.today)

    @cached_property
    def change_invoice(self) -> ChangeInvoice:
        from scatterpilot.app.invoices import ChangeInvoice

        return ChangeInvoice(
            self.invoices,
            lambda: self.issue_invoice,
            lambda: self.credit_invoice,
            self.now,
            self.today,
        )

    @cached_property
    def keep_payments(self) -> KeepPayments:
        from scatterpilot.app.paying import KeepPayments

        return KeepPayments(self.invoices, self.now, self.today)

    @cached_property
    def credit_invoice(self) -> CreditInvoice:
        from scatterpilot.app.crediting import CreditInvoice

        return CreditInvoice(
            invoices=self.invoices,
            profiles=self.profiles,
            logos=self.kept_logos,
            draw=self.draw_invoice,
            now=self.now,
            today=self.today,
            new_id=new_invoice_id,
        )

    @cached_property
    def issue_invoice(self) -> IssueInvoice:
        from scatterpilot.app.issuing import IssueInvoice

        return IssueInvoice(
            invoices=self.invoices,
            profiles=self.profiles,
            logos=self.kept_logos,
            draw=self.draw_invoice,
            now=self.now,
            today=self.today,
        )

    @cached_property
    def ensure_pdf(self) -> EnsurePdf:
        from scatterpilot.app.pdfs import EnsurePdf

        return EnsurePdf(
            profiles=self.profiles,
            issue=self.issue_invoice,
            draw=self.draw_invoice,
            blobs=self.blobs,
            now=self.now,
        )

    @cached_property
    def preview_invoice(self) -> PreviewInvoice:
        from scatterpilot.app.previews import PreviewInvoice

        return PreviewInvoice(
            self.conversations, self.invoices, self.profiles, self.draw_invoice, self.today
        )

    @cached_property
    def draw_invoice(self) -> DrawInvoice:
        from scatterpilot.app.drawing import DrawInvoice

        return DrawInvoice(self.renderer, self.kept_logos)

    @cached_property
    def kept_logos(self) -> KeptLogos:
        from scatterpilot.app.kept_logos import KeptLogos

        return KeptLogos(lambda: self.blobs)

    @cached_property
    def edit_profile(self) -> EditProfile:
        from scatterpilot.app.profiles import EditProfile

        return EditProfile(
            self.profiles,
            lambda: self.trial_print,
            lambda owner, series: self.invoices.counted(owner, series),
            self.today,
        )

    @cached_property
    def trial_print(self) -> TrialPrint:
        from scatterpilot.app.trial_prints import TrialPrint

        return TrialPrint(self.renderer, self.logos, self.today)

    @cached_property
    def erase_account(self) -> EraseAccount:
        from scatterpilot.app.account_erasure import EraseAccount

        return EraseAccount(self.accounts, self.blobs, self.sign_ins, self.now)

    @cached_property
    def export_account(self) -> ExportAccount:
        from scatterpilot.app.account_export import ExportAccount

        return ExportAccount(self.accounts, self.blobs)

    @cached_property
    def engine(self) -> Engine:
        return make_engine(self.settings)

    @cached_property
    def answering(self) -> Answering:
        """Which engine answers, as this process finds it at first."""
        return answering_of(self.settings, self.today(None))

    @cached_property
    def renderer(self) -> Renderer:
        from scatterpilot.adapters.typst import TypstRenderer

        return TypstRenderer()

    @cached_property
    def logos(self) -> Logos:
        from scatterpilot.adapters.logos import PillowLogos

        return PillowLogos()

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
    def meter(self) -> Meter | None:
        return None
