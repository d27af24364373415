"""The chat of ``make test-local``: any model engine over stores in memory."""

from __future__ import annotations

import sys
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from tests.fakes import MemoryConversations, MemoryInvoices, MemoryProfiles, MemoryReceipts

from scatterpilot.adapters.bedrock import BedrockModel
from scatterpilot.app.turns import TakeTurn
from scatterpilot.domain.errors import ScatterPilotError
from scatterpilot.wiring.clock import make_today
from scatterpilot.wiring.engines import make_engine
from scatterpilot.wiring.settings import Settings, read_settings

OWNER = "local-test"


def make_take_turn(settings: Settings) -> TakeTurn:
    """The use case over stores in memory; raises ``ScatterPilotError`` with what to set."""
    conversations = MemoryConversations(MemoryReceipts())
    return TakeTurn(
        engine=make_engine(settings),
        conversations=conversations,
        invoices=MemoryInvoices(conversations),
        profiles=MemoryProfiles(),
        now=lambda: datetime.now(UTC),
        today=make_today(settings.today),
        new_id=lambda: f"conv_{uuid.uuid4().hex}",
    )


def used(turn: dict[str, Any], record: dict[str, Any]) -> str:
    """One line on what answered and what it took."""
    usage = turn["usage"]
    if usage is None:
        return f"[{turn['engine']}: no model was asked]"
    return (
        f"[{turn['engine']} {record.get('model', '')}: {usage['input_tokens']} in, "
        f"{usage['cache_read_tokens']} from cache, {usage['cache_write_tokens']} to cache, "
        f"{usage['output_tokens']} out; ${usage['cost_usd']}, so far "
        f"${record['conversation_cost_usd']}]"
    )


def chat(take_turn: TakeTurn) -> int:
    """Talk until the input ends or the model does not answer; gives the exit status."""
    conversation, spent, records = None, Decimal(0), list[dict[str, Any]]()
    print("What would you like to bill? Ctrl-D leaves.")
    for line in sys.stdin:
        if not line.strip():
            continue
        try:
            turn = take_turn(OWNER, line.strip(), conversation, record=records.append)
        except ScatterPilotError as error:
            print(error.message, file=sys.stderr)
            return 1
        conversation = None if turn["state"] == "completed" else turn["conversation_id"]
        spent += Decimal((turn["usage"] or {"cost_usd": 0})["cost_usd"])
        print(f"{turn['message']}\n{used(turn, records[-1])}\n", flush=True)
    print(f"Together: ${spent}")
    return 0


def chat_with(engine: str) -> int:
    """Chat with one of ``MODEL_ENGINES``; what is lacking is said before anything is typed."""
    try:
        # No stand-in: a model that does not answer says why.
        settings = replace(read_settings(), engine=engine, llm_fallback="none")
        take_turn = make_take_turn(settings)
        if engine == "bedrock":
            BedrockModel(settings.bedrock_model_id, settings.aws_region).check_set_up()
        return chat(take_turn)
    except ScatterPilotError as error:
        print(error.message, file=sys.stderr)
        return 1
