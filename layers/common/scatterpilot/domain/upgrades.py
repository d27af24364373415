"""Steps from one version of the stored documents to the next; a released step never changes.

Steps are pure and know no model: they work on JSON as an older version left it, and what a step
needs to know of its time is written out here. ``docs/decisions/0022`` tells how to add one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

Kind = Literal["invoice", "conversation", "profile"]
Document = dict[str, Any]
Step = Callable[[Document], Document]


def upgraded(kind: Kind, document: Document, version: int) -> Document:
    """A document that was stored at ``version``, as the current version has it."""
    for steps in STEPS[version - 1 :]:
        if kind in steps:
            document = steps[kind](document)
    return document


def _invoice_2(document: Document) -> Document:
    """Two more references, and the logo it was issued with: before logos were kept, today's."""
    logo = None if document["invoice_number"] is None else "current"
    return {
        **document,
        "data": _with_references(document["data"]),
        "seller_logo": document.get("seller_logo", logo),
    }


def _conversation_2(document: Document) -> Document:
    """The references in every draft: the present one and those that an undo goes back to."""
    return {
        **document,
        "draft": _with_references(document["draft"]),
        "earlier": [_with_references(each) for each in document.get("earlier", ())],
    }


def _with_references(draft: Document) -> Document:
    references = ("buyer_reference", "payment_reference")
    return {**draft, **{name: draft.get(name) for name in references}}


def _conversation_3(document: Document) -> Document:
    """The language of each answer, and a model's own question: before, neither was kept."""
    unknown = {"language": None, "confirm": None}
    said = [{**unknown, **each} for each in document.get("messages", ())]
    return {**document, "messages": said} if said else document


STEPS: tuple[Mapping[Kind, Step], ...] = (
    {"invoice": _invoice_2, "conversation": _conversation_2},  # 1 to 2
    {"conversation": _conversation_3},  # 2 to 3
)
VERSION = 1 + len(STEPS)
"""What is stored now. Documents that carry no version are of version 1."""
