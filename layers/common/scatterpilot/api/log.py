"""Log lines of the API: declared fields only, never what somebody wrote.

Behind that stands a redactor that every line passes which has anything but ids, codes and counts
in it; see ``redaction``.
"""

from __future__ import annotations

import logging
import re
import traceback
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.logging.formatter import LambdaPowertoolsFormatter

SERVICE = "scatterpilot"
_PACKAGE = Path(__file__).parents[1]
_SHOWN_FRAMES = 3
_HEX = "[0-9a-f]"
_CODE = "[a-z][a-z_]{0,59}"
_COUNT = "[0-9]{1,9}"
_FLAG = "True|False"
_COST = r"[0-9]{1,6}(\.[0-9]{1,12})?"
# Of a line made of nothing else the redactor would take nothing out, so it need not read it.
_DECLARED = {
    name: re.compile(pattern)
    for name, pattern in {
        "level": "[A-Z]{4,8}",
        "location": r"[a-z_]{1,60}:[0-9]{1,4}",
        "message": _CODE,
        "timestamp": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z",
        "service": "scatterpilot",
        "xray_trace_id": f"1-{_HEX}{{8}}-{_HEX}{{24}}",
        "request_id": f"{_HEX}{{32}}|{_HEX}{{8}}(-{_HEX}{{4}}){{3}}-{_HEX}{{12}}",
        "conversation_id": f"conv_{_HEX}{{32}}",
        "owner": f"{_HEX}{{16}}",
        **dict.fromkeys(("operation", "code", "state", "engine"), _CODE),
        **dict.fromkeys(("cold_start", "invoice_created", "degraded"), _FLAG),
        **dict.fromkeys(("cost_usd", "conversation_cost_usd"), _COST),
        **dict.fromkeys(("status", "ms", "turn", "input_tokens", "output_tokens"), _COUNT),
        **dict.fromkeys(("cache_read_tokens", "cache_write_tokens"), _COUNT),
    }.items()
}
# What logging itself keeps in a record; all else in it are fields of the call.
_OF_LOGGING = frozenset((*vars(logging.makeLogRecord({})), "message", "asctime"))
_OF_EVERY_LINE = ("level", "timestamp", "service", "message", "request_id", "operation")


@cache
def logger(level: str) -> Logger:
    """JSON lines on standard output, with the fields of the call."""
    return Logger(service=SERVICE, level=level, logger_formatter=RedactingFormatter())


class RedactingFormatter(LambdaPowertoolsFormatter):
    """Caps every value, makes the line, and takes personal data and secrets out of it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line Powertools would make, for half the time: no templates, no exceptions.

        Exceptions are never logged as such, for their texts quote what somebody wrote.
        """
        fields = {name: value for name, value in vars(record).items() if name not in _OF_LOGGING}
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {
            "level": record.levelname,
            "location": f"{record.funcName}:{record.lineno}",
            "message": record.getMessage(),
            "timestamp": at.replace("+00:00", "Z"),
            "service": SERVICE,
            **fields,
            "xray_trace_id": self._get_latest_trace_id(),
        }
        return self.serialize({name: value for name, value in line.items() if value is not None})

    def serialize(self, log: Any) -> str:
        if all(_is_declared(name, value) for name, value in log.items()):
            return super().serialize(log)
        # Imported with the first line, so that importing a function does not pay for it.
        from scatterpilot.api.redaction import LINE_LIMIT, redact

        line = super().serialize(_capped(log))
        if len(line) > LINE_LIMIT:
            kept = {name: _capped(log.get(name)) for name in _OF_EVERY_LINE}
            line = super().serialize({**kept, "cut": len(line)})
        return redact(line)


def _is_declared(name: str, value: object) -> bool:
    pattern = _DECLARED.get(name)
    return pattern is not None and (value is None or bool(pattern.fullmatch(str(value))))


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
