"""A process that issues invoices in many threads until it is killed; used by ``numbers``.

``python -m benchmarks.reliability.issuing FOLDER PREFIX WRITERS``; without a folder (``""``) it
goes to the tables that the environment names. Says ``id number`` on a line once the number is
stored.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from tests.contract.samples import ANNA, an_invoice, numbering

from scatterpilot.adapters.sqlite import Database, SqliteInvoices
from scatterpilot.ports import InvoiceStore
from scatterpilot.wiring.aws import AwsHome
from scatterpilot.wiring.settings import read_settings


def opened(folder: str) -> InvoiceStore:
    if folder:
        return SqliteInvoices(Database(Path(folder) / "scatterpilot.db"))
    return AwsHome(read_settings()).invoices


def main(folder: str, prefix: str, writers: str) -> None:
    invoices = opened(folder)
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
