"""A sample put back where it was stored, and the product on top of it."""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.s3 import S3Blobs
from scatterpilot.domain.upgrades import VERSION
from scatterpilot.ports import BlobStore
from scatterpilot.wiring.aws import AwsHome
from scatterpilot.wiring.local import OWNER, LocalHome
from scatterpilot.wiring.settings import Settings
from tests.emulator.buckets import new_bucket
from tests.emulator.process import Emulator
from tests.emulator.tables import new_tables
from tests.stored.scenario import TODAY

OWNER = OWNER
"""Whose records the samples hold."""

VERSIONS = range(1, VERSION + 1)
_HERE = Path(__file__).parent
_TODAY = date.fromisoformat(TODAY)

Home = LocalHome | AwsHome


def folder_of(version: int) -> Path:
    return _HERE / f"v{version}"


@contextmanager
def on_one_machine(version: int, folder: Path) -> Iterator[LocalHome]:
    """The sample's database in an empty folder."""
    with closing(sqlite3.connect(folder / "scatterpilot.db")) as database:
        database.executescript((folder_of(version) / "sqlite.sql").read_text(encoding="utf-8"))
    home = LocalHome(Settings(data_dir=folder, today=_TODAY))
    yield home
    home.database.close()


@contextmanager
def on_aws(version: int, emulator: Emulator) -> Iterator[AwsHome]:
    """The sample's items in tables of their own."""
    client = emulator.client("dynamodb")
    with new_tables(client) as tables, new_bucket(emulator.client("s3")) as bucket:
        put_items(client, tables, version)
        names = {f"{name}_table": table for name, table in asdict(tables).items()}
        yield EmulatedHome(Settings(today=_TODAY, **names), emulator, bucket)


def put_items(client: Any, tables: Tables, version: int, owner: str = OWNER) -> None:
    """Put the items of a sample into tables, as another owner's if one is named."""
    text = (folder_of(version) / "dynamodb.json").read_text(encoding="utf-8")
    for table, items in json.loads(text, object_hook=_with_bytes).items():
        for item in items:
            client.put_item(TableName=asdict(tables)[table], Item=_owned_by(owner, item))


@dataclass(frozen=True)
class EmulatedHome(AwsHome):
    """What runs on AWS, with the emulator's clients in place of those of the environment."""

    emulator: Emulator
    bucket: str

    @property
    def _dynamodb(self) -> Any:
        return self.emulator.client("dynamodb")

    @property
    def blobs(self) -> BlobStore:
        return S3Blobs(self.emulator.client("s3"), self.bucket)


def _with_bytes(read: dict[str, Any]) -> dict[str, Any]:
    return {"B": base64.b64decode(read["B"])} if set(read) == {"B"} else read


def _owned_by(owner: str, item: dict[str, Any]) -> dict[str, Any]:
    keys = {name: item[name]["S"] for name in ("owner", "pk") if name in item}
    return {**item, **{name: {"S": _renamed(key, owner)} for name, key in keys.items()}}


def _renamed(key: str, owner: str) -> str:
    return key.removesuffix(OWNER) + owner
