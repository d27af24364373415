"""A disk that runs full under the server: clear answers, reads go on, and writes come back.

Run as root: ``python -m benchmarks.reliability.full_disk [--megabytes N]``. The data lies on a
file system in memory of that size, which another file fills up.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks.reliability.serving import MESSAGE, create, every, folder, integrity, start

_CLEAR = (503, 507)


@contextmanager
def small_disk(where: Path, megabytes: int) -> Iterator[Path]:
    """``where/data`` on a disk of its own."""
    data = where / "data"
    data.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(data)]
    subprocess.run(mount, check=True)
    try:
        yield data
    finally:
        subprocess.run(["umount", str(data)], check=True)


def fill(file: Path) -> None:
    """Take every byte that is left."""
    with file.open("wb", buffering=0) as waste:
        for size in (65_536, 4_096, 1):
            try:
                while True:
                    waste.write(b"x" * size)
            except OSError:
                continue


def writes(client: httpx.Client, draft: str) -> Iterator[httpx.Response]:
    yield create(client, notes="n" * 4_000)
    yield client.post("/conversation", json={"message": MESSAGE})
    yield client.patch(f"/invoices/{draft}", json={"invoice_data": {"notes": "n" * 4_000}})
    yield client.post(f"/invoices/{draft}/pdf")
    yield client.put("/profile", json={"business_name": "Full", "notes": "n" * 4_000})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=8)
    given = parser.parse_args()
    with folder() as where, small_disk(where, given.megabytes) as data:
        server, _ = start(where)
        server.name_seller()
        with server.client() as client:
            draft = create(client).json()["invoice_id"]
            before = every(client, "/invoices", "invoices")
            fill(data / "waste")
            refused = [answer for _ in range(5) for answer in writes(client, draft)]
            reads = {client.get(path).status_code for path in ("/invoices", f"/invoices/{draft}")}
            after = every(client, "/invoices", "invoices")
            (data / "waste").unlink()
            back = [answer.status_code for answer in writes(client, draft)]
        server.kill()
        checked = integrity(where)
        left = [file.name for file in data.rglob("*.part")]
        shutil.rmtree(data, ignore_errors=True)
    told = Counter(answer.status_code for answer in refused)
    said = {answer.json()["detail"] for answer in refused if answer.status_code >= 500}
    unclear = [status for status in told if status not in _CLEAR]
    changed = before != after
    print(f"full disk: answers {dict(told)}, reads {sorted(reads)}, records changed: {changed}")
    print(f"after freeing, without a restart: {back}; integrity_check {checked}; parts {left}")
    print("\n".join(sorted(said)))
    well = not unclear and reads == {200} and not changed and checked == "ok" and not left
    sys.exit(0 if well and all(status < 300 for status in back) else 1)


if __name__ == "__main__":
    main()
