"""Steps from one version of the stored documents to the next; a released step never changes.

Steps are pure and know no model: they work on JSON as an older version left it, and what a step
needs to know of its time is written out here. ``docs/decisions/0022`` tells how to add one.
"""

from __future__ import annotations

import hashlib
import json
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
    """Two more references; and which logo it was issued with, unknown of what is issued already."""
    return {
        **document,
        "data": _with_references(document["data"]),
        "seller_logo": document.get("seller_logo"),
    }


def _conversation_2(document: Document) -> Document:
    """The references in every draft. What was read back is now hashed without what is unknown."""
    draft = document["draft"]
    read_back = document.get("read_back")
    if read_back is not None and read_back == _fingerprint_1(draft):
        read_back = _fingerprint_2(draft)
    return {
        **document,
        "draft": _with_references(draft),
        "earlier": [_with_references(each) for each in document.get("earlier", ())],
        "read_back": read_back,
    }


def _with_references(draft: Document) -> Document:
    references = ("buyer_reference", "payment_reference")
    return {**draft, **{name: draft.get(name) for name in references}}


def _fingerprint_1(draft: Document) -> str:
    return _hash(_billed(draft))


def _fingerprint_2(draft: Document) -> str:
    return _hash(_known(_billed(draft)))


def _billed(draft: Document) -> Document:
    lines = [_without_origin(line) for line in draft["line_items"]]
    return {**_without_origin(draft), "line_items": lines}


def _without_origin(part: Document) -> Document:
    return {name: value for name, value in part.items() if name not in ("provenance", "disputed")}


def _known(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _known(each) for name, each in value.items() if each is not None}
    return [_known(each) for each in value] if isinstance(value, list) else value


def _hash(content: Document) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


STEPS: tuple[Mapping[Kind, Step], ...] = (
    {"invoice": _invoice_2, "conversation": _conversation_2},  # 1 to 2
)
VERSION = 1 + len(STEPS)
"""What is stored now. Documents that carry no version are of version 1."""
