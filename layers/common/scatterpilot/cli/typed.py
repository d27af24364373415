"""What a person types or pastes, or what a pipe holds, as messages."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator

PROMPT = "> "

_PASTE_SECONDS = 0.05
"""Lines that follow each other faster than this were pasted, and are one message."""


def messages() -> Iterator[str]:
    """One message per line of a pipe; on a terminal, one per answer to the prompt.

    Ends with the input; what was typed until then still is a message.
    """
    if not sys.stdin.isatty():
        yield from (line.rstrip("\r\n") for line in sys.stdin if line.strip())
        return
    _enable_editing()
    while True:
        lines = list(_typed_lines())
        if "".join(lines).strip():
            yield "\n".join(lines)
        if not lines:
            return


def _typed_lines() -> Iterator[str]:
    """The lines of one message; none when the input has ended."""
    try:
        yield input(PROMPT)
        while _more_is_there():
            yield input()
    except EOFError:
        return


def _enable_editing() -> None:
    """Let arrows edit and recall; a paste arrives whole where readline can tell it from typing."""
    try:
        import readline
    except ImportError:
        return
    readline.parse_and_bind("set enable-bracketed-paste on")


def _more_is_there() -> bool:
    # Windows can't wait for a console this way; there a pasted text is one message per line.
    if os.name == "nt":
        return False
    ready, _, _ = select.select([sys.stdin], [], [], _PASTE_SECONDS)
    return bool(ready)
