"""``scatterpilot chat``: make an invoice by talking about it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from scatterpilot.cli.failures import sentence
from scatterpilot.cli.home import SHORT_ID_LENGTH, open_home
from scatterpilot.cli.output import console, hint, note, on_terminal
from scatterpilot.cli.typed import messages

if TYPE_CHECKING:
    from scatterpilot.ports import Document
    from scatterpilot.wiring.local import LocalHome

_GREETING = "Say what to bill. Every message is kept; Ctrl-D leaves."


def chat(
    conversation: Annotated[
        str | None, typer.Option("--conversation", "-c", metavar="ID", help="Go on with this one.")
    ] = None,
) -> None:
    """Make invoices in a conversation.

    Every message is stored before it is answered, so leaving loses nothing. In a pipe each line
    is a message.
    """
    with open_home() as home:
        if conversation is None:
            hint(_GREETING)
        else:
            _recall(home, conversation)
        try:
            conversation = _talk(home, conversation)
        except KeyboardInterrupt:
            note("")
    if conversation is not None:
        note(f"Go on with it later: scatterpilot chat --conversation {conversation}")


def _recall(home: LocalHome, conversation: str) -> None:
    """Show where it stands; raises ``NotFoundError``."""
    from scatterpilot.wiring.local import OWNER

    said = home.read_conversations.get(OWNER, conversation)["messages"]
    for message in said[-2:]:
        if message["role"] == "user":
            _print(f"> {message['text']}", dim=True)
        else:
            _print_answer(message["text"], message["engine"])
