"""Build, upload and deploy the stack; a second time changes nothing.

In a terminal it asks for what matters and no flag gives; --yes asks nothing. A parameter that is
not given keeps its value, or gets the template's default at first.
"""

from __future__ import annotations

import argparse
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field

from botocore.exceptions import BotoCoreError, ClientError
from scripts.deployment import (
    adopting,
    artifacts,
    build,
    interview,
    monitoring,
    parameters,
    stacks,
)
from scripts.deployment.account import DeploymentError, account_id, client, emulated
from scripts.deployment.bedrock_access import bedrock_arns
from scripts.deployment.lifecycles import model_warnings
from scripts.deployment.options import Place, named_values, parser, place_of, run
from scripts.deployment.residency import RESIDENCIES, parameters_for
from scripts.deployment.unchanged import values_of

from scatterpilot.domain.default_models import bedrock_models


@dataclass(frozen=True)
class Deployment:
    """What to deploy where; ``runtime`` ``None`` is the newest whose Python is here.

    ``user_pool`` says whose users a new stack takes over, where several pools are left.
    """

    place: Place
    architecture: str
    runtime: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    user_pool: str | None = None


def default_architecture() -> str:
    """arm64 is the cheaper; an emulator can only run what this machine runs."""
    if emulated():
        return "arm64" if platform.machine() in ("aarch64", "arm64") else "x86_64"
    return "arm64"


def deploy(wanted: Deployment) -> stacks.Stack:
    """Raises ``DeploymentError`` when something is missing or CloudFormation fails."""
    place = wanted.place
    account_id(place.region)
    kept = values_of(stacks.find(place.stack, place.region) or {})
    parameters.check(wanted.parameters, kept)
    target = build.make(wanted.runtime, wanted.architecture)
    print("Uploading what is new …", flush=True)
    bucket = artifacts.ensure_bucket(place.region, place.bucket)
    template = artifacts.upload(place.region, bucket)
    print(f"Deploying {place.stack} to {place.region}, some minutes the first time …", flush=True)
    values = {
        "Environment": place.environment,
        "Runtime": target.runtime,
        "Architecture": target.architecture,
        **_derived(place, wanted.parameters, kept),
        **wanted.parameters,
    }
    adopting.show(adopting.adopt(place, values, wanted.user_pool))
    return stacks.apply(place.stack, place.region, template, values, place.environment)


def _derived(place: Place, given: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, str]:
    """What follows from the other parameters, as they will be, and from the account."""
    model_ids = models_of({**kept, **given})
    for warning in model_warnings(model_ids, place.region):
        print(f"Warning: {warning}", flush=True)
    derived = {
        "BedrockArns": ",".join(bedrock_arns(model_ids, place.region, account_id(place.region)))
    }
    if "ManageApiGatewayLogRole" not in kept:
        derived["ManageApiGatewayLogRole"] = "false" if _has_log_role(place.region) else "true"
    return derived


def models_of(values: Mapping[str, str]) -> tuple[str, ...]:
    """The models that a stack with these parameters asks, in this order."""
    more = values.get("BedrockFallbackModelIds", "").split(",")
    fallbacks = [name.strip() for name in more if name.strip()]
    return bedrock_models(values.get("BedrockModelId", ""), fallbacks)


def models_asked(wanted: Deployment) -> tuple[str, ...]:
    """The models that a conversation will ask: none with the embedded engine."""
    place = wanted.place
    kept = values_of(stacks.find(place.stack, place.region) or {})
    values = {**kept, **wanted.parameters}
    return () if values.get("Engine") == "embedded" else models_of(values)


def _has_log_role(region: str) -> bool:
    try:
        return bool(client("apigateway", region).get_account().get("cloudwatchRoleArn"))
    except (BotoCoreError, ClientError):
        return False


def show(stack: stacks.Stack) -> None:
    print(f"{stack.name} is {'deployed' if stack.changed else 'as it was: nothing changed'}.")
    for name, value in sorted(stack.outputs.items()):
        print(f"  {name:28} {value}")


def add_options(made: argparse.ArgumentParser) -> None:
    build.add_options(made)
    made.set_defaults(architecture=None)
    made.add_argument(
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a parameter of infrastructure/template.yaml; may be repeated",
    )
    made.add_argument("--origins", help="web pages that may call the API, separated by commas")
    which = made.add_mutually_exclusive_group()
    which.add_argument("--model", help="the Bedrock model or inference profile of a conversation")
    which.add_argument(
        "--residency",
        choices=RESIDENCIES,
        help="where the usual models may read what is said: eu stays in the EU, global is anywhere",
    )
    made.add_argument("--engine", help="what answers in a conversation")
    made.add_argument(
        "--self-sign-up",
        action=argparse.BooleanOptionalAction,
        help="whether anybody may sign up, or you create the users",
    )
    made.add_argument("--sign-in-page", metavar="NAME", help="Cognito's own sign-in page")
    made.add_argument(
        "--user-pool", metavar="ID", help="whose users to take over, where several pools are left"
    )
    made.add_argument(
        "--alarm-email", help="where alarms go; sets them up as 06-setup-monitoring.sh does"
    )


def deployment_of(options: argparse.Namespace) -> Deployment:
    """Raises ``DeploymentError`` for what can't be deployed, whatever there is already."""
    monitoring.check_address(options.alarm_email)
    place, given = place_of(options), _given(options)
    parameters.check(given)
    architecture = options.architecture or default_architecture()
    return Deployment(place, architecture, options.runtime, given, options.user_pool)


def _given(options: argparse.Namespace) -> dict[str, str]:
    """The parameters that flags name, or lead to."""
    given = named_values("--parameter", options.parameter)
    if options.residency:
        if "BedrockModelId" in given:
            raise DeploymentError("--residency names the model; leave out BedrockModelId.")
        given.update(parameters_for(options.residency, place_of(options).region))
    signs_up = options.self_sign_up
    named = {
        "AllowedOrigins": options.origins,
        "BedrockModelId": options.model,
        "Engine": options.engine,
        "SelfSignUp": None if signs_up is None else str(signs_up).lower(),
        "HostedDomainPrefix": options.sign_in_page,
    }
    return {**given, **{name: value for name, value in named.items() if value is not None}}


def _step(options: argparse.Namespace) -> None:
    deployment_of(options)
    if interview.somebody_is_there(options):
        interview.ask_where(options)
        interview.ask_how(options)
    wanted = deployment_of(options)
    show(deploy(wanted))
    if email := options.alarm_email:
        levels = monitoring.Levels(monitoring.WARNING_USD, monitoring.CRITICAL_USD)
        monitoring.show(wanted.place, monitoring.monitor(wanted.place, email, levels), email)


def main() -> None:
    made = parser("scripts/03-deploy.sh", str(__doc__))
    add_options(made)
    options = made.parse_args()
    run(lambda: _step(options))


if __name__ == "__main__":
    main()
