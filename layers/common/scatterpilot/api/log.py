"""Log lines of the API: declared fields only, never what somebody wrote.

Behind that stands a redactor that every line passes; see ``redaction``.
"""

from __future__ import annotations

import traceback
from functools import cache
from pathlib import Path
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.logging.formatter import LambdaPowertoolsFormatter

_PACKAGE = Path(__file__).parents[1]
_SHOWN_FRAMES = 3
_OF_EVERY_LINE = ("level", "timestamp", "service", "message", "request_id", "operation")


@cache
def logger(level: str) -> Logger:
    """JSON lines on standard output, with the fields of the call."""
    return Logger(service="scatterpilot", level=level, logger_formatter=RedactingFormatter())


class RedactingFormatter(LambdaPowertoolsFormatter):
    """Caps every value, makes the line, and takes personal data and secrets out of it."""

    def serialize(self, log: Any) -> str:
        # Imported with the first line, so that importing a function does not pay for it.
        from scatterpilot.api.redaction import LINE_LIMIT, redact

        line = super().serialize(_capped(log))
        if len(line) > LINE_LIMIT:
            kept = {name: _capped(log.get(name)) for name in _OF_EVERY_LINE}
            line = super().serialize({**kept, "cut": len(line)})
        return redact(line)


def _capped(value: Any) -> Any:
    from scatterpilot.api.redaction import capped

    if isinstance(value, dict):
        return {str(name): _capped(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_capped(inner) for inner in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return capped(str(value))


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
