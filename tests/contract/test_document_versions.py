"""Every stored document carries its version, and no caller of a store ever meets another one."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from scatterpilot.api.answers import json_text
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import UnavailableError
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.upgrades import VERSION, Kind
from tests.contract.conftest import Stores
from tests.contract.raw import rewrite
from tests.contract.samples import (
    ANNA,
    BOB,
    a_conversation,
    a_draft,
    a_turn,
    an_invoice,
    changed,
    later,
)

PROFILE = Profile(business_name="Anna & Söhne", logo="data:image/png;base64,AAAA")
# Long enough to be compressed where long texts are.
LONG = an_invoice("inv_1", data=a_draft("Acme " * 1_000))
IDS: dict[Kind, str] = {"invoice": "inv_1", "conversation": "conv_1", "profile": ""}


def fill(stores: Stores) -> None:
    stores.invoices.add(ANNA, LONG, conversation=a_turn())
    stores.profiles.save(ANNA, PROFILE)


def as_version_1(kind: Kind, document: dict[str, Any]) -> dict[str, Any]:
    del document["document_version"]
    drafts = {"invoice": ["data"], "conversation": ["draft"], "profile": []}[kind]
    for name in drafts:
        del document[name]["buyer_reference"], document[name]["payment_reference"]
    document.pop("seller_logo", None)
    return document


def as_newer(document: dict[str, Any]) -> dict[str, Any]:
    """What keeps its number and state, in a shape that is not known yet."""
    known = ("invoice_number", "status", "version", "created_at", "invoice_id")
    kept = {name: document[name] for name in known if name in document}
    return {"document_version": VERSION + 1, **kept, "parts": [1, 2]}


@pytest.mark.parametrize("kind", IDS)
def test_what_is_stored_begins_with_its_version(stores: Stores, kind: Kind) -> None:
    fill(stores)
    stored = stores.raw.read(kind, ANNA, IDS[kind])
    assert stored.startswith(f'{{"document_version":{VERSION},')


def test_documents_of_an_older_version_are_read_as_current_ones(stores: Stores) -> None:
    fill(stores)
    for kind, name in IDS.items():
        rewrite(stores.raw, kind, ANNA, name, lambda old, kind=kind: as_version_1(kind, old))
    assert stores.invoices.load(ANNA, "inv_1") == invoice_document(LONG)
    assert json.loads(stores.invoices.load_text(ANNA, "inv_1") or "") == invoice_document(LONG)
    assert stores.invoices.page(ANNA, 10).documents == (invoice_document(LONG),)
    assert stores.invoices.page(ANNA, 10, "draft").documents == (invoice_document(LONG),)
    assert stores.conversations.load(ANNA, "conv_1") == a_conversation()
    assert stores.profiles.load(ANNA) == PROFILE


def test_an_older_document_is_stored_in_the_current_version_when_it_changes(
    stores: Stores,
) -> None:
    fill(stores)
    for kind, name in IDS.items():
        rewrite(stores.raw, kind, ANNA, name, lambda old, kind=kind: as_version_1(kind, old))
    second = changed(LONG, data=a_draft("Second"))
    stores.invoices.replace(ANNA, second, expected=1)
    stores.conversations.save(ANNA, a_turn(expected=1))
    stores.profiles.save(ANNA, PROFILE)
    assert stores.invoices.load_text(ANNA, "inv_1") == json_text(invoice_document(second))
    for kind, name in IDS.items():
        assert f'"document_version":{VERSION},' in stores.raw.read(kind, ANNA, name)


READS: dict[str, Callable[[Stores], object]] = {
    "an invoice": lambda stores: stores.invoices.load(ANNA, "inv_1"),
    "its text": lambda stores: stores.invoices.load_text(ANNA, "inv_1"),
    "the list": lambda stores: stores.invoices.page(ANNA, 10),
    "the drafts": lambda stores: stores.invoices.page(ANNA, 10, "draft"),
    "a conversation": lambda stores: stores.conversations.load(ANNA, "conv_1"),
    "the profile": lambda stores: stores.profiles.load(ANNA),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_a_document_of_a_newer_version_is_said_to_be_one(
    stores: Stores, read: Callable[[Stores], object]
) -> None:
    fill(stores)
    for kind, name in IDS.items():
        rewrite(stores.raw, kind, ANNA, name, as_newer)
    with pytest.raises(UnavailableError, match=r"written by a newer version of ScatterPilot\."):
        read(stores)


def test_a_profile_of_a_newer_version_is_not_overwritten(stores: Stores) -> None:
    fill(stores)
    stores.profiles.save(BOB, PROFILE)
    newer = rewrite(stores.raw, "profile", ANNA, "", as_newer)
    with pytest.raises(UnavailableError, match="newer version"):
        stores.profiles.save(ANNA, Profile(business_name="Over it"))
    assert stores.raw.read("profile", ANNA, "") == newer
    stores.profiles.save(BOB, Profile(business_name="Bob's"))
    assert stores.profiles.load(BOB).business_name == "Bob's"


def test_newer_documents_of_others_are_in_nobodys_way(stores: Stores) -> None:
    fill(stores)
    rewrite(stores.raw, "invoice", ANNA, "inv_1", as_newer)
    other = an_invoice(created_at=later(1))
    stores.invoices.add(BOB, other)
    assert stores.invoices.page(BOB, 10).documents == (invoice_document(other),)
