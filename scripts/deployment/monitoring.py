"""Alarms by e-mail, billing alarms, a dashboard and saved queries of the logs.

About 3 USD a month: the alarms at 0.10 each, and a key at 1 USD.
Billing alarms need "Receive CloudWatch billing alerts" to be on, once, in the Billing console.
"""

from __future__ import annotations

import argparse
import re

from scripts.deployment import INFRASTRUCTURE, artifacts, stacks
from scripts.deployment.account import DeploymentError, emulated
from scripts.deployment.options import Place, parser, place_of, run

# AWS counts what an account costs there only.
BILLING_REGION = "us-east-1"
WARNING_USD, CRITICAL_USD = 20, 50
"""Of the month's bill, where nothing else is given."""
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def monitor(place: Place, email: str | None, warning: int, critical: int) -> list[stacks.Stack]:
    """Deploy both stacks; ``email`` ``None`` keeps the address that is set.

    ``warning`` and ``critical`` are the month's bill in USD. Raises ``DeploymentError``.
    """
    check_address(email)
    if warning >= critical:
        raise DeploymentError("The warning must come before the critical level; give less for it.")
    outputs = stacks.outputs_of(place.stack, place.region)
    address = {} if email is None else {"AlarmEmail": email}
    watching = {
        "Environment": place.environment,
        "ApiStageName": outputs["StageName"],
        "SaveQueries": "false" if emulated() else "true",
        **address,
    }
    spending = {"WarningUsd": str(warning), "CriticalUsd": str(critical), **address}
    return [
        _apply(f"{place.stack}-monitoring", place.region, "monitoring", watching, place),
        _apply("scatterpilot-billing", BILLING_REGION, "billing", spending, place),
    ]


def check_address(email: str | None) -> None:
    """Raises ``DeploymentError`` for what is given and no address."""
    if email and not _ADDRESS.fullmatch(email):
        raise DeploymentError(f"{email} is not an e-mail address; give one such as me@example.com.")


def _apply(
    name: str, region: str, template: str, parameters: dict[str, str], place: Place
) -> stacks.Stack:
    bucket = artifacts.ensure_bucket(region, place.bucket if region == place.region else "")
    address = artifacts.upload(region, bucket, INFRASTRUCTURE / f"{template}.yaml")
    return stacks.apply(name, region, address, parameters, place.environment)


def show(place: Place, made: list[stacks.Stack], email: str | None) -> None:
    for stack in made:
        print(f"{stack.name} is {'deployed' if stack.changed else 'as it was: nothing changed'}.")
    if email and made[0].changed:
        print(f"AWS has written to {email}: confirm it there, or no alarm arrives.")
    console = f"https://{place.region}.console.aws.amazon.com/cloudwatch/home"
    print(f"Dashboard: {console}?region={place.region}#dashboards/dashboard/"
          f"{made[0].outputs['DashboardName']}")  # fmt: skip


def add_options(made: argparse.ArgumentParser) -> None:
    made.add_argument("--email", help="where alarms go")
    for name, usual in (("--warning", WARNING_USD), ("--critical", CRITICAL_USD)):
        told = f"of the month's bill; default: {usual}"
        made.add_argument(name, type=int, default=usual, metavar="USD", help=told)


def main() -> None:
    made = parser("scripts/06-setup-monitoring.sh", str(__doc__))
    add_options(made)
    options = made.parse_args()

    def step() -> None:
        place = place_of(options)
        made = monitor(place, options.email, options.warning, options.critical)
        show(place, made, options.email)

    run(step)


if __name__ == "__main__":
    main()
