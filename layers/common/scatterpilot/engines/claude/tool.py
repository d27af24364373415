"""The one tool a model has, closed and without constraints that a provider would refuse.

What its parts mean is said once, in the system text. Bedrock answers 400 to lengths, ranges,
patterns and recursion in a schema, and allows 24 optional and 16 union-typed parameters; all limits
are enforced by ``tool_input`` and the editor instead.
"""

from __future__ import annotations

from typing import Any, Final

from scatterpilot.domain.chat import Tool
from scatterpilot.engines.claude.fields import LINE_NAMES, NAMES, REMOVE, SHORT

SCHEMA_VERSION: Final = "2026-11-30.4"

_TEXT: Final = {"type": "string"}
_CHANGE: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "field": {"type": "string", "enum": list(NAMES)},
        "value": _TEXT,
        "quote": _TEXT,
    },
    "required": ["field", "value", "quote"],
    "additionalProperties": False,
}
_LINE: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "line": {"type": "integer"},
        **dict.fromkeys((SHORT.get(name, name) for name in LINE_NAMES), _TEXT),
        REMOVE: {"type": "boolean"},
        "quote": _TEXT,
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
            "reply": _TEXT,
            "confirm": _TEXT,
            "language": _TEXT,
        },
        "required": ["intent", "reply"],
        "additionalProperties": False,
    },
)
