"""Profiles in DynamoDB, one item per owner."""

from __future__ import annotations

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.items import Item, packed, text, unpacked
from scatterpilot.adapters.dynamodb.reading import get_item
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.writing import patiently
from scatterpilot.domain.profile import Profile


class DynamoProfiles:
    """A ``ProfileStore``. The largest logo fits an item twice over."""

    def __init__(self, client: Client, tables: Tables) -> None:
        self._client = client
        self._table = tables.profiles

    def load(self, owner: str) -> Profile:
        found = get_item(self._client, self._table, _key(owner))
        return Profile.model_validate_json(unpacked(found["document"])) if found else Profile()

    def save(self, owner: str, profile: Profile) -> None:
        item = {**_key(owner), "document": packed(profile.model_dump_json())}
        patiently(lambda: self._client.put_item(TableName=self._table, Item=item))


def _key(owner: str) -> Item:
    return {"pk": text(f"profile#{owner}"), "sk": text("profile")}
