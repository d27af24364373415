"""Put checked values into a draft or a line, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scatterpilot.domain.draft import Draft, Source, SourceKind
from scatterpilot.domain.edits import Quote, Rejection
from scatterpilot.domain.value_rules import value_fault


def source_of(quote: Quote | None, kind: SourceKind) -> Source:
    if quote is None:
        return Source(kind=kind)
    return Source(kind=kind, quote=quote.text, turn=quote.turn, start=quote.start, end=quote.end)


def without(mapping: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key not in keys}


def rejection_of(values: Mapping[str, Any], prefix: str = "") -> Rejection | None:
    """Why one of these values can't stand at its path, ``prefix`` and name."""
    for name, value in values.items():
        if fault := value_fault(prefix + name, value):
            return Rejection(code=fault[0], field=prefix + name, message=fault[1])
    return None


def set_values(
    draft: Draft,
    values: Mapping[str, Any],
    quotes: Mapping[str, Quote | None],
    kind: SourceKind,
) -> Draft:
    """Store values with their sources; what was disputed about them is settled."""
    return draft.model_copy(
        update={
            **values,
            "provenance": {
                **draft.provenance,
                **{name: source_of(quotes.get(name), kind) for name in values},
            },
            "disputed": without(draft.disputed, *values),
        }
    )
