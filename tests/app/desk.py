"""The use cases over stores in memory, with a clock and an engine that a test directs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from scatterpilot.adapters.logos import PillowLogos
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
from scatterpilot.app.trial_prints import TrialPrint
from scatterpilot.app.turns import TakeTurn
from scatterpilot.domain.conversation import Conversation, Message, Question, State, Usage
from scatterpilot.domain.editor import EditResult
from scatterpilot.domain.edits import AddLine, Edit, SetCustomer, SetDates
from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import (
    Document,
    EngineReply,
    Intent,
    PreviewFormat,
    Receipt,
    ReceiptFor,
    Turn,
)
from tests.domain.samples import SELLER
from tests.fakes import (
    MemoryBlobs,
    MemoryConversations,
    MemoryInvoices,
    MemoryProfiles,
    MemoryReceipts,
)

ANNA, BOB = "anna", "bob"
MONDAY = date(2026, 3, 9)
UNPRINTABLE = "\U000f0000"

WORK: tuple[Edit, ...] = (
    SetCustomer(name="Acme"),
    AddLine(
        description="Web development", quantity=Decimal(40), unit="hours", unit_price=Decimal(150)
    ),
    SetDates(terms_days=30),
)


@dataclass(frozen=True)
class Heard:
    """What the engine was told besides the message, and what became of its edits."""

    message: str
    history: tuple[Message, ...]
    stage: State
    profile: Profile
    today: date
    result: EditResult


@dataclass
class ScriptedEngine:
    """An ``Engine`` that makes the moves it is given, whatever it hears."""

    edits: Sequence[Edit] = ()
    reply: EngineReply = field(default_factory=lambda: EngineReply(text="Noted."))
    meanwhile: Callable[[], object] = lambda: None
    heard: list[Heard] = field(default_factory=list)

    def respond(self, turn: Turn) -> EngineReply:
        result = turn.editor.apply(self.edits)
        self.heard.append(
            Heard(turn.message, tuple(turn.history), turn.stage, turn.profile, turn.today, result)
        )
        self.meanwhile()
        return self.reply


@dataclass
class PlainRenderer:
    """A ``Renderer`` whose picture is the text of the document and its seller."""

    drawn: list[Document] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None

    def render(self, document: Mapping[str, Any], seller: Profile, format: PreviewFormat) -> bytes:
        printed = seller.model_dump(mode="json", exclude={"number_pattern"})
        content = {"document": document, "seller": printed, "as": format}
        text = json.dumps(content, ensure_ascii=False)
        texts = {**printed, **document["data"], "invoice_number": document["invoice_number"]}
        faults = [FieldFault(name, "no font") for name, text in texts.items() if _unprintable(text)]
        if faults:
            raise InvalidError("No font can print U+F0000.", faults, code="text_not_printable")
        self.drawn.append(dict(document))
        self.meanwhile()
        return text.encode()


def _unprintable(value: Any) -> bool:
    return isinstance(value, str) and UNPRINTABLE in value


class Desk:
    """Everything of one installation, whose sellers have a name; ``day`` and ``engine`` are the
    test's to set."""

    def __init__(self) -> None:
        self.day = MONDAY
        self.engine = ScriptedEngine()
        self.renderer = PlainRenderer()
        self.receipts = MemoryReceipts()
        self.conversations = MemoryConversations(self.receipts)
        self.invoices = MemoryInvoices(self.conversations)
        self.profiles = MemoryProfiles()
        for owner in (ANNA, BOB):
            self.profiles.save(owner, SELLER)
        self.blobs = MemoryBlobs()
        ids = count(1)
        self.take_turn = TakeTurn(
            engine=self.engine,
            conversations=self.conversations,
            invoices=self.invoices,
            profiles=self.profiles,
            now=self.now,
            today=self.today,
            new_id=lambda: f"conv_{next(ids)}",
        )
        self.create = CreateInvoice(
            conversations=self.conversations,
            invoices=self.invoices,
            profiles=self.profiles,
            now=self.now,
            today=self.today,
            new_id=lambda: f"conv_{next(ids)}",
        )
        logos = KeptLogos(lambda: self.blobs)
        self.draw = DrawInvoice(self.renderer, logos)
        self.issue = IssueInvoice(
            self.invoices, self.profiles, logos, self.draw, self.now, self.today
        )
        self.pay = KeepPayments(self.invoices, self.now, self.today)
        self.credit = CreditInvoice(
            self.invoices,
            self.profiles,
            logos,
            self.draw,
            self.now,
            self.today,
            lambda: f"inv_credit_{next(ids)}",
        )
        self.change = ChangeInvoice(
            self.invoices, lambda: self.issue, lambda: self.credit, self.now, self.today
        )
        self.ensure_pdf = EnsurePdf(
            profiles=self.profiles,
            issue=self.issue,
            draw=self.draw,
            blobs=self.blobs,
            now=self.now,
        )
        self.preview = PreviewInvoice(
            self.conversations, self.invoices, self.profiles, self.draw, self.today
        )
        trial = TrialPrint(self.renderer, PillowLogos(), self.today)
        self.edit_profile = EditProfile(
            self.profiles, lambda: trial, self.invoices.counted, self.today
        )

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)

    def today(self, timezone: str | None) -> date:
        """The day, one earlier in Hawaii; there are no other time zones."""
        if timezone not in (None, "Pacific/Honolulu"):
            raise InvalidError("No such time zone.", code="timezone_unknown")
        return self.day - timedelta(days=timezone is not None)

    def turn(
        self,
        *edits: Edit,
        intent: Intent = "continue",
        to: str | None = None,
        said: str = "so be it",
        text: str = "Noted.",
        show: bool = False,
        question: Question | None = None,
        usage: Usage | None = None,
        timezone: str | None = None,
        receipt_for: ReceiptFor | None = None,
    ) -> Document:
        """One message from Anna, to which the engine makes these edits and this reply."""
        self.engine.edits = edits
        self.engine.reply = EngineReply(
            text=text,
            intent=intent,
            question=question,
            engine="scripted",
            show_draft=show,
            usage=usage or Usage(),
        )
        return self.take_turn(ANNA, said, to, timezone, receipt_for)

    def reviewed(self) -> str:
        """A conversation whose complete draft was just read back; its id."""
        conversation_id: str = self.turn(*WORK)["conversation_id"]
        return conversation_id

    def stored(self, conversation_id: str) -> Conversation:
        found = self.conversations.load(ANNA, conversation_id)
        assert found is not None
        return found

    def all_invoices(self) -> tuple[Document, ...]:
        return self.invoices.page(ANNA, 1_000).documents


def receipt_of(document: Document) -> Receipt:
    """The receipt of an answer under the key ``key``."""
    at = datetime(2026, 3, 9, 12, tzinfo=UTC)
    return Receipt("key", "print", 200, json.dumps(document), at)
