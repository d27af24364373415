"""Record the sample of the current version: ``python -m tests.stored.record``.

It plays the scenario to a server with SQLite and to one with DynamoDB (``make emulator``), and
keeps what they stored. The first version was recorded so by the code of its time.
"""

from __future__ import annotations

import base64
import json
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from benchmarks.reliability.emulated import EmulatedServer

from scatterpilot.domain.upgrades import VERSION
from tests.api.server_process import ServerProcess
from tests.emulator.account import function_environment, tables_of
from tests.emulator.process import Emulator
from tests.stored.samples import folder_of
from tests.stored.scenario import TODAY, play
from tests.stored.shape import shape

_TABLES = ("conversations", "invoices", "profiles")


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    settings = {"SCATTERPILOT_TODAY": TODAY}
    (folder / "shape.txt").write_text(shape(), encoding="utf-8")
    (folder / "sqlite.sql").write_text(_of_sqlite(settings), encoding="utf-8")
    (folder / "dynamodb.json").write_text(_of_dynamodb(settings), encoding="utf-8")


def _of_sqlite(settings: dict[str, str]) -> str:
    with tempfile.TemporaryDirectory() as made:
        server = ServerProcess(Path(made), settings=settings)
        with server.client() as http:
            play(http, VERSION)
        server.stop()
        with closing(sqlite3.connect(Path(made) / "data" / "scatterpilot.db")) as database:
            [version] = database.execute("PRAGMA user_version").fetchone()
            dump = [f"PRAGMA user_version = {version};", *database.iterdump()]
    return "\n".join(dump) + "\n"


def _of_dynamodb(settings: dict[str, str]) -> str:
    emulator = Emulator()
    with function_environment(emulator) as environment:
        server = EmulatedServer({**environment, "RATE_LIMIT_MAX_REQUESTS": "1000000", **settings})
        with server.client() as http:
            play(http, VERSION)
        server.kill()
        names = asdict(tables_of(environment))
        client = emulator.client("dynamodb")
        found = {table: client.scan(TableName=names[table])["Items"] for table in _TABLES}
    emulator.stop()
    # The key that signs cursors is made up anew wherever there is none.
    found["profiles"] = [item for item in found["profiles"] if item["pk"] != {"S": "service"}]
    return json.dumps(found, indent=1, ensure_ascii=False, sort_keys=True, default=_base64) + "\n"


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


if __name__ == "__main__":
    main(folder_of(VERSION))
