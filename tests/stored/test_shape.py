"""What is stored does not change by the way: it takes a version, a step and a sample."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from scatterpilot.domain.conversation import Conversation
from scatterpilot.domain.documents import invoice_document, invoice_from_document
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.stored_documents import document_of, text_of, to_store
from scatterpilot.domain.upgrades import VERSION
from tests.stored.samples import VERSIONS, folder_of
from tests.stored.shape import shape

REMEDY = (
    "What is stored has changed. Old documents need a step in domain/upgrades.py: see "
    "docs/decisions/0022. While this version is not released, extend its step and record its "
    "sample anew: python -m tests.stored.record"
)


def texts(table: str) -> Iterator[str]:
    """The documents in the current version's sample."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript((folder_of(VERSION) / "sqlite.sql").read_text(encoding="utf-8"))
        yield from (text for (text,) in database.execute(f"SELECT document FROM {table}"))


def invoice_again(text: str) -> str:
    document = invoice_document(invoice_from_document(document_of("invoice", text)))
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def conversation_again(text: str) -> str:
    return Conversation.model_validate_json(text_of("conversation", text)).model_dump_json()


def profile_again(text: str) -> str:
    return Profile.model_validate_json(text_of("profile", text)).model_dump_json()


def test_every_version_has_a_sample_and_no_other_has() -> None:
    found = {path.name for path in folder_of(1).parent.glob("v*")}
    assert found == {folder_of(version).name for version in VERSIONS}


@pytest.mark.parametrize(
    ("table", "again"),
    [
        ("invoices", invoice_again),
        ("conversations", conversation_again),
        ("profiles", profile_again),
    ],
)
def test_what_is_stored_now_is_what_the_sample_holds(
    table: str, again: Callable[[str], str]
) -> None:
    stored = list(texts(table))
    assert stored
    assert [to_store(again(text)) for text in stored] == stored, REMEDY


def test_what_can_be_stored_now_is_what_the_sample_says() -> None:
    assert shape() == (folder_of(VERSION) / "shape.txt").read_text(encoding="utf-8"), REMEDY


def test_the_sample_was_stored_in_its_version() -> None:
    for version in VERSIONS:
        text = (folder_of(version) / "sqlite.sql").read_text(encoding="utf-8")
        found = set(re.findall(r"'\{\"document_version\":(\d+),", text)) or {"1"}
        assert found == {str(version)}
