"""A process that issues invoices in many threads until it is killed; used by ``numbers``.

``python -m benchmarks.reliability.issuing FOLDER PREFIX WRITERS``. Says ``id number`` on a line
once the number is stored.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from tests.contract.samples import ANNA, an_invoice, numbering

from scatterpilot.adapters.sqlite import Database, SqliteInvoices


def main(folder: str, prefix: str, writers: str) -> None:
    invoices = SqliteInvoices(Database(Path(folder) / "scatterpilot.db"))
    said = threading.Lock()

    def write(writer: int) -> None:
        task = 0
        while True:
            task += 1
            invoice = an_invoice(f"inv_{prefix}_{writer}_{task}")
            invoices.add(ANNA, invoice)
            issued = invoices.issue(ANNA, invoice, "2026", numbering(invoice))
            with said:
                sys.stdout.write(f"{invoice.invoice_id} {issued.number}\n")
                sys.stdout.flush()

    for writer in range(int(writers)):
        threading.Thread(target=write, args=(writer,)).start()


if __name__ == "__main__":
    main(*sys.argv[1:])
