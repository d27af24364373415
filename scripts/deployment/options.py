"""The flags that every step shares, and how a step ends."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from botocore.exceptions import BotoCoreError, ClientError
from scripts.deployment.account import DeploymentError, configured_region

_REGION = re.compile(r"[a-z]{2,5}(-[a-z]+)+-[0-9]+")
_STACK = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,127}")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")

ENVIRONMENTS = ("dev", "staging", "prod")


@dataclass(frozen=True)
class Place:
    """Where a stack is: ``stack`` is its name in CloudFormation.

    ``bucket`` takes what is uploaded for it; empty is the one that is made for that.
    """

    environment: str
    region: str
    stack: str
    bucket: str = ""


def parser(program: str, about: str) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog=program,
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="AWS_ENDPOINT_URL in the environment sends everything to an emulator.",
    )
    made.add_argument("--environment", choices=ENVIRONMENTS, default=None, help="default: dev")
    made.add_argument("--region", default=None, help="default: the one you have configured")
    made.add_argument("--stack-name", default=None, help="default: scatterpilot-ENVIRONMENT")
    made.add_argument(
        "--bucket",
        default=None,
        help="for what is uploaded; default: scatterpilot-artifacts-ACCOUNT-REGION",
    )
    made.add_argument("--yes", action="store_true", help="ask nothing")
    return made


def place_of(options: argparse.Namespace) -> Place:
    """Raises ``DeploymentError`` for names that AWS would not take."""
    environment = options.environment or "dev"
    place = Place(
        environment,
        options.region or configured_region(),
        options.stack_name or f"scatterpilot-{environment}",
        options.bucket or "",
    )
    for flag, name, form, remedy in (
        ("--region", place.region, _REGION, "write it as eu-central-1"),
        ("--stack-name", place.stack, _STACK, "use letters, digits and hyphens, a letter first"),
        (
            "--bucket",
            place.bucket or "usual",
            _BUCKET,
            "use 3 to 63 small letters, digits, hyphens",
        ),
    ):
        if not form.fullmatch(name):
            raise DeploymentError(f"{flag} can't be {name!r}: {remedy}.")
    return place


def named_values(flag: str, pairs: Sequence[str]) -> dict[str, str]:
    """What a repeated ``flag NAME=VALUE`` says; raises ``DeploymentError`` without a value."""
    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise DeploymentError(f"{flag} {pair} has no value; write {flag} {name}=VALUE")
        found[name] = value
    return found


def named_path(text: str) -> Path:
    """A path as whoever called meant it; the scripts themselves work from the repository."""
    return Path(os.environ.get("CALLED_FROM", "."), Path(text).expanduser())


def run(step: Callable[[], int | None]) -> None:
    """Carry out a step and exit; what the reader can put right is told without a trace."""
    try:
        sys.exit(step() or 0)
    except DeploymentError as error:
        _fail(str(error))
    except (BotoCoreError, ClientError) as error:
        _fail(f"AWS says no: {error}")
    except subprocess.CalledProcessError as error:
        _fail(f"Failed, its own words are above: {' '.join(map(str, error.cmd[:6]))} …")
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        sys.exit(130)


def _fail(message: str) -> NoReturn:
    print(f"\n{message}", file=sys.stderr)
    sys.exit(1)
