"""Log lines of the API: declared fields only, never what somebody wrote.

Behind that stands a redactor that every line passes which has anything but ids, codes and counts
in it; see ``redaction``.
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
import traceback
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scatterpilot.api.home import Home
    from scatterpilot.api.requests import Request

Field = str | int | None
Fields = tuple[tuple[str, object], ...]
"""Names with their values."""

SERVICE = "scatterpilot"
_PACKAGE = Path(__file__).parents[1]
_SHOWN_FRAMES = 3
_HEX = "[0-9a-f]"
_CODE = "[a-z][a-z_]{0,59}"
_COST = r"[0-9]{1,6}(?:\.[0-9]{1,12})?"
# Of a line made of nothing else the redactor would take nothing out, so it need not read it. No
# form has a character that JSON would write in another way.
_FORMS = {
    "level": "[A-Z]{4,8}",
    "message": _CODE,
    "timestamp": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z",
    "service": SERVICE,
    "request_id": f"{_HEX}{{32}}|{_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}}",
    "conversation_id": f"conv_{_HEX}{{32}}",
    "owner": f"{_HEX}{{16}}",
    **dict.fromkeys(("operation", "code", "state", "engine"), _CODE),
    **dict.fromkeys(("cost_usd", "conversation_cost_usd"), _COST),
    "xray_trace_id": f"1-{_HEX}{{8}}-{_HEX}{{24}}",
}
_TEXTS = {name: re.compile(form).fullmatch for name, form in _FORMS.items()}
_COUNTS = {
    *("status", "ms", "turn", "input_tokens", "output_tokens"),
    *("cache_read_tokens", "cache_write_tokens"),
}
_MAX_COUNT = 10**9
_FLAGS = {"cold_start", "invoice_created", "degraded"}
_OF_EVERY_LINE = ("level", "timestamp", "service", "message", "request_id", "operation")

_json = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=str, skipkeys=True
).encode
_one_at_a_time = threading.Lock()


def log_of(request: Request, home: Home) -> Log:
    """What writes the lines of a request."""
    return Log(home.log_level, request.request_id, request.trace_id)


class Log:
    """JSON lines on standard output, with the keys that Powertools' Logger gives them.

    Each names the request it belongs to. Exceptions are never logged as such, for their texts
    quote what somebody wrote.
    """

    def __init__(self, level: str, request_id: str, trace_id: str | None = None) -> None:
        """``level`` and what is more severe is written."""
        self._level = level
        self._request_id = request_id
        self._trace_id = trace_id

    def info(self, message: str, **fields: Field) -> None:
        if self._level in ("DEBUG", "INFO"):
            self._write("INFO", message, fields)

    def warning(self, message: str, **fields: Field) -> None:
        if self._level not in ("ERROR", "CRITICAL"):
            self._write("WARNING", message, fields)

    def error(self, message: str, **fields: Field) -> None:
        if self._level != "CRITICAL":
            self._write("ERROR", message, fields)

    def unforeseen(self, error: Exception) -> None:
        """An error nobody foresaw: its kind, and where in our code it came from."""
        self.error("unforeseen", error=type(error).__name__, at=_code_location(error))

    def _write(self, level: str, message: str, fields: Mapping[str, Field]) -> None:
        own = (
            ("timestamp", _timestamp(time.time_ns() // 1_000_000)),
            ("request_id", self._request_id),
            ("xray_trace_id", self._trace_id),
        )
        common = (("level", level), ("message", message), ("service", SERVICE), *fields.items())
        text = line_of(own, common)
        with _one_at_a_time:
            try:
                sys.stdout.write(f"{text}\n")
                sys.stdout.flush()
            except (OSError, ValueError):
                pass  # whoever asked gets an answer even when nobody can take the log


def _timestamp(ms: int) -> str:
    """``2026-11-24T19:57:55.939Z`` for milliseconds since 1970."""
    return f"{_second(ms // 1_000)}.{ms % 1_000:03d}Z"


@lru_cache(maxsize=1)
def _second(since_1970: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(since_1970))


def line_of(own: Fields, common: Fields = ()) -> str:
    """What is known of the fields as a line: as it is when all are declared, else capped and
    redacted. Those in ``common`` are the same in many lines."""
    try:
        texts = (_declared(own), _often_declared(common))
    except TypeError:  # a list can't be looked up, and is not declared either
        texts = (None, None)
    if None in texts:
        return _redacted({**dict(own), **dict(common)})
    return f"{{{','.join(filter(None, texts))}}}"


def _declared(fields: Fields) -> str | None:
    """``"status":200,"ms":5`` when each is of the form in the tables, else ``None``."""
    texts = []
    for name, value in fields:
        if isinstance(value, str) and name in _TEXTS and _TEXTS[name](value):
            texts.append(f'"{name}":"{value}"')
        elif isinstance(value, bool) and name in _FLAGS:
            texts.append(f'"{name}":{"true" if value else "false"}')
        elif type(value) is int and name in _COUNTS and 0 <= value < _MAX_COUNT:
            texts.append(f'"{name}":{value}')
        elif value is not None:
            return None
    return ",".join(texts)


@lru_cache(maxsize=1_024)
def _often_declared(fields: Fields) -> str | None:
    return _declared(fields)


def _redacted(fields: Mapping[str, object]) -> str:
    # Imported with the first such line, so that importing a function does not pay for it.
    from scatterpilot.api.redaction import LINE_LIMIT, redact

    known = {name: value for name, value in fields.items() if value is not None}
    line = _json(_capped(known))
    if len(line) > LINE_LIMIT:
        kept = {name: _capped(known.get(name)) for name in _OF_EVERY_LINE}
        line = _json({**kept, "cut": len(line)})
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


def _code_location(error: BaseException) -> str:
    """Where in our code an exception came from, innermost first, without its message.

    ``app/turns.py:91 < api/conversations.py:40``
    """
    frames = [
        f"{Path(frame.filename).relative_to(_PACKAGE)}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_PACKAGE)
    ]
    return " < ".join(reversed(frames[-_SHOWN_FRAMES:]))
