"""Take ScatterPilot from an AWS account to a working, watched system, step by step.

Asks before each step what it needs to know, and says what the step costs. --yes asks nothing.
Stopped or failed, the same command goes on: what is done is found and left as it is.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from scripts.deployment import checks, costs, interview, metered, monitoring, page, prerequisites
from scripts.deployment import deploy as deploying
from scripts.deployment.account import DeploymentError, account_id
from scripts.deployment.options import Place, parser, place_of, run


@dataclass(frozen=True)
class Step:
    """``cost`` is what it costs to have, per month where it stays."""

    title: str
    cost: str
    carry_out: Callable[[argparse.Namespace, Place], None]


def _prerequisites(options: argparse.Namespace, place: Place) -> None:
    def models() -> tuple[str, ...]:
        return deploying.models_asked(deploying.deployment_of(options))

    if prerequisites.show(prerequisites.examine(place, models)):
        raise DeploymentError("Get what is missing, then start this again: it goes on from here.")


def _deploy(options: argparse.Namespace, place: Place) -> None:
    deploying.show(deploying.deploy(deploying.deployment_of(options)))


def _page(options: argparse.Namespace, place: Place) -> None:
    print(f"The page: {page.configure(place, published=options.publish)}")


def _monitoring(options: argparse.Namespace, place: Place) -> None:
    email = options.email or options.alarm_email
    made = monitoring.monitor(place, email, monitoring.levels_of(options))
    monitoring.show(place, made, email)


def _test(options: argparse.Namespace, place: Place) -> None:
    if checks.show(checks.check_all(place)):
        raise DeploymentError("Not everything works. docs/troubleshooting.md says what to look at.")


STEPS = (
    Step("Check what is needed", "nothing", _prerequisites),
    Step(
        "Deploy the API, the functions, the tables and the bucket",
        f"nothing while nobody uses it; about {costs.of_an_invoice():.3f} USD an invoice, "
        f"{costs.of_an_invoice(metered.MODEL):.3f} of it the model",
        _deploy,
    ),
    Step("Configure the page", "nothing, or a few cents a month when published", _page),
    Step(
        "Set up alarms and the dashboard",
        f"{costs.watching():.2f} USD a month at most",
        _monitoring,
    ),
    Step("Test it as a user would", f"about {costs.of_an_invoice():.2f} USD, once", _test),
)


def _interview(options: argparse.Namespace) -> None:
    """Ask for what the flags leave open; the answers go where the flags would."""
    interview.ask_where(options)
    interview.ask_how(options)
    email = options.email or options.alarm_email or "-"
    options.email = interview.ask_until(
        "E-mail for alarms, or - for none?", email, _check_address
    ).removeprefix("-")
    options.publish = interview.yes_or_no("Publish the page by CloudFront?", options.publish)


def _check_address(answer: str) -> None:
    monitoring.check_address("" if answer == "-" else answer)


def everything(options: argparse.Namespace) -> None:
    """Raises ``DeploymentError`` at the first step that fails."""
    monitoring.check_address(options.email)
    deploying.deployment_of(options)
    if not options.yes:
        _interview(options)
    place = place_of(options)
    print(f"ScatterPilot {place.environment}: stack {place.stack} in {place.region}")
    for number, step in enumerate(STEPS, 1):
        print(f"\n{number} of {len(STEPS)}: {step.title} (costs {step.cost})", flush=True)
        if not options.yes and not interview.yes_or_no("Go on?", True):
            raise DeploymentError("Stopped. The same command goes on from here.")
        step.carry_out(options, place)
    print(f"\nDone. Account {account_id(place.region)}; take it down with scripts/teardown.sh.")
    print("How you sign in: DEPLOYMENT_GUIDE.md, Sign in.")


def main() -> None:
    made = parser("scripts/00-deploy-all.sh", str(__doc__))
    deploying.add_options(made)
    monitoring.add_options(made)
    made.add_argument("--publish", action="store_true", help="publish the page by CloudFront")
    options = made.parse_args()
    run(lambda: everything(options))


if __name__ == "__main__":
    main()
