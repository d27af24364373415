"""The one tool a model has, closed and without constraints that a provider would refuse.

Bedrock answers 400 to lengths, ranges, patterns and recursion in a schema, and allows 24 optional
and 16 union-typed parameters; all limits are enforced by ``tool_input`` and the editor instead.
"""

from __future__ import annotations

from typing import Any, Final

from scatterpilot.domain.chat import Tool
from scatterpilot.engines.claude.fields import NAMES

SCHEMA_VERSION: Final = "2026-11-30.1"

_CHANGE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "field": {"type": "string", "enum": list(NAMES)},
        "line": {"type": "integer", "description": "line number from 1; a new line: the next one"},
        "value": {"type": "string", "description": "empty clears the field"},
        "quote": {"type": "string", "description": "the user's own words, copied"},
    },
    "required": ["field", "value", "quote"],
    "additionalProperties": False,
}

UPDATE_INVOICE: Final = Tool(
    name="update_invoice",
    description="Record what the user's message changes, what they want, and your reply.",
    schema={
        "type": "object",
        "properties": {
            "changes": {"type": "array", "items": _CHANGE},
            "intent": {"type": "string", "enum": ["continue", "issue", "cancel"]},
            "reply": {"type": "string"},
            "confirm": {"type": "string", "description": "left out in English"},
        },
        "required": ["changes", "intent", "reply"],
        "additionalProperties": False,
    },
)
