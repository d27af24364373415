"""``list``, ``show`` and ``delete``."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Annotated

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
from scatterpilot.cli.statuses import (
    KIND_CHOICE,
    STANDING_CHOICE,
    Standing,
    check_filters,
    read_kind,
    read_standing,
)
from scatterpilot.cli.wording import details, locale_of, money_of, name_of, total_of
from scatterpilot.domain.status import Kind, status_named
from scatterpilot.presentation.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scatterpilot.ports import Document
    from scatterpilot.wiring.local import LocalHome

Name = Annotated[str, typer.Argument(metavar="ID_OR_NUMBER")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")]

_HEADER = ("Invoice", "Customer", "Date", "Due", "Total", "Status", "Still due")
_FIGURES = ("Total", "Still due")


def list_invoices(
    status: Annotated[
        Standing | None,
        typer.Option(parser=read_standing, metavar=STANDING_CHOICE, help="Only these."),
    ] = None,
    kind: Annotated[
        Kind | None,
        typer.Option(parser=read_kind, metavar=KIND_CHOICE, help="Only these."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print whole invoices as JSON.")] = False,
) -> None:
    """List invoices and credit notes, newest first.

    In a pipe it prints tab-separated lines: number (a draft's id), customer, date, due date,
    total, status, and the amount still due.
    """
    check_filters(status, kind)
    with open_home() as home:
        found = list(islice(_with_status(home, status, kind), limit + 1))
        shown = found[:limit]
        if as_json:
            print_json(shown)
        elif shown:
            current = current_locale(home)
            print_rows(_HEADER, [_row(document, current) for document in shown], numeric=_FIGURES)
        else:
            what = "credit notes" if kind == "credit_note" else "invoices"
            wanted = f"{status} {what}" if status else what
            note(f"There are no {wanted} in {home.settings.data_dir.absolute()}.")
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


def delete(name: Name, yes: Yes = False) -> None:
    """Delete a draft; an issued invoice can only be cancelled."""
    from scatterpilot.wiring.local import OWNER

    with open_home() as home:
        document = find_invoice(home, name)
        check_agreed(f"Delete {described(home, document)}? That is final.", yes=yes)
        home.change_invoice.delete(OWNER, document["invoice_id"])
        note(f"Deleted {described(home, document)}.")


def current_locale(home: LocalHome) -> str:
    """The locale of the profile, for what is not issued yet."""
    from scatterpilot.wiring.local import OWNER

    return home.profiles.load(OWNER).locale


def _with_status(
    home: LocalHome, standing: Standing | None, kind: Kind | None
) -> Iterator[Document]:
    if standing == "overdue":
        return (document for document in every_invoice(home, "pending") if document["overdue"])
    return every_invoice(home, status_named(standing) if standing else kind)


def _row(document: Document, current: str) -> tuple[str, ...]:
    data, locale = document["data"], locale_of(document, current)
    name = name_of(document)
    if document["invoice_number"] is None and sys.stdout.isatty():
        name = name[:SHORT_ID_LENGTH]
    return (
        name,
        data["customer_name"],
        data["invoice_date"] or NONE,
        data["due_date"] or NONE,
        total_of(document, locale),
        standing_of(document),
        money_of(document, locale, document["amount_due"]),
    )


def described(home: LocalHome, document: Document) -> str:
    """``INV-2026-0001 for Acme, $6,000.00``"""
    total = total_of(document, locale_of(document, current_locale(home)))
    return f"{name_of(document)} for {document['data']['customer_name']}, {total}"
