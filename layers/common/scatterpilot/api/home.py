"""What the API needs to be wired with; the homes in ``wiring`` fit it without knowing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from scatterpilot.api.metrics import Meter
    from scatterpilot.app.account_erasure import EraseAccount
    from scatterpilot.app.conversations import ReadConversations
    from scatterpilot.app.creating import CreateInvoice
    from scatterpilot.app.crediting import CreditInvoice
    from scatterpilot.app.invoices import ChangeInvoice
    from scatterpilot.app.paying import KeepPayments
    from scatterpilot.app.pdfs import EnsurePdf
    from scatterpilot.app.previews import PreviewInvoice
    from scatterpilot.app.profiles import EditProfile
    from scatterpilot.app.read_invoices import ReadInvoices
    from scatterpilot.app.turns import TakeTurn
    from scatterpilot.ports import Answering, Now, RateLimiter, ReceiptStore


class Home(Protocol):
    """Use cases by name, each made at its first use, so that a function pays only for its own."""

    @property
    def take_turn(self) -> TakeTurn: ...

    @property
    def read_conversations(self) -> ReadConversations: ...

    @property
    def create_invoice(self) -> CreateInvoice: ...

    @property
    def read_invoices(self) -> ReadInvoices: ...

    @property
    def change_invoice(self) -> ChangeInvoice: ...

    @property
    def keep_payments(self) -> KeepPayments: ...

    @property
    def credit_invoice(self) -> CreditInvoice: ...

    @property
    def ensure_pdf(self) -> EnsurePdf: ...

    @property
    def preview_invoice(self) -> PreviewInvoice: ...

    @property
    def edit_profile(self) -> EditProfile: ...

    @property
    def erase_account(self) -> EraseAccount: ...

    @property
    def answering(self) -> Answering:
        """Which engine answers in a conversation."""
        ...

    @property
    def receipts(self) -> ReceiptStore: ...

    @property
    def rate_limiter(self) -> RateLimiter | None:
        """``None``: no limit."""
        ...

    @property
    def secret(self) -> bytes:
        """What signs the cursors and hides owners in the log; the same in every process."""
        ...

    @property
    def now(self) -> Now: ...

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """The web pages on other origins that may call the API; ``*`` is any."""
        ...

    @property
    def log_level(self) -> str: ...

    @property
    def meter(self) -> Meter | None:
        """Where metrics go; ``None``: nowhere."""
        ...
