"""A request to a model and its answer, whatever the protocol."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


class InvalidRequestError(Exception):
    """The service would refuse the request; the text says why."""


@dataclass(frozen=True)
class Said:
    """One message; ``results`` are the texts of tool results in it."""

    role: str
    text: str
    results: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """``prefix`` is what never changes between requests: the tools and the system text."""

    model: str
    prefix: str
    messages: tuple[Said, ...]

    @property
    def state(self) -> dict[str, Any]:
        """The state of the draft that the request tells."""
        return self._opened[0]

    @property
    def message(self) -> str:
        """The user's new message."""
        return self._opened[1]

    @property
    def _opened(self) -> tuple[dict[str, Any], str]:
        told = next(said.text for said in reversed(self.messages) if "State: " in said.text)
        _, _, rest = told.rpartition("State: ") if told.count("State: {") == 1 else _first(told)
        state, end = json.JSONDecoder().raw_decode(rest)
        return state, rest[end:].removeprefix("\nMessage: ")

    @property
    def results(self) -> tuple[str, ...]:
        """What the tool answered to the last call, if this follows one."""
        return self.messages[-1].results

    @property
    def previous(self) -> str:
        """What the assistant said last."""
        return next((said.text for said in reversed(self.messages) if said.role != "user"), "")


def _first(told: str) -> tuple[str, str, str]:
    """The user may write "State: {" too, but only after the real one."""
    start = told.find("State: {")
    return "", "", told[start + len("State: ") :]


@dataclass(frozen=True)
class Answered:
    """A text, or the arguments of one call of ``tool``; ``stop`` is for the odd cases, ``thought``
    what newer models think before they answer."""

    text: str = ""
    thought: str = ""
    arguments: Any = None
    tool: str = "update_invoice"
    stop: str | None = None
    more_calls: tuple[Any, ...] = field(default=())

    @property
    def calls(self) -> tuple[Any, ...]:
        return (*(() if self.arguments is None else (self.arguments,)), *self.more_calls)


Brain = Callable[[Asked], Answered]
