"""Creates whose replies get lost and that are sent again: exactly one invoice for each key.

Run: ``python -m benchmarks.reliability.replies [--creates N] [--share P]``. Of each hundred
requests P lose their reply: half of the clients hang up before it comes, half throw it away. They
repeat with the same ``Idempotency-Key`` until they have an answer. At the end every key is sent
once more and must give the same bytes.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import sys
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from tests.api.test_invoices import data

from benchmarks.reliability.serving import add_emulator_flag, every, server

_CLIENTS = 16
_PATIENCE = 60


class Client:
    """One request after the other, as a client with a bad line sends them."""

    def __init__(self, url: str, share: float) -> None:
        self._address = urlsplit(url).netloc
        self._share = share

    def create(self, task: int) -> tuple[str, bytes]:
        """The key and the bytes of the first answer that was seen to the end."""
        draw = random.Random(task)
        key = str(uuid.UUID(int=draw.getrandbits(128)))
        give_up = time.monotonic() + _PATIENCE
        while time.monotonic() < give_up:
            lost = draw.random() < self._share
            hang_up = lost and draw.random() < 0.5
            answer = self.send(key, task, hang_up=hang_up)
            if answer is None or answer[0] == 409:
                time.sleep(0.02)
                continue
            status, body, _ = answer
            assert status == 201, body
            if not lost:
                return key, body
        raise TimeoutError(key)

    def send(
        self, key: str, task: int, *, hang_up: bool = False
    ) -> tuple[int, bytes, str | None] | None:
        connection = http.client.HTTPConnection(self._address, timeout=30)
        body = json.dumps({"invoice_data": data(customer_name=f"Customer {task}")})
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        try:
            connection.request("POST", "/invoices", body, headers)
            if hang_up:
                return None
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.getheader("Idempotent-Replayed")
        finally:
            connection.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--creates", type=int, default=5_000)
    parser.add_argument("--share", type=int, default=30)
    add_emulator_flag(parser)
    given = parser.parse_args()
    with (
        server(emulated=given.emulator) as running,
        running.client() as reader,
        ThreadPoolExecutor(_CLIENTS) as pool,
    ):
        client = Client(running.url, given.share / 100)
        first = list(pool.map(client.create, range(given.creates)))
        again = list(pool.map(lambda n: client.send(first[n][0], n), range(given.creates)))
        kept = [d["data"]["customer_name"] for d in every(reader, "/invoices", "invoices")]
    other = sum(
        a is None or (a[1], a[2]) != (body, "true")
        for a, (_, body) in zip(again, first, strict=True)
    )
    doubled = len(kept) - len(set(kept))
    missing = given.creates - len(set(kept))
    print(
        f"{given.creates:,} creates, {given.share} % of the replies lost: {len(kept):,} invoices, "
        f"{doubled} doubled, {missing} missing, {other} answers not the same bytes"
    )
    sys.exit(1 if doubled or missing or other else 0)


if __name__ == "__main__":
    main()
