"""What can go wrong, as one sentence on stderr and an exit status."""

from __future__ import annotations

import errno
from typing import Any

import typer
from typer.core import TyperGroup

from scatterpilot.domain.errors import InvalidError, ScatterPilotError

FAILED = 1
UNUSABLE = 2
"""Something is missing, disputed or mistyped; the same status as for a wrong option."""


class FileError(ScatterPilotError):
    """A file that the user named can't be read or written."""

    code = "file_not_usable"


class Commands(TyperGroup):
    """The commands; a foreseeable error ends them with a sentence, never with a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ScatterPilotError as error:
            typer.echo(sentence(error), err=True)
            raise typer.Exit(UNUSABLE if isinstance(error, InvalidError) else FAILED) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            named = f"{error.filename}: " if error.filename else ""
            typer.echo(f"{named}{error.strerror or error}.", err=True)
            raise typer.Exit(FAILED) from error


def sentence(error: ScatterPilotError) -> str:
    """What to tell the user. The message of an ``InvalidError`` points to its faults, so they
    stand in its place."""
    if isinstance(error, InvalidError) and error.faults:
        return "\n".join(f"{fault.field}: {fault.message}" for fault in error.faults)
    return error.message
