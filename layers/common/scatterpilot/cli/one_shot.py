"""``scatterpilot invoice``: from one text to an invoice, or to what it still lacks."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from scatterpilot.cli.failures import UNUSABLE, FileError
from scatterpilot.cli.home import SHORT_ID_LENGTH, open_home
from scatterpilot.cli.output import check_agreed, hint, note, on_terminal, print_fields, print_json
from scatterpilot.cli.saving import STDOUT, new_file
from scatterpilot.cli.wording import answered_by, brief, locale_of

if TYPE_CHECKING:
    from scatterpilot.domain.conversation import Conversation
    from scatterpilot.domain.invoice import Invoice
    from scatterpilot.ports import ConversationChange, Document, Page, Receipt
    from scatterpilot.wiring.local import LocalHome

_WANTED = {
    "customer_name": "who the invoice is for",
    "line_items": "what to bill: a description, a quantity and a price",
    "due_date": "when it is due, such as “net 30” or a date",
    "description": "what it is",
    "quantity": "how many",
    "unit_price": "the price of one",
}


def invoice(
    text: Annotated[str, typer.Argument(help="What to bill; - reads it from stdin.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Issue it and write its PDF here."),
    ] = None,
    issue: Annotated[
        bool | None,
        typer.Option(
            "--issue/--no-issue",
            help="Give it its number now, or leave it a draft (its PDF then says DRAFT). "
            "Default: issue with -o, else not.",
            show_default=False,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Create it without asking.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the invoice as JSON.")] = False,
) -> None:
    """Make one invoice from one text.

    Write the text in single quotes: in double quotes a shell takes $150 for a variable. If
    something is missing or can't be used, it says what, creates nothing, and ends with status 2.
    So it does in a script without --yes, after showing the invoice that it would make.

    scatterpilot invoice 'Acme, 40 hours of web development at $150, net 30' -o acme.pdf
    """
    if output == STDOUT:
        raise typer.BadParameter("give a file; stdout is for the result", param_hint="-o")
    said = sys.stdin.read().removeprefix("\ufeff") if text == "-" else text
    with open_home() as home:
        order = _understand(home, said)
        issue = output is not None if issue is None else issue
        document = _carry_out(home, order, output, issue=issue, yes=yes, force=force)
        _print_result(home, document, output, as_json=as_json)


class HeldConversation:
    """A ``ConversationStore`` for one conversation that may never be stored."""

    held: Conversation

    def load(self, owner: str, conversation_id: str) -> Conversation | None:
        return self.held

    def save(self, owner: str, change: ConversationChange, receipt: Receipt | None = None) -> None:
        self.held = change.conversation

    def page(self, owner: str, limit: int, after: str | None = None) -> Page:
        from scatterpilot.ports import Page

        return Page(documents=(), next_after=None)


@dataclass(frozen=True)
class _Order:
    """A complete draft, read back; ``remark`` is what the assistant said besides."""

    store: HeldConversation
    read_back: str
    remark: str


def _understand(home: LocalHome, said: str) -> _Order:
    """Play the text as the first turn of a conversation; ends the program when it lacks some."""
    from scatterpilot.presentation.read_back import read_back
    from scatterpilot.wiring.local import OWNER

    store = HeldConversation()
    told: dict[str, Any] = {}
    turn = replace(home.take_turn, conversations=store)(OWNER, said, record=told.update)
    if turn["usage"] or turn["degraded"] or on_terminal():
        note(f"[{answered_by(turn, told)}]")
    if turn["state"] != "review":
        _refuse(turn)
    language = store.held.messages[-1].language or "en"
    shown = read_back(store.held.draft, home.profiles.load(OWNER).locale, language)
    remark = turn["message"].partition(shown)[0].strip()
    return _Order(store, shown, remark)


def _refuse(turn: Document) -> NoReturn:
    note(f"Nothing was created. {turn['message']}")
    lacking = [f"  {path}: {_why(path, turn)}" for path in turn["missing_fields"]]
    if lacking:
        note("\n".join(["Missing or not usable:", *lacking]))
    raise typer.Exit(UNUSABLE)


def _why(path: str, turn: Document) -> str:
    if path in turn["disputed"]:
        return str(turn["disputed"][path])
    wanted = _WANTED.get(path.rpartition(".")[2], "say it again")
    if not path.startswith("line_items."):
        return wanted
    index = int(path.split(".")[1])
    what = turn["draft"]["line_items"][index]["description"]
    return f"{wanted} (line {index + 1}{f', {what}' if what else ''})"


def _carry_out(
    home: LocalHome, order: _Order, output: Path | None, *, issue: bool, yes: bool, force: bool
) -> Document:
    from scatterpilot.cli.pdfs import issued_pdf
    from scatterpilot.wiring.local import OWNER

    invoice_id = None
    try:
        with new_file(output, force=force) if output else nullcontext() as file:
            # Drawn before anything is stored: what can't be printed or issued creates nothing.
            pdf = _trial_pdf(home, order, issue=issue) if issue or file else b""
            _check_wanted(order, issue=issue, yes=yes)
            invoice_id = _create(home, order)
            if issue:
                pdf = issued_pdf(home, invoice_id)
            if file:
                file.write(pdf)
    except FileError as error:
        if invoice_id is None:
            raise
        raise FileError(
            f"{error.message} The invoice is saved all the same; get its PDF with "
            f"`scatterpilot pdf {invoice_id} -o FILE`."
        ) from error
    return home.read_invoices.get(OWNER, invoice_id)


def _trial_pdf(home: LocalHome, order: _Order, *, issue: bool) -> bytes:
    from scatterpilot.wiring.local import OWNER

    if issue:
        made, _ = _made(home, order)
        return home.issue_invoice.on_trial(OWNER, made)
    preview = replace(home.preview_invoice, conversations=order.store)
    return preview.of_conversation(OWNER, order.store.held.conversation_id, "pdf")


def _check_wanted(order: _Order, *, issue: bool, yes: bool) -> None:
    """Read it back and ask, unless the answer was given; what was left out is told in any case."""
    if on_terminal() or not yes:
        note(f"{order.remark}\n\n{order.read_back}".strip())
    elif order.remark:
        note(order.remark)
    check_agreed("Create and issue this invoice?" if issue else "Create this invoice?", yes=yes)


def _create(home: LocalHome, order: _Order) -> str:
    """Store the conversation and its invoice together; gives the invoice's id."""
    from scatterpilot.ports import ConversationChange
    from scatterpilot.wiring.local import OWNER

    made, done = _made(home, order)
    home.invoices.add(OWNER, made, conversation=ConversationChange(done, expected=0))
    return made.invoice_id


def _made(home: LocalHome, order: _Order) -> tuple[Invoice, Conversation]:
    """What a yes makes of it."""
    from scatterpilot.app.outcomes import conclude_by_button, new_invoice

    done = conclude_by_button(order.store.held, home.now()).model_copy(update={"version": 1})
    return new_invoice(done, done.updated_at), done


def _print_result(
    home: LocalHome, document: Document, output: Path | None, *, as_json: bool
) -> None:
    if as_json:
        print_json({**document, "file": str(output) if output else None})
        return
    from scatterpilot.wiring.local import OWNER

    fields = brief(document, locale_of(document, home.profiles.load(OWNER).locale))
    print_fields([*fields, ("File", str(output))] if output else fields)
    if document["invoice_number"] is None:
        short = document["invoice_id"][:SHORT_ID_LENGTH]
        hint(f"Issue it and get its PDF with `scatterpilot pdf {short} -o FILE`.")
