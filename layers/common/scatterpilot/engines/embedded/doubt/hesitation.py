"""A yes that is a question, a condition or for later: it creates nothing."""

from __future__ import annotations

import re

_LATER = re.compile(
    r"\b(?:tomorrow|later|maybe|perhaps|possibly|unless|next week|on monday|not yet|wait"
    r"|only if|if the)\b",
    re.IGNORECASE,
)
_ASKS_TO = re.compile(
    r"\b(?:can|could|would|will) (?:you|u|we)\b|\bplease\b|\bpls\b", re.IGNORECASE
)


def hesitates(message: str) -> bool:
    """Whether a message that sounds like a yes asks, doubts or puts it off."""
    text = message.strip()
    asks = text.endswith("?") and not _ASKS_TO.search(text)
    return asks or bool(_LATER.search(text))
