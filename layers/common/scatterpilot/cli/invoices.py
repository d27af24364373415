"""``list``, ``show``, ``pdf``, ``paid``, ``cancel`` and ``delete``."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from scatterpilot.cli.home import SHORT_ID_LENGTH, every_invoice, find_invoice, open_home
from scatterpilot.cli.output import (
    NONE,
    check_agreed,
    console_is_wide,
    note,
    print_fields,
    print_json,
    print_rows,
)
