"""Alarms by e-mail, billing alarms, a dashboard and saved queries of the logs.

docs/costs.md says what that costs, docs/runbook.md what to do when an alarm comes.
Billing alarms need "Receive CloudWatch billing alerts" to be on, once, in the Billing console.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from scripts.deployment import INFRASTRUCTURE, artifacts, stacks
from scripts.deployment.account import DeploymentError, emulated
from scripts.deployment.options import Place, named_values, parser, place_of, run

# AWS counts what an account costs there only.
BILLING_REGION = "us-east-1"
WARNING_USD, CRITICAL_USD = 20, 50
"""Of the month's bill, where nothing else is given."""
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True)
class Levels:
    """What is an alarm: ``warning`` and ``critical`` are the month's bill in USD, ``others`` are
    parameters of monitoring.yaml; one that is not given keeps its value."""

    warning: int
    critical: int
    others: Mapping[str, str] = field(default_factory=dict)


def monitor(place: Place, email: str | None, levels: Levels) -> list[stacks.Stack]:
    """Deploy both stacks; ``email`` ``None`` keeps the address that is set.

    Raises ``DeploymentError``.
    """
    check_address(email)
    if levels.warning >= levels.critical:
        raise DeploymentError("The warning must come before the critical level; give less for it.")
    outputs = stacks.outputs_of(place.stack, place.region)
    address = {} if email is None else {"AlarmEmail": email}
    watching = {
        "Environment": place.environment,
        "ApiStageName": outputs["StageName"],
        "UserPoolId": outputs["UserPoolId"],
        "UserPoolClientId": outputs["UserPoolClientId"],
        "SaveQueries": "false" if emulated() else "true",
        **levels.others,
        **address,
    }
    bill = {"WarningUsd": str(levels.warning), "CriticalUsd": str(levels.critical)}
    return [
        _apply(f"{place.stack}-monitoring", place.region, "monitoring", watching, place),
        _apply("scatterpilot-billing", BILLING_REGION, "billing", {**bill, **address}, place),
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
    made.add_argument(
        "--alarm-at",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a level of infrastructure/monitoring.yaml, as ModelUsdPerDay=20; may be repeated",
    )


def levels_of(options: argparse.Namespace) -> Levels:
    """Raises ``DeploymentError`` for a level without a value."""
    others = named_values("--alarm-at", options.alarm_at)
    return Levels(options.warning, options.critical, others)


def main() -> None:
    made = parser("scripts/06-setup-monitoring.sh", str(__doc__))
    add_options(made)
    options = made.parse_args()

    def step() -> None:
        place = place_of(options)
        made = monitor(place, options.email, levels_of(options))
        show(place, made, options.email)

    run(step)


if __name__ == "__main__":
    main()
