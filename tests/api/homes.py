"""A home of fakes: everything the API needs, in memory, with an engine that follows a script."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from scatterpilot.adapters.logos import PillowLogos
from scatterpilot.api.metrics import Meter
from scatterpilot.app.account_erasure import EraseAccount
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
from scatterpilot.domain.edits import AddLine, SetCustomer, SetDates
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import Answering, EngineReply, PreviewFormat, RateLimiter, Turn
from scatterpilot.wiring.clock import make_today
from tests.api.gateway import ANNA
from tests.domain.samples import SELLER
from tests.fakes import (
    MemoryAccounts,
    MemoryBlobs,
    MemoryConversations,
    MemoryInvoices,
    MemoryProfiles,
    MemorySignIns,
)
from tests.fakes.receipts import MemoryReceipts

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
EMBEDDED = Answering("embedded", "embedded")
YEARS_ON = {"moment": NOON.replace(year=2036), "today_is": date(2036, 3, 9)}

EVERYTHING = "Invoice Acme for 40 hours of web development at $150, net 30"
YES = "Yes, create it"


class ScriptedEngine:
    """Knows two messages; ``before_answering`` runs inside every turn."""

    def __init__(self) -> None:
        self.before_answering: Callable[[], None] = lambda: None
        self.turns = 0

    def respond(self, turn: Turn) -> EngineReply:
        self.turns += 1
        self.before_answering()
        if turn.message == EVERYTHING:
            turn.editor.apply(
                [
                    SetCustomer(name="Acme"),
                    AddLine(
                        description="Web development",
                        quantity=Decimal(40),
                        unit="hours",
                        unit_price=Decimal(150),
                    ),
                    SetDates(terms_days=30),
                ]
            )
            return EngineReply("Here it is.", engine="scripted")
        if turn.message == YES:
            return EngineReply("Done.", intent="issue", engine="scripted")
        return EngineReply("Whom do you want to bill?", engine="scripted")


class RacedInvoices(MemoryInvoices):
    """``before_adding`` runs once, before the next invoice is added."""

    before_adding: Callable[[], None] | None = None

    def add(self, owner: str, invoice: Invoice, **with_it: Any) -> None:
        race, self.before_adding = self.before_adding, None
        if race is not None:
            race()
        super().add(owner, invoice, **with_it)


class PlainRenderer:
    """Draws the customer's name, ``repeat`` times; counts what it drew."""

    def __init__(self) -> None:
        self.drawn = 0
        self.repeat = 1

    def render(self, document: Mapping[str, Any], seller: Profile, format: PreviewFormat) -> bytes:
        self.drawn += 1
        return f"{format} for {document['data']['customer_name']}".encode() * self.repeat


@dataclass
class FakeHome:
    """Fits ``api.home.Home``; Anna has a business, others have yet to name theirs. Set ``moment``
    to move the clock."""

    rate_limiter: RateLimiter | None = None
    allowed_origins: tuple[str, ...] = ()
    log_level: str = "INFO"
    meter: Meter | None = None
    secret: bytes = b"s" * 32
    moment: datetime = NOON
    answering: Answering = EMBEDDED
    today_is: date = date(2026, 3, 9)
    engine: ScriptedEngine = field(default_factory=ScriptedEngine)
    renderer: PlainRenderer = field(default_factory=PlainRenderer)
    blobs: MemoryBlobs = field(default_factory=MemoryBlobs)
    receipts: MemoryReceipts = field(default_factory=MemoryReceipts)

    def __post_init__(self) -> None:
        self.conversations = MemoryConversations(self.receipts)
        self.invoices = RacedInvoices(self.conversations)
        self.profiles = MemoryProfiles()
        self.sign_ins = MemorySignIns()
        self.profiles.save(ANNA, SELLER)
        numbers = itertools.count(1)
        self.new_id: Callable[[], str] = lambda: f"conv_{next(numbers):032x}"

    def now(self) -> datetime:
        # Time passes, so that "newest first" has an order.
        self.moment += timedelta(milliseconds=1)
        return self.moment

    def today(self, timezone: str | None) -> date:
        return make_today(self.today_is)(timezone)

    @property
    def take_turn(self) -> TakeTurn:
        return TakeTurn(
            self.engine,
            self.conversations,
            self.invoices,
            self.profiles,
            self.now,
            self.today,
            self.new_id,
        )

    @property
    def read_conversations(self) -> ReadConversations:
        return ReadConversations(self.conversations)

    @property
    def create_invoice(self) -> CreateInvoice:
        return CreateInvoice(
            self.conversations, self.invoices, self.profiles, self.now, self.today, self.new_id
        )

    @property
    def read_invoices(self) -> ReadInvoices:
        return ReadInvoices(self.invoices, self.today)

    @property
    def change_invoice(self) -> ChangeInvoice:
        return ChangeInvoice(
            self.invoices, lambda: self._issue, lambda: self.credit_invoice, self.now, self.today
        )

    @property
    def keep_payments(self) -> KeepPayments:
        return KeepPayments(self.invoices, self.now, self.today)

    @property
    def credit_invoice(self) -> CreditInvoice:
        return CreditInvoice(
            self.invoices,
            self.profiles,
            self._draw.logos,
            self._draw,
            self.now,
            self.today,
            lambda: "inv_" + self.new_id().removeprefix("conv_"),
        )

    @property
    def ensure_pdf(self) -> EnsurePdf:
        return EnsurePdf(self.profiles, self._issue, self._draw, self.blobs, self.now)

    @property
    def preview_invoice(self) -> PreviewInvoice:
        return PreviewInvoice(
            self.conversations, self.invoices, self.profiles, self._draw, self.today
        )

    @property
    def erase_account(self) -> EraseAccount:
        accounts = MemoryAccounts(self.invoices, self.conversations, self.profiles)
        return EraseAccount(accounts, self.blobs, self.sign_ins, self.now)

    @property
    def edit_profile(self) -> EditProfile:
        trial = TrialPrint(self.renderer, PillowLogos(), self.today)
        return EditProfile(self.profiles, lambda: trial, self.invoices.counted, self.today)

    @property
    def _issue(self) -> IssueInvoice:
        logos = self._draw.logos
        return IssueInvoice(self.invoices, self.profiles, logos, self._draw, self.now, self.today)

    @property
    def _draw(self) -> DrawInvoice:
        return DrawInvoice(self.renderer, KeptLogos(lambda: self.blobs))
