"""Save what a deployed stack holds, and bring it back, into the same stack or into a new one.

save FOLDER      writes users, items and files into a folder of this machine
restore FOLDER   makes users that are gone, and stores what is missing; nothing that is there
                 changes. Users of a new pool have new ids: their records are moved to these
rewind --to TIME stores from point-in-time recovery what the tables have lost since, and removes the
                 deletion markers of files deleted since; TIME as 2026-11-30T12:00:00Z. What nobody
                 signs in for stays away, or who erased their account would be back: --everybody
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from scripts.deployment import files, items, rewinding, stacks, users
from scripts.deployment.account import DeploymentError
from scripts.deployment.data import tables_of
from scripts.deployment.options import Place, named_path, parser, place_of, run

from scatterpilot.adapters.durable import make_folder, make_private

Outputs = Mapping[str, str]
_USERS = "users.ndjson"


def save(folder: Path, outputs: Outputs, region: str) -> None:
    """The folder is there once all is in it: what was stopped is begun anew.

    Raises ``DeploymentError`` when the folder is there already.
    """
    if folder.exists():
        raise DeploymentError(f"{folder} is there already; give a new name.")
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    make_folder(unfinished)
    _save(unfinished, outputs, region)
    unfinished.rename(folder)


def _save(folder: Path, outputs: Outputs, region: str) -> None:
    _write(folder / _USERS, users.saved(outputs["UserPoolId"], region))
    tables = items.names_of(tables_of(outputs))
    for table in items.KEPT:
        lines = (items.line_of(item) for item in items.every_item(tables[table], region))
        _write(folder / f"{table}.ndjson", lines)
    count = files.save(outputs["InvoiceBucketName"], folder / "files", region)
    print(f"files: {count}")


def _write(path: Path, lines: Iterable[str]) -> None:
    count = 0
    with path.open("x", encoding="utf-8") as file:
        make_private(path)
        for line in lines:
            file.write(f"{line}\n")
            count += 1
    print(f"{path.name}: {count}", flush=True)


def restore(folder: Path, outputs: Outputs, region: str, *, invite: bool) -> None:
    """Raises ``DeploymentError`` when the folder is no backup."""
    if not (folder / _USERS).is_file():
        raise DeploymentError(f"{folder} is no backup: there is no {_USERS} in it.")
    with (folder / _USERS).open(encoding="utf-8") as lines:
        owners = users.restored(lines, outputs, region, invite=invite)
    moved = sum(old != new for old, new in owners.items())
    print(f"users: {len(owners)}, of them {moved} under a new id", flush=True)
    tables = items.names_of(tables_of(outputs))
    for table in items.KEPT:
        with (folder / f"{table}.ndjson").open(encoding="utf-8") as lines:
            _put(table, tables[table], region, map(items.item_of, lines), owners)
    stored, there = files.restore(folder / "files", outputs["InvoiceBucketName"], region, owners)
    print(f"files: {stored} stored, {there} there already")


def rewind(to: datetime, outputs: Outputs, region: str, *, everybody: bool) -> None:
    tables = items.names_of(tables_of(outputs))
    known = {"", *users.subs(outputs["UserPoolId"], region)}
    for table in items.KEPT:
        with rewinding.table_at(tables[table], to, region) as earlier:
            every = items.every_item(earlier, region)
            found = every if everybody else _of(known, every, items.key_of(table))
            _put(table, tables[table], region, found, {})
    back = files.undelete(outputs["InvoiceBucketName"], to, region)
    print(f"files: {back} brought back")


def _of(owners: set[str], found: Iterable[items.Item], key: str) -> Iterator[items.Item]:
    return (item for item in found if items.owner_in(item, key) in owners)


def _put(
    table: str, name: str, region: str, found: Iterable[items.Item], owners: Mapping[str, str]
) -> None:
    stored, there = items.put_missing(name, region, found, items.key_of(table), owners)
    print(f"{table}: {stored} stored, {there} there already", flush=True)


def _time(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise DeploymentError(f"{text} is no time; write it as 2026-11-30T12:00:00Z.") from None
    if found.tzinfo is None:
        raise DeploymentError(f"{text} has no time zone; end it with Z for UTC.")
    return found


def carry_out(options: argparse.Namespace, place: Place) -> None:
    outputs = stacks.outputs_of(place.stack, place.region)
    if options.action == "rewind":
        if not options.to:
            raise DeploymentError("Say to when: --to 2026-11-30T12:00:00Z")
        rewind(_time(options.to), outputs, place.region, everybody=options.everybody)
        return
    if not options.folder:
        raise DeploymentError(f"Name the folder: scripts/backup.py {options.action} FOLDER")
    folder = named_path(options.folder)
    if options.action == "save":
        save(folder, outputs, place.region)
    else:
        restore(folder, outputs, place.region, invite=options.invite)


def main() -> None:
    made = parser("scripts/backup.py", str(__doc__))
    made.add_argument("action", choices=("save", "restore", "rewind"))
    made.add_argument("folder", nargs="?", metavar="FOLDER")
    made.add_argument("--to", metavar="TIME", help="for rewind")
    made.add_argument(
        "--invite", action="store_true", help="have Cognito mail a first password to made users"
    )
    made.add_argument(
        "--everybody", action="store_true", help="rewind also what nobody signs in for"
    )
    options = made.parse_args()
    run(lambda: carry_out(options, place_of(options)))


if __name__ == "__main__":
    main()
