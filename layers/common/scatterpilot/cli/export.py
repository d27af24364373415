"""``scatterpilot export``: invoices for a spreadsheet or for the accountant."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scatterpilot.cli.home import every_invoice, open_home
from scatterpilot.cli.output import note
from scatterpilot.cli.saving import new_file
from scatterpilot.cli.statuses import (
    KIND_CHOICE,
    STATUS_CHOICE,
    check_filters,
    read_kind,
    read_status,
)
from scatterpilot.domain.status import Kind, Status

if TYPE_CHECKING:
    from scatterpilot.ports import Document

_LAST = "~"


def export(
    csv: Annotated[Path, typer.Option("--csv", metavar="FILE", help="Where to; - is stdout.")],
    lines: Annotated[bool, typer.Option("--lines", help="One row per line item.")] = False,
    status: Annotated[
        Status | None,
        typer.Option(parser=read_status, metavar=STATUS_CHOICE, help="Only these invoices."),
    ] = None,
    kind: Annotated[
        Kind | None,
        typer.Option(parser=read_kind, metavar=KIND_CHOICE, help="Only these."),
    ] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="Begin with the mark by which Excel knows UTF-8.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
) -> None:
    """Write invoices and credit notes as CSV, one row each.

    They come in the order of their issue, drafts last; cancelled ones are among them, so that no
    number is missing. With --lines there is a row per line item, whose amount is before discount
    and tax. Figures are exactly as stored, those of a credit note positive: its kind says what they
    are. Dates are ISO, rates are fractions (0.2 is 20 %). A text that a spreadsheet would take for
    a formula gets an apostrophe in front.
    """
    from scatterpilot.app.csv_export import invoices_csv, line_items_csv

    check_filters(status, kind)
    with open_home() as home, new_file(csv, force=force) as file:
        documents = sorted(every_invoice(home, status or kind), key=_issued_order)
        text = line_items_csv(documents) if lines else invoices_csv(documents)
        file.write((BOM_UTF8 if excel else b"") + text.encode())
    note(f"{len(documents)} invoice{'' if len(documents) == 1 else 's'}: {csv}")


def _issued_order(document: Document) -> tuple[str, str]:
    # Both are ISO in UTC, which sorts as text.
    return document["issued_at"] or _LAST, document["created_at"]
