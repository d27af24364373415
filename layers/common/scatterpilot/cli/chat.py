"""``scatterpilot chat``: make an invoice by talking about it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scatterpilot.cli.failures import sentence
from scatterpilot.cli.home import open_home
from scatterpilot.cli.output import console, hint, note, on_terminal
from scatterpilot.cli.typed import messages
from scatterpilot.cli.wording import answered_by

if TYPE_CHECKING:
    from scatterpilot.wiring.local import LocalHome

_LEAVING = ("exit", "quit", "bye")


def chat(
    conversation: Annotated[
        str | None, typer.Option("--conversation", "-c", metavar="ID", help="Go on with this one.")
    ] = None,
) -> None:
    """Make invoices in a conversation.

    Each message is stored together with its answer, so leaving, with exit or Ctrl-D, loses nothing.
    In a pipe, each line is a message.
    """
    from scatterpilot.wiring.engines import warm_engine

    with open_home() as home:
        warm_engine(home.settings)  # while the first message is typed
        _tell_who_answers(home)
        talk = _Talk(home, conversation)
        try:
            talk.begin()
            for message in takewhile(_goes_on, messages()):
                talk.say(message)
        except KeyboardInterrupt:
            note("")  # the prompt's line ends here
        finally:
            talk.end()


@dataclass
class _Talk:
    """One conversation after the other; ``conversation`` is ``None`` before each first message."""

    home: LocalHome
    conversation: str | None

    def begin(self) -> None:
        """Show where the conversation stands; raises ``NotFoundError``."""
        from scatterpilot.wiring.local import OWNER

        if self.conversation is None:
            hint("What would you like to bill? exit leaves.")
            return
        wanted, self.conversation = self.conversation, None
        for said in self.home.read_conversations.get(OWNER, wanted)["messages"][-2:]:
            if said["role"] == "user":
                _print(f"> {said['text']}", style="dim")
            else:
                _print_answer(said["text"], said["engine"])
        self.conversation = wanted

    def say(self, message: str) -> None:
        """Take a turn; in a pipe an error ends the program, a person can go on."""
        from scatterpilot.domain.errors import ScatterPilotError
        from scatterpilot.ports import NotAnsweredError
        from scatterpilot.wiring.local import OWNER

        told: dict[str, Any] = {}
        try:
            turn = self.home.take_turn(OWNER, message, self.conversation, record=told.update)
        except ScatterPilotError as error:
            if isinstance(error, NotAnsweredError):
                self.conversation = error.conversation_id
            if not on_terminal():
                raise
            note(f"{sentence(error)}\n")
            return
        self.conversation = turn["conversation_id"]
        _print_answer(turn["message"], answered_by(turn, told))
        if turn["state"] == "completed":
            _print(f"scatterpilot pdf {turn['invoice_id']} -o FILE\n", style="bold")
            self.conversation = None

    def end(self) -> None:
        if self.conversation is not None:
            note(f"Go on with it later: scatterpilot chat --conversation {self.conversation}")


def _tell_who_answers(home: LocalHome) -> None:
    """Scripts need to know only what is not as it was set."""
    from scatterpilot.wiring.answering import told

    found = home.answering
    tell = note if found.lacking or found.warnings else hint
    for line in told(found, home.settings):
        tell(line)


def _goes_on(message: str) -> bool:
    return message.strip().rstrip(".!").lower() not in _LEAVING


def _print_answer(text: str, engine: str | None) -> None:
    _print(text)
    _print(f"[{engine}]\n", style="dim")


def _print(text: str, style: str = "") -> None:
    if sys.stdout.isatty():
        console().print(text, style=style)
    else:
        typer.echo(text)
