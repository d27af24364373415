"""Delete what was deployed; says first what goes and what stays.

Invoices, conversations, PDFs and users stay, unless --with-data is given: then they are lost for
good. With environment prod the tables are protected besides, and --with-data is refused.
"""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError
from scripts.deployment import artifacts, stacks
from scripts.deployment.account import DeploymentError, client
from scripts.deployment.monitoring import BILLING_REGION
from scripts.deployment.options import Place, parser, place_of, run

_TABLES = ("Conversations", "Invoices", "Profiles", "RateLimits", "Receipts")


def take_down(place: Place, *, with_data: bool, everything: bool) -> None:
    """Delete the stacks; ``everything`` also what several stacks share.

    Raises ``DeploymentError`` when data of prod would be lost.
    """
    if with_data and place.environment == "prod":
        raise DeploymentError(
            "The data of prod is not deleted by a script. Delete it by hand, if you are sure:"
            " turn off the protection of each table and of the user pool first."
        )
    outputs = _outputs(place)
    _delete_page(place)
    _delete_stack(f"{place.stack}-monitoring", place.region)
    _delete_stack(place.stack, place.region)
    if with_data and outputs:
        _delete_data(outputs, place.region)
    if everything:
        _delete_stack("scatterpilot-billing", BILLING_REGION)
        for region in dict.fromkeys((place.region, BILLING_REGION)):
            _delete_bucket(artifacts.bucket_name(region), region)


def _outputs(place: Place) -> dict[str, str]:
    try:
        return stacks.outputs_of(place.stack, place.region)
    except DeploymentError:
        return {}


def _delete_page(place: Place) -> None:
    name = f"{place.stack}-page"
    if found := stacks.find(name, place.region):
        outputs = {output["OutputKey"]: output["OutputValue"] for output in found["Outputs"]}
        _empty(outputs["PageBucketName"], place.region)
        _delete_stack(name, place.region)


def _delete_stack(name: str, region: str) -> None:
    if stacks.find(name, region):
        print(f"Deleting {name} …", flush=True)
        stacks.delete(name, region)


def _delete_data(outputs: dict[str, str], region: str) -> None:
    for name in _TABLES:
        _unless_gone(client("dynamodb", region).delete_table, TableName=outputs[f"{name}TableName"])
    _unless_gone(client("cognito-idp", region).delete_user_pool, UserPoolId=outputs["UserPoolId"])
    _delete_bucket(outputs["InvoiceBucketName"], region)


def _unless_gone(delete: Any, **what: str) -> None:
    try:
        delete(**what)
    except ClientError as error:
        if "NotFound" not in error.response["Error"]["Code"]:
            raise


def _delete_bucket(name: str, region: str) -> None:
    if _empty(name, region):
        client("s3", region).delete_bucket(Bucket=name)


def _empty(name: str, region: str) -> bool:
    """Delete every version of every object; ``False`` when there is no such bucket."""
    s3 = client("s3", region)
    try:
        s3.head_bucket(Bucket=name)
    except ClientError:
        return False
    for found in s3.get_paginator("list_object_versions").paginate(Bucket=name):
        versions = [*found.get("Versions", ()), *found.get("DeleteMarkers", ())]
        for version in versions:
            s3.delete_object(Bucket=name, Key=version["Key"], VersionId=version["VersionId"])
    return True


def _confirm(place: Place, *, with_data: bool) -> None:
    lost = "and ALL INVOICES, PDFs AND USERS, for good" if with_data else "but keep the data"
    print(f"This will delete {place.stack} in {place.region}, its page and its alarms, {lost}.")
    if input(f"Type {place.stack} to go on: ").strip() != place.stack:
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
    place = place_of(options)

    def step() -> None:
        if not options.yes:
            _confirm(place, with_data=options.with_data)
        take_down(place, with_data=options.with_data, everything=options.everything)
        print("Done.")

    run(step)


if __name__ == "__main__":
    main()
