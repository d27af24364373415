"""Export or erase everything of one user of the deployed stack.

export writes invoices, conversations and profile as NDJSON, with PDFs and logos, into a folder or,
where the name ends in .zip, into a zip file. erase deletes it for good, and the sign-in with it;
--keep-issued leaves issued invoices with their PDFs and numbers, as the law may want it. It says
what it erased. What point-in-time recovery and backups still hold is gone after 35 days.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import UTC, datetime

from scripts.deployment import stacks
from scripts.deployment.account import DeploymentError, client
from scripts.deployment.data import UNLIMITED, owner_named, tables_of
from scripts.deployment.options import Place, named_path, parser, place_of, run

from scatterpilot.adapters.cognito import CognitoSignIns
from scatterpilot.adapters.dynamodb.accounts import DynamoAccounts
from scatterpilot.adapters.exports import write_export
from scatterpilot.adapters.s3 import S3Blobs
from scatterpilot.app.account_erasure import EraseAccount, in_words
from scatterpilot.app.account_export import ExportAccount


class UserData:
    """One stack's users and what is theirs."""

    def __init__(self, outputs: Mapping[str, str], region: str) -> None:
        accounts = DynamoAccounts(client("dynamodb", region), tables_of(outputs), UNLIMITED)
        blobs = S3Blobs(client("s3", region), outputs["InvoiceBucketName"])
        sign_ins = CognitoSignIns(client("cognito-idp", region), outputs["UserPoolId"])
        self.export = ExportAccount(accounts, blobs)
        self.erase = EraseAccount(accounts, blobs, sign_ins, lambda: datetime.now(UTC))


def owner_of(options: argparse.Namespace, outputs: Mapping[str, str], region: str) -> str:
    """Raises ``DeploymentError`` for an address that nobody signs in with. A ``sub`` may be of
    somebody who is gone: what was kept of them can still be exported and erased."""
    found = owner_named(options.email or options.sub, outputs, region)
    if found is None and options.email:
        raise DeploymentError(
            f"Nobody signs in with {options.email}. Give --sub of somebody who is gone."
        )
    return found or str(options.sub)


def export(options: argparse.Namespace, place: Place) -> None:
    outputs = stacks.outputs_of(place.stack, place.region)
    owner = owner_of(options, outputs, place.region)
    target = named_path(options.to or f"user-{owner}.zip")
    try:
        count = write_export(target, UserData(outputs, place.region).export(owner))
    except OSError as error:
        raise DeploymentError(f"{target} can't be written: {error.strerror}.") from error
    print(f"{count} files of {owner}: {target}")


def erase(options: argparse.Namespace, place: Place) -> None:
    outputs = stacks.outputs_of(place.stack, place.region)
    owner = owner_of(options, outputs, place.region)
    if not options.yes:
        _confirm(owner, keep_issued=options.keep_issued)
    done = UserData(outputs, place.region).erase(owner, keep_issued=options.keep_issued)
    print(f"{owner}: {in_words(done)} The sign-in is deleted.")


def _confirm(owner: str, *, keep_issued: bool) -> None:
    what = "everything but issued invoices" if keep_issued else "ALL INVOICES and everything else"
    print(f"This will erase {what} of {owner}, for good.")
    try:
        answer = input(f"Type {owner} to go on: ")
    except EOFError:
        answer = ""
    if answer.strip() != owner:
        raise DeploymentError("Nothing was erased.")


def main() -> None:
    made = parser("scripts/user-data.py", str(__doc__))
    made.add_argument("action", choices=("export", "erase"))
    who = made.add_mutually_exclusive_group(required=True)
    who.add_argument("--email", help="the address that the user signs in with")
    who.add_argument("--sub", help="the user's id in the pool, by which everything is kept")
    made.add_argument("--to", metavar="FOLDER", help="or a name that ends in .zip")
    made.add_argument("--keep-issued", action="store_true", help="keep issued invoices")
    options = made.parse_args()
    step = {"export": export, "erase": erase}[options.action]
    run(lambda: step(options, place_of(options)))


if __name__ == "__main__":
    main()
