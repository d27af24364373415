"""``POST /conversation``, ``GET /conversations`` and ``GET /conversations/{conversation_id}``."""

from __future__ import annotations

from typing import Any

from scatterpilot.api import operations
from scatterpilot.api.answers import Answer, json_answer
from scatterpilot.api.handler import Route
from scatterpilot.api.home import Home
from scatterpilot.api.ids import conversation_id
from scatterpilot.api.inputs import check_one_of, read_input
from scatterpilot.api.log import log_of
from scatterpilot.api.metrics import count_turn
from scatterpilot.api.once import once
from scatterpilot.api.pages import read_page_request
from scatterpilot.api.requests import Request
from scatterpilot.api.turn_inputs import TurnInput
from scatterpilot.app.edit_inputs import edits_of
from scatterpilot.ports import Document, ReceiptFor


def take_turn(request: Request, home: Home) -> Answer:
    given = read_input(request, TurnInput)
    check_one_of(given, "message", "edits")
    resumed = given.conversation_id
    if resumed is not None:
        conversation_id(resumed)

    def record(turn: dict[str, Any]) -> None:
        log_of(request, home).info("turn", **turn)
        count_turn(home.meter, turn)

    def run(receipt_for: ReceiptFor | None) -> Document:
        about = (resumed, given.timezone, receipt_for, record)
        if given.edits is not None:
            edits = edits_of(given.edits)
            return home.take_turn.change(request.owner, edits, *about, version=given.version)
        return home.take_turn(request.owner, given.message or "", *about)

    return once(request, home, 200, run)


def list_conversations(request: Request, home: Home) -> Answer:
    wanted = read_page_request(request, home, "conversations")
    page = home.read_conversations.page(request.owner, wanted.limit, wanted.after)
    return wanted.answer("conversations", page)


def get_conversation(request: Request, home: Home) -> Answer:
    wanted = conversation_id(request.path_values["conversation_id"])
    return json_answer(home.read_conversations.get(request.owner, wanted))


TAKE_TURN = Route(operations.TAKE_TURN, take_turn)
LIST_CONVERSATIONS = Route(operations.LIST_CONVERSATIONS, list_conversations)
GET_CONVERSATION = Route(operations.GET_CONVERSATION, get_conversation)
