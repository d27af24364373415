"""What answers in a conversation: an engine, and the language model behind one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol

from scatterpilot.domain.errors import UnavailableError

# For type checkers only: reading stored documents must not import the models.
if TYPE_CHECKING:
    from scatterpilot.domain.chat import ChatReply, ChatRequest
    from scatterpilot.domain.conversation import Message, Question, State, Usage
    from scatterpilot.domain.editor import DraftEditor
    from scatterpilot.domain.profile import Profile

Intent = Literal["continue", "issue", "cancel"]


@dataclass(frozen=True)
class Turn:
    """One message to answer, with all that an engine may know of it.

    ``history`` excludes the message. ``stage`` is ``review`` when exactly this draft was read back
    and only a yes is missing; in ``completed`` edits are ignored, in ``cancelled`` they start a new
    draft. ``today`` is the user's.
    """

    message: str
    history: Sequence[Message]
    editor: DraftEditor
    profile: Profile
    today: date
    stage: State

    @property
    def said(self) -> list[str]:
        """The user's messages, this one last."""
        return [*(m.text for m in self.history if m.role == "user"), self.message]


def _no_usage() -> Usage:
    from scatterpilot.domain.conversation import Usage

    return Usage()


@dataclass(frozen=True)
class EngineReply:
    """What an engine answers: its words, what the user wants, and what the answer took.

    ``show_draft`` asks for the read-back below the words; ``confirm`` words the question under it.
    ``holds``: the draft is in doubt, so it is not read back yet; the words ask about it.
    ``language`` is the user's, one of ``presentation.language.LANGUAGES``: what code adds to the
    words, such as the read-back, is said in it; other languages get English.
    ``sure``: all was understood. ``degraded``: it stood in. ``trace``: for a log, no user's words.
    """

    text: str
    intent: Intent = "continue"
    question: Question | None = None
    engine: str = ""
    language: str = "en"
    usage: Usage = field(default_factory=_no_usage)
    show_draft: bool = False
    confirm: str = ""
    holds: bool = False
    degraded: bool = False
    sure: bool = False
    trace: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Answering:
    """Which engine was chosen, and which one answers: another where the chosen one can't, ``None``
    where nobody does. ``lacking`` says why, ``warnings`` what will be so soon; in words."""

    chosen: str
    engine: str | None
    lacking: str = ""
    warnings: tuple[str, ...] = ()


class NotAnsweredError(UnavailableError):
    """No engine could answer. ``usage`` is what trying cost, ``trace`` as in ``EngineReply``;
    ``conversation_id`` is set where the user's message was stored all the same."""

    code = "not_answered"

    def __init__(
        self, message: str, retry_after: int, usage: Usage, trace: Mapping[str, str | int]
    ) -> None:
        super().__init__(message, retry_after)
        self.usage = usage
        self.trace = trace
        self.conversation_id: str | None = None


class Engine(Protocol):
    """Turns words into edits and a reply; it never touches a store and computes no sum."""

    def respond(self, turn: Turn) -> EngineReply:
        """Answer one message. Never raises for anything a user can type; raises
        ``NotAnsweredError`` when the model behind it does not answer."""
        ...


class ChatModel(Protocol):
    """One language model, wherever it runs."""

    def converse(self, request: ChatRequest) -> ChatReply:
        """Ask once, without retries. Raises ``ModelError``, never anything else."""
        ...
