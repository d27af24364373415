"""Conversations that nobody goes on with are kept for so many days, if that is set."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scatterpilot.adapters.dynamodb.conversations import DynamoConversations
from scatterpilot.adapters.dynamodb.invoices import DynamoInvoices
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.sqlite import Database, SqliteConversations
from tests.contract.samples import ANNA, BOB, NOW, a_turn, an_invoice, later

DAY = 86_400


def at(days: int) -> dict[str, Any]:
    return {"created_at": NOW, "updated_at": later(days * DAY)}


def test_a_turn_clears_away_what_nobody_went_on_with(tmp_path: Path) -> None:
    database = Database(tmp_path / "scatterpilot.db")
    kept = SqliteConversations(database, kept_days=30)
    kept.save(ANNA, a_turn("conv_old", **at(0)))
    kept.save(ANNA, a_turn("conv_used", **at(0)))
    kept.save(ANNA, a_turn("conv_used", expected=1, **at(20)))
    kept.save(BOB, a_turn("conv_bobs", **at(0)))
    kept.save(ANNA, a_turn("conv_new", created_at=later(31 * DAY), updated_at=later(31 * DAY)))
    assert kept.load(ANNA, "conv_old") is None
    assert kept.load(ANNA, "conv_used") is not None
    assert kept.load(BOB, "conv_bobs") is not None, "Bob has said nothing since"
    assert [each["conversation_id"] for each in kept.page(ANNA, 10).documents] == [
        "conv_new",
        "conv_used",
    ]
    database.close()


def test_without_a_setting_nothing_is_cleared_away(tmp_path: Path) -> None:
    database = Database(tmp_path / "scatterpilot.db")
    kept = SqliteConversations(database)
    kept.save(ANNA, a_turn("conv_old", **at(0)))
    kept.save(ANNA, a_turn("conv_new", **at(30_000)))
    assert kept.load(ANNA, "conv_old") is not None
    database.close()


def ends(dynamodb: Any, tables: Tables, name: str) -> int | None:
    key = {"owner": {"S": ANNA}, "conversation_id": {"S": name}}
    item = dynamodb.get_item(TableName=tables.conversations, Key=key)["Item"]
    return int(item["expires_at"]["N"]) if "expires_at" in item else None


@pytest.mark.emulator
def test_a_conversation_carries_when_dynamodb_is_to_clear_it_away(
    dynamodb: Any, tables: Tables
) -> None:
    kept = DynamoConversations(dynamodb, tables, kept_days=30)
    kept.save(ANNA, a_turn("conv_1"))
    assert ends(dynamodb, tables, "conv_1") == later(30 * DAY).timestamp()
    kept.save(ANNA, a_turn("conv_1", expected=1, **at(10)))
    assert ends(dynamodb, tables, "conv_1") == later(40 * DAY).timestamp()
    invoices = DynamoInvoices(dynamodb, tables, kept_days=30)
    invoices.add(ANNA, an_invoice(), conversation=a_turn("conv_1", expected=2, **at(11)))
    assert ends(dynamodb, tables, "conv_1") == later(41 * DAY).timestamp()
    DynamoConversations(dynamodb, tables).save(ANNA, a_turn("conv_2"))
    assert ends(dynamodb, tables, "conv_2") is None
