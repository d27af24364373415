"""A process of its own that issues invoices: ``python -m tests.contract.issuer FILE NAME COUNT``.

It opens the database once a line comes in, and says each number once it has it. With ``credit`` as
a fourth argument it credits each invoice too, and says the number of the credit note after its.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scatterpilot.adapters.sqlite import Database, SqliteInvoices
from scatterpilot.domain.crediting import CreditWish
from scatterpilot.domain.invoice import Invoice
from tests.contract.samples import ANNA, NOW, an_invoice, numbering
from tests.domain.settling import credited


def main(file: str, name: str, count: str, credit: str = "") -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    invoices = SqliteInvoices(Database(Path(file)))
    for task in range(int(count)):
        invoice = an_invoice(f"{name}-{task}")
        invoices.add(ANNA, invoice)
        issued = invoices.issue(ANNA, invoice, "2026", numbering(invoice))
        said = str(issued.number)
        if credit:
            said += f" {credit_note_to(invoices, issued)}"
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()


def credit_note_to(invoices: SqliteInvoices, invoice: Invoice) -> str | None:
    """Credit all of an invoice; the number of the credit note."""
    note, after = credited(invoice, CreditWish(), NOW)

    def numbered(sequence: int) -> tuple[Invoice, Invoice]:
        values = {"invoice_id": f"{invoice.invoice_id}-c", "number": f"CN-{sequence}"}
        return note.model_copy(update=values), after

    return invoices.credit(ANNA, invoice, "credit-2026", numbered)[0].number


if __name__ == "__main__":
    main(*sys.argv[1:])
