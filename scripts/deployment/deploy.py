"""Build, upload and deploy the stack; a second time changes nothing.

A parameter that is not given keeps its value, or gets the template's default at first.
"""

from __future__ import annotations

import argparse
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field

from botocore.exceptions import BotoCoreError, ClientError
from scripts.deployment import artifacts, build, stacks
from scripts.deployment.account import DeploymentError, account_id, client, emulated
from scripts.deployment.bedrock_access import bedrock_arns
from scripts.deployment.lifecycles import model_warnings
from scripts.deployment.options import Place, parser, place_of, run

from scatterpilot.domain.default_models import bedrock_models


@dataclass(frozen=True)
class Deployment:
    """What to deploy where; ``runtime`` ``None`` is the newest whose Python is here."""

    place: Place
    architecture: str
    runtime: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)


def default_architecture() -> str:
    """arm64 is the cheaper; an emulator can only run what this machine runs."""
    if emulated():
        return "arm64" if platform.machine() in ("aarch64", "arm64") else "x86_64"
    return "arm64"


def deploy(wanted: Deployment) -> stacks.Stack:
    """Raises ``DeploymentError`` when something is missing or CloudFormation fails."""
    place = wanted.place
    account_id(place.region)
    target = build.make(wanted.runtime, wanted.architecture)
    print("Uploading what is new …", flush=True)
    bucket = artifacts.ensure_bucket(place.region)
    template = artifacts.upload(place.region, bucket)
    print(f"Deploying {place.stack} to {place.region}, some minutes the first time …", flush=True)
    parameters = {
        "Environment": place.environment,
        "Runtime": target.runtime,
        "Architecture": target.architecture,
        **_derived(place, wanted.parameters),
        **wanted.parameters,
    }
    return stacks.apply(place.stack, place.region, template, parameters, place.environment)


def _derived(place: Place, given: Mapping[str, str]) -> dict[str, str]:
    """What follows from the other parameters, as they will be, and from the account."""
    existing = stacks.find(place.stack, place.region)
    kept = {
        parameter["ParameterKey"]: parameter["ParameterValue"]
        for parameter in (existing or {}).get("Parameters", ())
    }
    model_ids = models_of({**kept, **given})
    for warning in model_warnings(model_ids, place.region):
        print(f"Warning: {warning}", flush=True)
    derived = {
        "BedrockArns": ",".join(bedrock_arns(model_ids, place.region, account_id(place.region)))
    }
    if "ManageApiGatewayLogRole" not in kept:
        derived["ManageApiGatewayLogRole"] = "false" if _has_log_role(place.region) else "true"
    return derived


def models_of(parameters: Mapping[str, str]) -> tuple[str, ...]:
    """The models that a stack with these parameters asks, in this order."""
    more = parameters.get("BedrockFallbackModelIds", "").split(",")
    fallbacks = [name.strip() for name in more if name.strip()]
    return bedrock_models(parameters.get("BedrockModelId", ""), fallbacks)


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
    made.add_argument("--model", help="the Bedrock model or inference profile of a conversation")
    made.add_argument("--engine", help="what answers in a conversation")
    made.add_argument("--alarm-email", help="where alarms go (used by 06-setup-monitoring.sh)")


def deployment_of(options: argparse.Namespace) -> Deployment:
    """Raises ``DeploymentError`` for a parameter without a value."""
    parameters = {}
    for pair in options.parameter:
        name, equals, value = pair.partition("=")
        if not equals:
            raise DeploymentError(
                f"--parameter {pair} has no value; write --parameter {name}=VALUE"
            )
        parameters[name] = value
    named = {
        "AllowedOrigins": options.origins,
        "BedrockModelId": options.model,
        "Engine": options.engine,
    }
    parameters.update({name: value for name, value in named.items() if value is not None})
    architecture = options.architecture or default_architecture()
    return Deployment(place_of(options), architecture, options.runtime, parameters)


def main() -> None:
    made = parser("scripts/03-deploy.sh", str(__doc__))
    add_options(made)
    options = made.parse_args()
    run(lambda: show(deploy(deployment_of(options))))


if __name__ == "__main__":
    main()
