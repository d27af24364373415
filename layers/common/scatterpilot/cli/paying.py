"""``scatterpilot paid`` and ``take-back``: what came in for an invoice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from scatterpilot.cli.failures import UNUSABLE
from scatterpilot.cli.home import find_invoice, open_home
from scatterpilot.cli.invoices import Name, Yes, current_locale, described
from scatterpilot.cli.output import check_agreed, note, print_fields
from scatterpilot.cli.typed_values import read_amount, read_day
from scatterpilot.cli.wording import brief, locale_of, money_of

if TYPE_CHECKING:
    from typing import Any

    from scatterpilot.ports import Document
    from scatterpilot.wiring.local import LocalHome


def paid(
    name: Name,
    amount: Annotated[
        Decimal | None,
        typer.Option(
            "--amount", parser=read_amount, metavar="AMOUNT", help="A part; -30 was paid back."
        ),
    ] = None,
    day: Annotated[
        date | None,
        typer.Option(
            "--date", parser=read_day, metavar="YYYY-MM-DD", help="When; today unless given."
        ),
    ] = None,
    method: Annotated[
        str | None, typer.Option("--method", metavar="TEXT", help="How, such as bank transfer.")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="What to keep.")
    ] = None,
) -> None:
    """Record what was paid on an issued invoice: all that is due, or a part of it."""
    from scatterpilot.domain.paying import PaymentGiven
    from scatterpilot.wiring.local import OWNER

    with open_home() as home:
        document = find_invoice(home, name)
        if amount is None and document["status"] == "paid":
            _print_brief(home, document)
            return
        given = PaymentGiven(amount=amount, date=day, method=method, note=text)
        _print_brief(home, home.keep_payments.record(OWNER, document["invoice_id"], given))


def take_back(
    name: Name,
    payment: Annotated[
        int | None,
        typer.Option("--payment", metavar="N", help="Which, as `show` numbers them; the last."),
    ] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="Stays with it.")] = None,
    yes: Yes = False,
) -> None:
    """Take a payment back that was recorded by mistake, or bounced; it stays to be seen."""
    from scatterpilot.wiring.local import OWNER

    with open_home() as home:
        document = find_invoice(home, name)
        chosen = _payment(document, payment)
        amount = money_of(document, locale_of(document, current_locale(home)), chosen["amount"])
        which = f"payment {chosen['payment']}, {amount}, of {described(home, document)}"
        check_agreed(f"Take back {which}?", yes=yes)
        _print_brief(
            home,
            home.keep_payments.take_back(OWNER, document["invoice_id"], chosen["payment"], why),
        )


def _payment(document: Document, wanted: int | None) -> dict[str, Any]:
    """The payment with this number, or the last that was not taken back; else ends the program."""
    payments: list[dict[str, Any]] = document["payments"]
    standing = [each for each in payments if each["taken_back"] is None]
    found = [each for each in payments if each["payment"] == wanted] if wanted else standing
    if not found:
        which = f"no payment {wanted}" if wanted else "no payment to take back"
        note(f"This invoice has {which}. `scatterpilot show` lists its payments.")
        raise typer.Exit(UNUSABLE)
    return found[-1]


def _print_brief(home: LocalHome, document: Document) -> None:
    print_fields(brief(document, locale_of(document, current_locale(home))))
