"""The models that are asked where the settings name none.

On Amazon Bedrock, Claude Sonnet 4.5; then, for the day that it goes or is busy, models that take
the same requests: Sonnet 4.6, the nearest to it, Sonnet 5.5, the newest, and Haiku 4.5, another
quota. Ids of ``global.`` inference profiles stand in AWS's model cards (``Programmatic access``),
Anthropic's in its table of models; a test keeps roles, prices and dates in step with these.
"""

from __future__ import annotations

from collections.abc import Sequence

BEDROCK_MODEL = "global.anthropic.claude-sonnet-4-5-20250929-v1:0"
BEDROCK_FALLBACKS = (
    "global.anthropic.claude-sonnet-4-6",
    "global.anthropic.claude-sonnet-5-5",
    "global.anthropic.claude-haiku-4-5-20251001-v1:0",
)
ANTHROPIC_MODEL = "claude-sonnet-5-5"
NONE = "none"
"""Says that there are no fallbacks; an empty setting says nothing."""


def bedrock_models(model: str = "", fallbacks: Sequence[str] = ()) -> tuple[str, ...]:
    """The ids to ask, in this order; what is empty is not set.

    The fallbacks above go with the default model only: who chose another, perhaps to keep data in
    Europe, must not find it elsewhere.
    """
    first = model or BEDROCK_MODEL
    if list(fallbacks) == [NONE]:
        return (first,)
    usual = BEDROCK_FALLBACKS if first == BEDROCK_MODEL else ()
    return (first, *(fallbacks or usual))
