"""``scatterpilot pdf``: the PDF of an invoice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import parse_qsl, unquote, urlsplit

import typer

from scatterpilot.cli.home import find_invoice, open_home
from scatterpilot.cli.output import check_agreed, note
from scatterpilot.cli.saving import new_file

if TYPE_CHECKING:
    from scatterpilot.wiring.local import LocalHome


def pdf(
    name: Annotated[str, typer.Argument(metavar="ID_OR_NUMBER")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")
    ],
    issue: Annotated[
        bool,
        typer.Option(
            "--issue/--no-issue", help="Give a draft its number first, or mark the PDF as DRAFT."
        ),
    ] = True,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Issue a draft without asking.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
) -> None:
    """Write the PDF of an invoice; a draft is issued first, after a yes.

    The PDF of an issued invoice never changes.
    """
    from scatterpilot.wiring.local import OWNER

    with open_home() as home:
        document = find_invoice(home, name)
        invoice_id = document["invoice_id"]
        with new_file(output, force=force) as file:
            if document["status"] == "draft" and not issue:
                file.write(home.preview_invoice.of_invoice(OWNER, invoice_id, "pdf"))
            else:
                if document["status"] == "draft":
                    check_agreed(f"Issue {invoice_id}? It can't change any more then.", yes=yes)
                file.write(issued_pdf(home, invoice_id))
        number = home.read_invoices.get(OWNER, invoice_id)["invoice_number"]
        note(f"{number or f'Draft {invoice_id}'}: {output}")


def issued_pdf(home: LocalHome, invoice_id: str) -> bytes:
    """The stored PDF; a draft is issued first."""
    from scatterpilot.wiring.local import OWNER

    # The same link that the web page follows.
    link = urlsplit(home.ensure_pdf(OWNER, invoice_id)["download_url"])
    key = unquote(link.path).removeprefix("/files/")
    return home.blobs.open(key, **dict(parse_qsl(link.query)), now=home.now())
