"""The program ``scatterpilot``: its commands, whose imports wait until they are called."""

from __future__ import annotations

from typing import Annotated

import typer

from scatterpilot import __version__
from scatterpilot.cli.account import account
from scatterpilot.cli.chat import chat
from scatterpilot.cli.crediting import cancel, credit
from scatterpilot.cli.explain import explain
from scatterpilot.cli.export import export
from scatterpilot.cli.failures import Commands
from scatterpilot.cli.invoices import delete, list_invoices, show
from scatterpilot.cli.one_shot import invoice
from scatterpilot.cli.paying import paid, take_back
from scatterpilot.cli.pdfs import pdf
from scatterpilot.cli.profile import profile

program = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    # Plain help: quick, and boxes would break grep.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog="Ends with status 0 when done, 1 when it could not be done, 2 when something is missing "
    "or can't be used. Everything is kept in the folder DATA_DIR (./data).",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"scatterpilot {__version__}")
        raise typer.Exit


@program.callback()
def scatterpilot(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Say what to bill, check it, send it."""


@program.command()
def serve(
    host: Annotated[
        str, typer.Option(help="Where to listen; other machines need SCATTERPILOT_TOKEN.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65_535, help="Default: the setting PORT, or 8000; 0 is any."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
) -> None:
    """Serve the web page and the API on this machine."""
    from scatterpilot.local.server import serve as serve_local

    serve_local(host, port, workers)


program.command()(chat)
program.command()(invoice)
program.command(name="list")(list_invoices)
program.command()(show)
program.command()(pdf)
program.command()(paid)
program.command(name="take-back")(take_back)
program.command()(credit)
program.command()(cancel)
program.command()(delete)
program.command()(export)
program.command()(explain)
program.add_typer(profile, name="profile")
program.add_typer(account, name="account")
