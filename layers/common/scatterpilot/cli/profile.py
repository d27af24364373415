"""``scatterpilot profile``: the seller, from whom every invoice takes what it starts with."""

from __future__ import annotations

import difflib
import re
from base64 import b64encode
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from scatterpilot.cli.failures import FileError
from scatterpilot.cli.home import open_home
from scatterpilot.cli.output import NONE, print_fields, print_json
from scatterpilot.domain.profile_fields import SETTINGS, SettingKind, TaxStatus
from scatterpilot.domain.tax_id_kinds import KINDS

if TYPE_CHECKING:
    from scatterpilot.ports import Document
    from scatterpilot.wiring.local import LocalHome

profile = typer.Typer(rich_markup_mode=None)

_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?) ?%")
_FRACTION = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,8})?")
_LARGEST_FILE = 20_000_000
"""Bytes of a picture, which is made small when it is saved."""
_ANSWERS = {"yes": True, "true": True, "no": False, "false": False}


@profile.callback(invoke_without_command=True)
def show(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show the seller's profile, or change it."""
    if context.invoked_subcommand is not None:
        return
    from scatterpilot.wiring.local import OWNER

    with open_home() as home:
        document = home.edit_profile.get(OWNER)
        if as_json:
            print_json(document)
        else:
            _print_settings(document)


@profile.command(name="set")
def change(
    settings: Annotated[list[str], typer.Argument(metavar="KEY=VALUE...")],
) -> None:
    """Change settings; an empty value takes one away.

    scatterpilot profile set business_name='Ann Example' currency=EUR default_tax_rate=19%

    In the address, the payment details and the notes \\n begins a new line. The logo is a PNG, JPEG
    or SVG file. Tax ids are written as tax_ids='siret 732 829 320 00074; vat FR40303265045'.
    """
    given = dict(_read_setting(setting) for setting in settings)
    with open_home() as home:
        _print_settings(_store(home, given))


@profile.command()
def logo(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PNG, JPEG or SVG picture.")],
) -> None:
    """Put a picture on the invoices; `profile set logo=` takes it away."""
    with open_home() as home:
        _print_settings(_store(home, {"logo": _data_url(file)}))


def _store(home: LocalHome, given: dict[str, Any]) -> Document:
    from scatterpilot.domain.profile import Profile
    from scatterpilot.wiring.local import OWNER

    values = {**home.edit_profile.get(OWNER), **given}
    changed = Profile.model_validate({n: v for n, v in values.items() if v is not None})
    return home.edit_profile.put(OWNER, changed)


def _read_setting(setting: str) -> tuple[str, Any]:
    name, equals, text = setting.partition("=")
    if not equals:
        raise typer.BadParameter(f"write {setting!r} as KEY=VALUE")
    if name not in SETTINGS:
        close = _closest(name)
        hint = f"did you mean {close}?" if close else f"use {', '.join(SETTINGS)}"
        raise typer.BadParameter(f"there is no setting {name!r}; {hint}")
    if not text.strip():
        return name, None
    return name, _READERS.get(SETTINGS[name].kind, _text)(name, text)


def _closest(name: str) -> str | None:
    """The setting that is called so, or nearly, or has a word that is."""
    words = {word: each for each in SETTINGS for word in (*each.split("_"), each)}
    close = difflib.get_close_matches(name, words, n=1)
    return words[close[0]] if close else None


def _text(name: str, text: str) -> str:
    return text


def _days(name: str, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise typer.BadParameter(f"{name} is a whole number of days, not {text!r}")
    return int(text)


def _start(name: str, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise typer.BadParameter(f"{name} is the first number to give, such as 137, not {text!r}")
    return int(text)


def _rate(name: str, text: str) -> Decimal:
    percent = _PERCENT.fullmatch(text)
    if percent:
        return Decimal(percent[1]) / 100
    if not _FRACTION.fullmatch(text):
        raise typer.BadParameter(f"{name} is 19% or 0.19, not {text!r}")
    return Decimal(text)


def _answer(name: str, text: str) -> bool:
    if text.lower() not in _ANSWERS:
        raise typer.BadParameter(f"{name} is yes or no, not {text!r}")
    return _ANSWERS[text.lower()]


def _lines(name: str, text: str) -> str:
    return text.replace("\\n", "\n")


def _tax_ids(name: str, text: str) -> list[dict[str, str]]:
    parts = [part.split(maxsplit=1) for part in text.split(";") if part.strip()]
    if any(len(part) < 2 or part[0] not in KINDS for part in parts):
        kinds = ", ".join(KINDS)
        raise typer.BadParameter(
            f"write {name} as kind and number, joined by semicolons; the kinds are {kinds}"
        )
    return [{"kind": kind, "value": value.strip()} for kind, value in parts]


def _tax_status(name: str, text: str) -> str:
    word = text.strip().lower().replace(" ", "_")
    if word not in get_args(TaxStatus):
        raise typer.BadParameter(f"{name} is {' or '.join(get_args(TaxStatus))}, not {text!r}")
    return word


def _picture(name: str, text: str) -> str:
    return text if text.startswith("data:") else _data_url(Path(text).expanduser())


def _data_url(file: Path) -> str:
    """What is in it is found out when it is saved: a file's name may lie."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise FileError(f"{file} can't be read: {error.strerror}.") from error
    if len(content) > _LARGEST_FILE:
        most = f"{_LARGEST_FILE // 10**6} MB"
        raise FileError(f"{file} is larger than {most}. Use a smaller picture.")
    return f"data:application/octet-stream;base64,{b64encode(content).decode()}"


_READERS: dict[SettingKind, Callable[[str, str], Any]] = {
    "lines": _lines,
    "currency": lambda name, text: text.upper(),
    "locale": lambda name, text: text.replace("-", "_"),
    "days": _days,
    "start": _start,
    "rate": _rate,
    "flag": _answer,
    "picture": _picture,
    "country": lambda name, text: text.strip().upper(),
    "tax_status": _tax_status,
    "tax_ids": _tax_ids,
}


def _print_settings(document: Document) -> None:
    print_fields([(name, _shown(name, document[name])) for name in SETTINGS])


def _shown(name: str, value: Any) -> str:
    if value is None:
        return NONE
    if SETTINGS[name].kind == "picture":
        kind = value[: value.index(";")].removeprefix("data:")
        return f"{kind}, {len(value) * 3 // 4 // 1000 + 1} kB"
    if SETTINGS[name].kind == "tax_ids":
        return "; ".join(f"{each['kind']} {each['value']}" for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
