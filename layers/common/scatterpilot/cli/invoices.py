"""``list``, ``show``, ``paid``, ``cancel`` and ``delete``."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from scatterpilot.cli.home import SHORT_ID_LENGTH, every_invoice, find_invoice, open_home
from scatterpilot.cli.output import (
    NONE,
    check_agreed,
    note,
    print_fields,
    print_json,
    print_rows,
)
from scatterpilot.cli.statuses import STANDING_CHOICE, Standing, read_standing
from scatterpilot.cli.wording import brief, details, locale_of, name_of, total_of
from scatterpilot.domain.status import status_named
from scatterpilot.presentation.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scatterpilot.ports import Document
    from scatterpilot.wiring.local import LocalHome

Name = Annotated[str, typer.Argument(metavar="ID_OR_NUMBER")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")]

_HEADER = ("Invoice", "Customer", "Date", "Due", "Total", "Status")


def list_invoices(
    status: Annotated[
        Standing | None,
        typer.Option(parser=read_standing, metavar=STANDING_CHOICE, help="Only these."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print whole invoices as JSON.")] = False,
) -> None:
    """List invoices, newest first.

    In a pipe it prints tab-separated lines: number (a draft's id), customer, date, due date,
    total, status.
    """
    with open_home() as home:
        found = list(islice(_with_status(home, status), limit + 1))
        shown = found[:limit]
        if as_json:
            print_json(shown)
        elif shown:
            current = current_locale(home)
            print_rows(_HEADER, [_row(document, current) for document in shown], numeric="Total")
        else:
            kind = f"{status} invoices" if status else "invoices"
            note(f"There are no {kind} in {home.settings.data_dir.absolute()}.")
        if len(found) > limit:
            note(f"There are more than these {limit}; see them with --limit.")


def show(
    name: Name,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show one invoice with all its lines and figures."""
    with open_home() as home:
        document = find_invoice(home, name)
        if as_json:
            print_json(document)
        else:
            print_fields(details(document, locale_of(document, current_locale(home))))


def paid(name: Name) -> None:
    """Mark an issued invoice as paid."""
    with open_home() as home:
        _print_brief(home, _with_new_status(home, find_invoice(home, name), "paid"))


def cancel(name: Name, yes: Yes = False) -> None:
    """Cancel an invoice that is not paid; it keeps its number."""
    with open_home() as home:
        document = find_invoice(home, name)
        check_agreed(f"Cancel {_described(home, document)}? That is final.", yes=yes)
        _print_brief(home, _with_new_status(home, document, "cancelled"))


def delete(name: Name, yes: Yes = False) -> None:
    """Delete a draft; an issued invoice can only be cancelled."""
    from scatterpilot.wiring.local import OWNER

    with open_home() as home:
        document = find_invoice(home, name)
        check_agreed(f"Delete {_described(home, document)}? That is final.", yes=yes)
        home.change_invoice.delete(OWNER, document["invoice_id"])
        note(f"Deleted {_described(home, document)}.")


def current_locale(home: LocalHome) -> str:
    """The locale of the profile, for what is not issued yet."""
    from scatterpilot.wiring.local import OWNER

    return home.profiles.load(OWNER).locale


def _with_status(home: LocalHome, standing: Standing | None) -> Iterator[Document]:
    if standing == "overdue":
        return (document for document in every_invoice(home, "pending") if document["overdue"])
    return every_invoice(home, standing and status_named(standing))


def _row(document: Document, current: str) -> tuple[str, ...]:
    data = document["data"]
    name = name_of(document)
    if document["invoice_number"] is None and sys.stdout.isatty():
        name = name[:SHORT_ID_LENGTH]
    return (
        name,
        data["customer_name"],
        data["invoice_date"] or NONE,
        data["due_date"] or NONE,
        total_of(document, locale_of(document, current)),
        standing_of(document),
    )


def _with_new_status(
    home: LocalHome, document: Document, status: Literal["paid", "cancelled"]
) -> Document:
    from scatterpilot.wiring.local import OWNER

    return home.change_invoice.set_status(OWNER, document["invoice_id"], status)


def _print_brief(home: LocalHome, document: Document) -> None:
    print_fields(brief(document, locale_of(document, current_locale(home))))


def _described(home: LocalHome, document: Document) -> str:
    """``INV-2026-0001 for Acme, $6,000.00``"""
    total = total_of(document, locale_of(document, current_locale(home)))
    return f"{name_of(document)} for {document['data']['customer_name']}, {total}"
