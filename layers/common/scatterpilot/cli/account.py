"""``scatterpilot account``: everything that is kept, taken along or erased."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scatterpilot.cli.failures import FileError
from scatterpilot.cli.home import open_home
from scatterpilot.cli.output import check_agreed, note

account = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@account.callback()
def everything() -> None:
    """Take along or erase everything that is kept here."""


@account.command()
def export(
    target: Annotated[Path, typer.Argument(metavar="FOLDER", help="Or a name that ends in .zip.")],
) -> None:
    """Write invoices, conversations and profile as NDJSON, with the PDFs and logos."""
    from scatterpilot.adapters.exports import write_export
    from scatterpilot.wiring.local import OWNER

    with open_home() as home:
        try:
            count = write_export(target, home.export_account(OWNER))
        except FileExistsError as error:
            raise FileError(f"{target} exists already. Choose another name.") from error
    note(f"{count} files: {target}")


@account.command()
def erase(
    keep_issued: Annotated[
        bool,
        typer.Option(
            "--keep-issued", help="Keep issued invoices with their numbers, PDFs and logos."
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
) -> None:
    """Erase invoices, conversations, profile and files for good.

    The law of most countries wants issued invoices kept for years: export them first, or keep them
    here with --keep-issued. The settings in .env and backups of the data folder stay.
    """
    from scatterpilot.app.account_erasure import in_words
    from scatterpilot.wiring.local import OWNER

    with open_home() as home:
        what = "everything but issued invoices" if keep_issued else "ALL INVOICES and everything"
        folder = home.settings.data_dir.absolute()
        check_agreed(f"Erase {what} in {folder}? That can't be undone.", yes=yes)
        note(in_words(home.erase_account(OWNER, keep_issued=keep_issued)))
