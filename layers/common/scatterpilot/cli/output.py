"""What commands print: tables on a terminal; in a pipe, lines that grep and cut understand."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from scatterpilot.cli.failures import UNUSABLE

if TYPE_CHECKING:
    from rich.console import Console

NONE = "-"
"""Stands for what is not there, so that no column of a line is ever empty."""

_BREAKS = re.compile(r"[\t\r\n]+")


def on_terminal() -> bool:
    """Whether somebody is there to read and to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def console() -> Console:
    """A terminal; Rich leaves out colours where ``NO_COLOR`` is set."""
    from rich.console import Console

    # Brackets and colons in a customer's name are just that.
    return Console(markup=False, highlight=False, emoji=False)


def print_rows(
    header: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[str] = ()
) -> None:
    """A table, or tab-separated lines without a header; ``numeric`` names columns of figures."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in cells:
            typer.echo("\t".join(row))
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in header:
        table.add_column(name, justify="right" if name in numeric else "left", overflow="fold")
    for row in cells:
        table.add_row(*row)
    console().print(table)


def print_fields(fields: Sequence[tuple[str, str]]) -> None:
    """Labels and values, one pair a line."""
    if not sys.stdout.isatty():
        for label, value in fields:
            typer.echo(f"{label}\t{one_line(value)}")
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for pair in fields:
        table.add_row(*pair)
    console().print(table)


def print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def note(text: str) -> None:
    """Tell something that is no result, so that it never gets into a pipe."""
    typer.echo(text, err=True)


def hint(text: str) -> None:
    """What one could do next; scripts don't need it."""
    if on_terminal():
        note(text)


def check_agreed(question: str, *, yes: bool) -> None:
    """Go on only after a yes: one given with the command, or the answer of whoever is there.

    Else ends the program: with status 1 on a no, with 2 where nobody could be asked.
    """
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        note(f"{question} Nobody is there to ask, so nothing was changed: say yes with --yes.")
        raise typer.Exit(UNUSABLE)
    if not _says_yes(question):
        note("Nothing was changed.")
        raise typer.Exit(1)


def _says_yes(question: str) -> bool:
    """Ask past stdout, where the result goes; the end of the input is a no."""
    while True:
        typer.echo(f"{question} [y/N]: ", nl=False, err=True)
        answer = sys.stdin.readline()
        said = answer.strip().lower()
        if said in ("y", "yes"):
            return True
        if said in ("n", "no") or answer in ("\n", ""):
            return False


def one_line(text: str) -> str:
    return _BREAKS.sub(" ", text)
