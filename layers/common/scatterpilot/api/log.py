"""Log lines of the API: declared fields only, never what somebody wrote."""

from __future__ import annotations

import traceback
from functools import cache
from pathlib import Path

from aws_lambda_powertools import Logger

_PACKAGE = Path(__file__).parents[1]
_SHOWN_FRAMES = 3


@cache
def logger(level: str) -> Logger:
    """JSON lines on standard output, with the fields of the call."""
    return Logger(service="scatterpilot", level=level)


def code_location(error: BaseException) -> str:
    """Where in our code an exception came from, innermost first, without its message.

    ``app/turns.py:91 < api/conversations.py:40``
    """
    frames = [
        f"{Path(frame.filename).relative_to(_PACKAGE)}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_PACKAGE)
    ]
    return " < ".join(reversed(frames[-_SHOWN_FRAMES:]))
