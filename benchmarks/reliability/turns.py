"""Two messages to one conversation at the same moment: none is lost, none swallowed.

Run: ``python -m benchmarks.reliability.turns [--pairs N]``. Both answers are 200 (one after the
other) or one is 409. A message answered with 200 must be in the conversation once; one answered
with 409 must not be, and is taken when it is sent again.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import httpx

from benchmarks.reliability.serving import MESSAGE, add_emulator_flag, server


def pair(client: httpx.Client, pool: ThreadPoolExecutor, number: int) -> tuple[str, int]:
    """What the two got, and how many messages went wrong."""
    conversation_id = client.post("/conversation", json={"message": MESSAGE}).json()[
        "conversation_id"
    ]
    messages = [f"add {number + 2} hours of design at $80", f"make it {number + 41} hours"]

    def send(message: str) -> int:
        body = {"conversation_id": conversation_id, "message": message}
        return client.post("/conversation", json=body).status_code

    got = list(pool.map(send, messages))
    wrong = wrongly_kept(client, conversation_id, dict(zip(messages, got, strict=True)))
    for message, status in zip(messages, got, strict=True):
        if status == 409:
            wrong += send(message) != 200
    return " and ".join(map(str, sorted(got))), wrong + wrongly_kept(
        client, conversation_id, dict.fromkeys(messages, 200)
    )


def wrongly_kept(client: httpx.Client, conversation_id: str, got: dict[str, int]) -> int:
    stored = client.get(f"/conversations/{conversation_id}").json()["messages"]
    texts = Counter(message["text"] for message in stored if message["role"] == "user")
    return sum(texts[message] != (status == 200) for message, status in got.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=500)
    add_emulator_flag(parser)
    given = parser.parse_args()
    with (
        server(emulated=given.emulator) as running,
        running.client() as client,
        ThreadPoolExecutor(2) as pool,
    ):
        results = [pair(client, pool, number) for number in range(given.pairs)]
    outcomes = Counter(outcome for outcome, _ in results)
    wrong = sum(count for _, count in results)
    print(f"{given.pairs} pairs of turns: {dict(outcomes)}, {wrong} messages lost or swallowed")
    other = set(outcomes) - {"200 and 200", "200 and 409"}
    sys.exit(1 if wrong or other else 0)


if __name__ == "__main__":
    main()
