"""The server killed with SIGKILL under load, again and again: nothing that was answered is lost.

Run: ``python -m benchmarks.reliability.crashes [--kills N]``. Each round: start on the same data,
time the first 200, create, issue and talk with 8 clients for some tenths of a second, kill, and
check the file. At the end everything that was answered with 2xx must be there as it was answered.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import Any

import httpx

from benchmarks.reliability.serving import (
    MESSAGE,
    create,
    every,
    folder,
    integrity,
    start,
    until_it_dies,
)

_CLIENTS = 8
_LONGEST_START = 2.0


class Answered:
    """What the server has said, to be found again."""

    def __init__(self) -> None:
        self.drafts: list[str] = []
        self.numbers: dict[str, str] = {}
        self.turns: dict[str, list[str]] = {}

    def bill(self, client: httpx.Client) -> None:
        made = create(client)
        if made.status_code != 201:
            return
        invoice_id = made.json()["invoice_id"]
        self.drafts.append(invoice_id)
        issued = client.patch(f"/invoices/{invoice_id}", json={"status": "pending"})
        if issued.status_code == 200:
            self.numbers[invoice_id] = issued.json()["invoice_number"]

    def talk(self, client: httpx.Client) -> None:
        said = client.post("/conversation", json={"message": MESSAGE})
        if said.status_code == 200:
            turn = said.json()
            self.turns[turn["conversation_id"]] = [MESSAGE, turn["message"]]

    def lost(self, client: httpx.Client) -> int:
        """How much of it is not there any more, or different."""
        kept = {d["invoice_id"]: d for d in every(client, "/invoices", "invoices")}
        lost: int = sum(invoice_id not in kept for invoice_id in self.drafts)
        lost += sum(kept[i]["invoice_number"] != number for i, number in self.numbers.items())
        for conversation_id, texts in self.turns.items():
            found = client.get(f"/conversations/{conversation_id}")
            messages: list[Any] = found.json().get("messages", [])
            lost += [message["text"] for message in messages] != texts
        given = [d["invoice_number"] for d in kept.values() if d["invoice_number"]]
        lost += sorted(given) != [f"INV-2026-{n:04d}" for n in range(1, len(given) + 1)]
        return lost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    given = parser.parse_args()
    answered, starts, damaged = Answered(), list[float](), 0
    draw = random.Random(1)
    with folder() as where:
        first, _ = start(where)
        first.name_seller()
        first.kill()
        for _ in range(given.kills):
            starts.append(round_of_use(where, answered, draw.uniform(0.1, 0.5)))
            damaged += integrity(where) != "ok"
        last, _ = start(where)
        with last.client() as client:
            lost = answered.lost(client)
        last.kill()
    total = len(answered.drafts) + len(answered.numbers) + len(answered.turns)
    starts.sort()
    middle, most, slowest = (starts[int(share * (len(starts) - 1))] for share in (0.5, 0.95, 1))
    print(
        f"{given.kills} kills, {total:,} acknowledged writes: {lost} lost, {damaged} times not "
        f"ok by integrity_check, first 200 after a start: half within {middle:.2f} s, 95 % within "
        f"{most:.2f} s, all within {slowest:.2f} s"
    )
    sys.exit(1 if lost or damaged or slowest > _LONGEST_START else 0)


def round_of_use(where: Path, answered: Answered, seconds: float) -> float:
    """Start, use, kill; the seconds until the first 200."""
    server, took = start(where)
    with server.client() as client:
        uses = [answered.talk if n % 4 == 0 else answered.bill for n in range(_CLIENTS)]
        threads = until_it_dies(*(lambda use=use: use(client) for use in uses))
        time.sleep(seconds)
        server.kill()
        for thread in threads:
            thread.join(20)
    return took


if __name__ == "__main__":
    main()
