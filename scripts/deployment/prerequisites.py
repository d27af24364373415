"""Say what is missing before a deployment, and how to get it. Changes nothing, costs nothing."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from scripts.deployment.account import DeploymentError, account_id, client, code_of, emulated
from scripts.deployment.build import RUNTIMES, Target, interpreter
from scripts.deployment.deploy import models_of
from scripts.deployment.lifecycles import model_warnings
from scripts.deployment.options import Place, parser, place_of, run
from scripts.deployment.residency import ANYWHERE, RESIDENCIES, parameters_for

_SMALL_ACCOUNT = 50


@dataclass(frozen=True)
class Finding:
    """``needed`` ones stop a deployment when they are not ``met``."""

    name: str
    met: bool
    note: str
    needed: bool = True


def examine(place: Place, models: Callable[[], Sequence[str]]) -> list[Finding]:
    """Look at this machine and at the account; what needs the account is left out without one.

    ``models`` gives those that a conversation will ask, once somebody is signed in.
    """
    found = [*_machine(), _signed_in(place)]
    if found[-1].met:
        found += [*_services(place), _concurrency(place)]
        for model_id in models():
            found += [_bedrock(place, model_id), *_ages(place, model_id)]
    return found


def _machine() -> Iterator[Finding]:
    version = "{}.{}.{}".format(*sys.version_info)
    yield Finding("Python 3.11 or newer", sys.version_info >= (3, 11), version)
    yield python_of_lambda([runtime for runtime in RUNTIMES if interpreter(runtime)])
    for program, purpose in (
        ("aws", "to look around by hand, as 'aws logs tail'"),
        ("sam", "for 'sam local', not for deploying"),
        ("docker", "for 'sam local', not for deploying"),
    ):
        path = shutil.which(program)
        yield Finding(program, path is not None, path or f"only {purpose}", needed=False)


def python_of_lambda(runtimes: Sequence[str]) -> Finding:
    """``runtimes`` are those of Lambda whose Python is here; the newest is what is deployed."""
    note = ", ".join(runtimes) or "without one there is no bytecode, and first starts are slower"
    if runtimes and not Target(runtimes[0], "arm64").reads:
        note += "; from 3.12 on the embedded engine reads sentences, and stands in for a model"
    return Finding("a Python that Lambda has", bool(runtimes), note, needed=False)


def _signed_in(place: Place) -> Finding:
    try:
        return Finding("signed in to AWS", True, f"account {account_id(place.region)}")
    except DeploymentError as error:
        return Finding("signed in to AWS", False, str(error))


def _services(place: Place) -> Iterator[Finding]:
    asked: tuple[tuple[str, Callable[[Any], object]], ...] = (
        ("cloudformation", lambda service: service.list_stacks()),
        ("lambda", lambda service: service.list_functions(MaxItems=1)),
        ("apigateway", lambda service: service.get_rest_apis(limit=1)),
        ("dynamodb", lambda service: service.list_tables(Limit=1)),
        ("s3", lambda service: service.list_buckets()),
        ("cognito-idp", lambda service: service.list_user_pools(MaxResults=1)),
        ("iam", lambda service: service.list_roles(MaxItems=1)),
        ("logs", lambda service: service.describe_log_groups(limit=1)),
    )
    for service, ask in asked:
        yield _asked(f"may use {service}", partial(ask, client(service, place.region)))


def _asked(name: str, ask: Callable[[], object]) -> Finding:
    try:
        ask()
    except (BotoCoreError, ClientError) as error:
        return Finding(name, False, f"{code_of(error)}: ask your administrator for leave")
    return Finding(name, True, "")


def _concurrency(place: Place) -> Finding:
    name = "functions at once"
    try:
        settings = client("lambda", place.region).get_account_settings()
        limit = settings["AccountLimit"]["ConcurrentExecutions"]
    except (BotoCoreError, ClientError, KeyError) as error:
        return Finding(name, False, code_of(error), needed=False)
    note = f"{limit}"
    if limit < _SMALL_ACCOUNT:
        note += ", as new accounts have: ask for more in Service Quotas before many people use it"
    return Finding(name, limit >= _SMALL_ACCOUNT, note, needed=False)


def _bedrock(place: Place, model: str) -> Finding:
    """Ask the model for one word: there is no other way to know that it answers."""
    name = f"Bedrock answers ({model})"
    if emulated():
        return Finding(name, True, "not asked: an emulator has no models", needed=False)
    try:
        client("bedrock-runtime", place.region).converse(
            modelId=model,
            messages=[{"role": "user", "content": [{"text": "Say ok."}]}],
            inferenceConfig={"maxTokens": 5},
        )
    except (BotoCoreError, ClientError) as error:
        note = f"{code_of(error)}: see scripts/02-enable-bedrock-access.md"
        return Finding(name, False, f"{note}; the embedded engine answers till then", needed=False)
    return Finding(name, True, "")


def _ages(place: Place, model: str) -> Iterator[Finding]:
    for warning in model_warnings([model], place.region):
        yield Finding("  and goes on to", False, warning, needed=False)


def show(findings: list[Finding]) -> int:
    """Print the table; the number of those that stop a deployment."""
    for finding in findings:
        mark = "ok" if finding.met else "MISSING" if finding.needed else "-"
        print(f"  {mark:8}{finding.name:34} {finding.note}")
    stopping = sum(finding.needed and not finding.met for finding in findings)
    print("Everything needed is there." if not stopping else f"{stopping} needed, see above.")
    return stopping


def main() -> None:
    made = parser("scripts/01-check-prerequisites.sh", str(__doc__))
    which = made.add_mutually_exclusive_group()
    which.add_argument("--model", help="the Bedrock model to ask")
    which.add_argument(
        "--residency",
        choices=RESIDENCIES,
        default=ANYWHERE,
        help="ask the usual models, as --residency of 03-deploy.sh chooses them",
    )
    options = made.parse_args()

    def step() -> int:
        place = place_of(options)
        return min(1, show(examine(place, lambda: _models(options, place))))

    run(step)


def _models(options: argparse.Namespace, place: Place) -> tuple[str, ...]:
    named = {"BedrockModelId": options.model} if options.model else None
    return models_of(named or parameters_for(options.residency, place.region))


if __name__ == "__main__":
    main()
