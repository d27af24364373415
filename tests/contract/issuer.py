"""A process of its own that issues invoices: ``python -m tests.contract.issuer FILE NAME COUNT``.

It opens the database once a line comes in, and says each number once it has it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scatterpilot.adapters.sqlite import Database, SqliteInvoices
from tests.contract.samples import ANNA, an_invoice, numbering


def main(file: str, name: str, count: str) -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    invoices = SqliteInvoices(Database(Path(file)))
    for task in range(int(count)):
        invoice = an_invoice(f"{name}-{task}")
        invoices.add(ANNA, invoice)
        issued = invoices.issue(ANNA, invoice, "2026", numbering(invoice))
        sys.stdout.write(f"{issued.number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
