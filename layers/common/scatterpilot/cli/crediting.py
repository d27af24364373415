"""``scatterpilot credit`` and ``cancel``: credit notes, whole or in part."""

from __future__ import annotations

from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scatterpilot.cli.home import find_invoice, open_home
from scatterpilot.cli.invoices import Name, Yes, current_locale, described
from scatterpilot.cli.output import check_agreed, hint, note, print_fields
from scatterpilot.cli.pdfs import issued_pdf
from scatterpilot.cli.saving import new_file
from scatterpilot.cli.typed_values import read_amount
from scatterpilot.cli.wording import brief, content, locale_of

if TYPE_CHECKING:
    from scatterpilot.domain.crediting import CreditWish
    from scatterpilot.ports import Document
    from scatterpilot.wiring.local import LocalHome


Lines = Annotated[
    list[int] | None,
    typer.Option("--line", metavar="N", help="A line of it, counted from 1; may be repeated."),
]
Quantities = Annotated[
    list[Decimal] | None,
    typer.Option(
        "--quantity",
        parser=read_amount,
        metavar="QUANTITY",
        help="How many of each --line, in their order; all that is left of it unless given.",
    ),
]
Amount = Annotated[
    Decimal | None,
    typer.Option(
        "--amount", parser=read_amount, metavar="AMOUNT", help="A mere amount, tax included."
    ),
]
Reason = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help="Printed on the credit note.")
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write its PDF; - is stdout."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]


def credit(
    name: Name,
    line: Lines = None,
    quantity: Quantities = None,
    amount: Amount = None,
    reason: Reason = None,
    output: Output = None,
    yes: Yes = False,
    force: Force = False,
) -> None:
    """Credit an issued invoice: all that is left of it, or --line, or --amount.

    It is read back first. The credit note has a number of its own series and a PDF; the invoice
    stays as it is, and less of it is due.
    """
    wish = _wish(line or [], quantity or [], amount, reason)
    with open_home() as home:
        document = find_invoice(home, name)
        with new_file(output, force=force) if output else nullcontext() as file:
            made = _credited(home, document, wish, yes=yes)
            if file:
                file.write(issued_pdf(home, made["invoice_id"]))
    if not output:
        hint(f"Get its PDF with `scatterpilot pdf {made['invoice_number']} -o FILE`.")


def cancel(name: Name, yes: Yes = False) -> None:
    """Cancel an invoice that is not paid: a draft is dropped, an issued one is credited.

    An issued invoice keeps its number, and gets a credit note of all that is left of it.
    """
    from scatterpilot.wiring.local import OWNER

    with open_home() as home:
        document = find_invoice(home, name)
        credited = document["invoice_number"] is not None
        how = " It gets a credit note of all that is left of it." if credited else ""
        check_agreed(f"Cancel {described(home, document)}?{how} That is final.", yes=yes)
        done = home.change_invoice.set_status(OWNER, document["invoice_id"], "cancelled")
        print_fields(brief(done, locale_of(done, current_locale(home))))


def _wish(
    lines: list[int], quantities: list[Decimal], amount: Decimal | None, reason: str | None
) -> CreditWish:
    """Raises ``BadParameter`` for quantities that belong to no line."""
    from scatterpilot.domain.crediting import CreditWish, LineWish

    if len(quantities) > len(lines):
        raise typer.BadParameter("give a --line before each --quantity")
    padded: list[Decimal | None] = [*quantities, *[None] * (len(lines) - len(quantities))]
    wanted = zip(lines, padded, strict=True)
    chosen = tuple(LineWish(line=number, quantity=of) for number, of in wanted)
    return CreditWish(lines=chosen or None, amount=amount, reason=reason)


def _credited(home: LocalHome, document: Document, wish: CreditWish, *, yes: bool) -> Document:
    """Read it back, ask, and make it of exactly the invoice that was read back."""
    from scatterpilot.wiring.local import OWNER

    locale = current_locale(home)
    data = home.credit_invoice.preview(OWNER, document["invoice_id"], wish)
    if not yes:
        told = content(data, locale)
        note("\n".join([f"Credit note to {described(home, document)}", *told]))
    check_agreed("Create this credit note? That is final.", yes=yes)
    made, _ = home.credit_invoice(OWNER, document["invoice_id"], wish, version=document["version"])
    print_fields(brief(made, locale_of(made, locale)))
    return made
