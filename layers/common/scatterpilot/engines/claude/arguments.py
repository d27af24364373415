"""The arguments of a model's calls as they were meant: JSON in a string, one object for a list,
several calls in one answer. What can be read in one way only is read; nothing is guessed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from scatterpilot.ports import Intent

MAX_CHANGES: Final = 400
SHOWN_FAULTS: Final = 8
_LISTS: Final = ("changes", "lines")
_TEXTS: Final = ("reply", "confirm", "language")
_INTENTS: Final = get_args(Intent)


@dataclass
class Arguments:
    """What the calls of one answer say together; each fault tells the model what to send."""

    changes: list[Any] = field(default_factory=list)
    lines: list[Any] = field(default_factory=list)
    intent: Intent = "continue"
    reply: str = ""
    confirm: str = ""
    language: str = ""
    faults: list[str] = field(default_factory=list)


def arguments_of(calls: Iterable[Any]) -> Arguments:
    """The arguments of all calls of an answer, as if it were one."""
    found = Arguments()
    for each in calls:
        _take(_decoded(each), found)
    if len(found.changes) + len(found.lines) > MAX_CHANGES:
        found.faults.append(f"At most {MAX_CHANGES} changes fit in a call; none was taken.")
        found.changes, found.lines = [], []
    return found


def _take(arguments: Any, found: Arguments) -> None:
    if not isinstance(arguments, Mapping):
        found.faults.append("The arguments must be one JSON object.")
        return
    known = (*_LISTS, *_TEXTS, "intent")
    strange = [str(name)[:40] for name in arguments if name not in known]
    if strange:
        found.faults.append(f"There is no {', '.join(strange[:SHOWN_FAULTS])}.")
    if not arguments:
        found.faults.append("intent and reply must be given.")
    for name in _LISTS:
        _take_list(name, arguments.get(name), found)
    for name in _TEXTS:
        _take_text(name, arguments.get(name), found)
    _take_intent(arguments.get("intent"), found)


def _take_list(name: str, given: Any, found: Arguments) -> None:
    given = _decoded(given)
    if given is None or given == "":
        return
    if isinstance(given, Mapping):
        given = [given]
    if isinstance(given, list):
        getattr(found, name).extend(given)
    else:
        found.faults.append(f"{name} must be a list.")


def _take_text(name: str, given: Any, found: Arguments) -> None:
    if given is None:
        return
    if not isinstance(given, str):
        found.faults.append(f"{name} must be a string.")
    elif given.strip():
        before = getattr(found, name)
        joined = f"{before} {given}" if name == "reply" and before else given
        setattr(found, name, joined)


def _take_intent(given: Any, found: Arguments) -> None:
    """Of several the one that wants something."""
    if given is None:
        return
    if given not in _INTENTS:
        found.faults.append(f"intent must be one of {', '.join(_INTENTS)}.")
    elif given != "continue":
        if found.intent not in ("continue", given):
            found.faults.append("Send one intent.")
        found.intent = given


def _decoded(given: Any) -> Any:
    """JSON that was put into a string."""
    if not isinstance(given, str) or given.strip()[:1] not in ("{", "["):
        return given
    try:
        return json.loads(given)
    except ValueError:
        return given
