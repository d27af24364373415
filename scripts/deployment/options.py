"""The flags that every step shares, and how a step ends."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scripts.deployment.account import DeploymentError, configured_region

ENVIRONMENTS = ("dev", "staging", "prod")


@dataclass(frozen=True)
class Place:
    """Where a stack is: ``stack`` is its name in CloudFormation."""

    environment: str
    region: str
    stack: str


def parser(program: str, about: str) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog=program,
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="AWS_ENDPOINT_URL in the environment sends everything to an emulator.",
    )
    made.add_argument("--environment", choices=ENVIRONMENTS, default="dev", help="default: dev")
    made.add_argument("--region", default=None, help="default: the one you have configured")
    made.add_argument("--stack-name", default=None, help="default: scatterpilot-ENVIRONMENT")
    made.add_argument("--yes", action="store_true", help="ask nothing")
    return made


def place_of(options: argparse.Namespace) -> Place:
    return Place(
        options.environment,
        options.region or configured_region(),
        options.stack_name or f"scatterpilot-{options.environment}",
    )


def named_values(flag: str, pairs: Sequence[str]) -> dict[str, str]:
    """What a repeated ``flag NAME=VALUE`` says; raises ``DeploymentError`` without a value."""
    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise DeploymentError(f"{flag} {pair} has no value; write {flag} {name}=VALUE")
        found[name] = value
    return found


def run(step: Callable[[], int | None]) -> None:
    """Carry out a step and exit; what the reader can put right is told without a trace."""
    try:
        sys.exit(step() or 0)
    except DeploymentError as error:
        print(f"\n{error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        sys.exit(130)
