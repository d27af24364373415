"""The page's demo mode plays what the real engine and template make today."""

from __future__ import annotations

import json
from typing import Any

from scripts.recordings import FOLDER, record

SEEN = ("message", "state", "missing_fields", "draft", "provenance")
REMEDY = "what is recorded differs from what is made now: run `make recordings`"


def seen(recording: bytes) -> dict[str, Any]:
    """What a visitor sees of one: a field that the API has gained since is no drift."""
    document = json.loads(recording)
    return {
        "replies": [[step["reply"].get(name) for name in SEEN] for step in document["steps"]],
        "said": [step["message"] for step in document["steps"]],
        "pictures": [step["picture"] for step in document["steps"]],
        "invoices": {
            status: [invoice["invoice_number"], invoice["data"]]
            for status, invoice in document["invoice"].items()
        },
        "csv": document["csv"],
    }


def test_the_recordings_have_not_drifted() -> None:
    kept = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    made = record()
    assert sorted(kept) == sorted(made), REMEDY
    for name, content in made.items():
        if name.endswith((".svg", ".pdf")) or name == "index.json":
            assert kept[name] == content, f"{name}: {REMEDY}"
        else:
            assert seen(kept[name]) == seen(content), f"{name}: {REMEDY}"
