"""Delete what was deployed; says first, by name, what goes and what stays.

Invoices, conversations, PDFs and users stay, with their key, their backups and the record of who
read what, unless --with-data is given: then they are lost for good, whatever has become of the
stack. With environment prod the tables are protected besides, and --with-data is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from botocore.exceptions import BotoCoreError, ClientError
from scripts.deployment import artifacts, remains, stacks
from scripts.deployment.account import DeploymentError, account_id, client, code_of
from scripts.deployment.buckets import delete_bucket, empty_bucket, is_there
from scripts.deployment.monitoring import BILLING_REGION
from scripts.deployment.options import Place, parser, place_of, run
from scripts.deployment.remains import Remains


@dataclass(frozen=True)
class Plan:
    """``stacks`` are names with their region and status, ``artifacts`` buckets with their region;
    ``kept`` is what somebody may miss in the list of what goes."""

    stacks: list[tuple[str, str, str]]
    erased: list[Remains]
    artifacts: list[tuple[str, str]]
    kept: list[str] = field(default_factory=list)

    def show(self) -> None:
        for title, names in (
            ("Goes:", [f"stack {name}, {status}" for name, _, status in self.stacks]),
            ("Is lost for good:", [str(each) for each in self.erased]),
            (
                "Goes too, and is made anew when it is needed:",
                [f"bucket {n}" for n, _ in self.artifacts],
            ),
            ("Stays:", self.kept),
        ):
            if names:
                print("\n  ".join([title, *names]))

    @property
    def is_empty(self) -> bool:
        return not (self.stacks or self.erased or self.artifacts)


def plan(place: Place, *, with_data: bool, everything: bool) -> Plan:
    """``everything`` takes also what several stacks share.

    Raises ``DeploymentError`` when data of prod would be lost, or of another stack.
    """
    if with_data and place.environment == "prod":
        raise DeploymentError(
            "The data of prod is not deleted by a script. Delete it by hand, if you are sure:"
            " turn off the protection of each table and of the user pool first."
        )
    account_id(place.region)
    names = [(f"{place.stack}{part}", place.region) for part in ("-page", "-monitoring", "")]
    shared = [("scatterpilot-billing", BILLING_REGION)] if everything else []
    found = [
        (name, region, stack["StackStatus"])
        for name, region in [*names, *shared]
        if (stack := stacks.find(name, region))
    ]
    data = remains.find(place)
    if with_data and data and (other := _other_stack(place)):
        raise DeploymentError(
            f"The data of {place.environment} belongs to the stack {other}; nothing was deleted."
            f" If you mean that one: --stack-name {other}"
        )
    buckets = list(_artifacts(place)) if everything else []
    kept = [*([] if with_data else [str(each) for each in data]), *_shared(place)]
    return Plan(found, data if with_data else [], buckets, kept)


def _other_stack(place: Place) -> str | None:
    """Another stack that has this environment's tables."""
    pages = client("cloudformation", place.region).get_paginator("describe_stacks").paginate()
    for stack in (stack for page in pages for stack in page["Stacks"]):
        tags = {tag["Key"]: tag["Value"] for tag in stack.get("Tags", ())}
        ours = tags.get("application") == "scatterpilot"
        outputs = {output["OutputKey"] for output in stack.get("Outputs", ())}
        same = tags.get("environment") == place.environment and "InvoicesTableName" in outputs
        if ours and same and stack["StackName"] != place.stack:
            return str(stack["StackName"])
    return None


def _artifacts(place: Place) -> Iterator[tuple[str, str]]:
    for region in dict.fromkeys((place.region, BILLING_REGION)):
        name = artifacts.bucket_name(region)
        if is_there(name, region):
            yield name, region


def _shared(place: Place) -> Iterator[str]:
    """What is not only ours to delete."""
    if place.bucket and place.bucket != artifacts.bucket_name(place.region):
        yield f"bucket {place.bucket}, which you gave"
    try:
        role = client("apigateway", place.region).get_account().get("cloudwatchRoleArn")
    except (BotoCoreError, ClientError):
        return
    if role:
        yield f"role {role}, by which every API of this account and region writes its log"


def carry_out(planned: Plan, place: Place) -> None:
    """Raises ``DeploymentError`` that tells what could not be erased, when all else is done."""
    account = account_id(place.region)
    empty_bucket(f"scatterpilot-page-{place.environment}-{account}-{place.region}", place.region)
    for name, region, _ in planned.stacks:
        print(f"Deleting {name} …", flush=True)
        stacks.delete(name, region)
    faults = [fault for each in planned.erased if (fault := _erase(each))]
    for name, region in planned.artifacts:
        delete_bucket(name, region)
        print(f"Deleted bucket {name}", flush=True)
    if faults:
        raise DeploymentError("\n  ".join(["Not everything is erased:", *faults]))


def _erase(each: Remains) -> str | None:
    """What came in the way, if anything did."""
    try:
        each.erase()
    except (ClientError, DeploymentError) as error:
        return f"{each.what}: {error if isinstance(error, DeploymentError) else code_of(error)}"
    print(f"Erased {each.what}", flush=True)
    return None


def _confirm(place: Place) -> None:
    try:
        answer = input(f"Type {place.stack} to go on: ").strip()
    except EOFError:
        answer = ""
    if answer != place.stack:
        raise DeploymentError("Nothing was deleted.")


def main() -> None:
    made = parser("scripts/teardown.sh", str(__doc__))
    made.add_argument("--with-data", action="store_true", help="delete the data too, for good")
    made.add_argument(
        "--everything",
        action="store_true",
        help="also the billing alarms and the artifacts, which all environments share",
    )
    options = made.parse_args()

    def step() -> None:
        place = place_of(options)
        planned = plan(place, with_data=options.with_data, everything=options.everything)
        planned.show()
        if planned.is_empty:
            print(f"There is nothing of {place.stack} in {place.region} to delete.")
            return
        if not options.yes:
            _confirm(place)
        carry_out(planned, place)
        print("Done.")

    run(step)


if __name__ == "__main__":
    main()
