"""The one tool a model has, closed and without constraints that a provider would refuse.

Bedrock answers 400 to lengths, ranges, patterns and recursion in a schema, and allows 24 optional
and 16 union-typed parameters; all limits are enforced by ``tool_input`` and the editor instead.
"""

from __future__ import annotations

from typing import Any, Final

from scatterpilot.domain.chat import Tool
from scatterpilot.domain.fields import LINE_FIELDS
from scatterpilot.engines.claude.fields import NAMES, REMOVE

SCHEMA_VERSION: Final = "2026-11-30.2"

_QUOTE: Final = {"type": "string", "description": "the user's own words for it, copied"}
_CHANGE: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "field": {"type": "string", "enum": list(NAMES)},
        "value": {"type": "string", "description": "empty clears the field"},
        "quote": _QUOTE,
    },
    "required": ["field", "value", "quote"],
    "additionalProperties": False,
}
_LINE: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "line": {"type": "integer", "description": "of the draft; left out for a new line"},
        **{name: {"type": "string"} for name in LINE_FIELDS},
        REMOVE: {"type": "boolean"},
        "quote": _QUOTE,
    },
    "required": ["quote"],
    "additionalProperties": False,
}

UPDATE_INVOICE: Final = Tool(
    name="update_invoice",
    description="Record what the user's message changes, what they want, and your reply.",
    schema={
        "type": "object",
        "properties": {
            "changes": {"type": "array", "items": _CHANGE},
            "lines": {"type": "array", "items": _LINE},
            "intent": {"type": "string", "enum": ["continue", "issue", "cancel"]},
            "reply": {"type": "string"},
            "confirm": {"type": "string", "description": "left out in English"},
            "language": {"type": "string", "description": "ISO 639-1; left out in English"},
        },
        "required": ["intent", "reply"],
        "additionalProperties": False,
    },
)
