"""Profiles in DynamoDB, one item per owner."""

from __future__ import annotations

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.items import Item, number, packed, text, unpacked
from scatterpilot.adapters.dynamodb.reading import get_item
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.writing import Put, write
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.stored_documents import text_of, to_store, written_by_newer
from scatterpilot.domain.upgrades import VERSION

# Items of version 1 have no such attribute.
_NOT_NEWER = "attribute_not_exists(#document_version) OR #document_version <= :current"


class DynamoProfiles:
    """A ``ProfileStore``. The largest logo fits an item twice over."""

    def __init__(self, client: Client, tables: Tables) -> None:
        self._client = client
        self._table = tables.profiles

    def load(self, owner: str) -> Profile:
        found = get_item(self._client, self._table, _key(owner))
        if found is None:
            return Profile()
        return Profile.model_validate_json(text_of("profile", unpacked(found["document"])))

    def save(self, owner: str, profile: Profile) -> None:
        item = {
            **_key(owner),
            "document_version": number(VERSION),
            "document": packed(to_store(profile.model_dump_json())),
        }
        values = {":current": number(VERSION)}
        put = Put(self._table, item, _NOT_NEWER, lambda: written_by_newer("profile"), values)
        write(self._client, [put])


def _key(owner: str) -> Item:
    return {"pk": text(f"profile#{owner}"), "sk": text("profile")}
