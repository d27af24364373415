"""Where models may read what people say: the part of the world that a profile keeps to."""

from __future__ import annotations

from collections.abc import Callable

from botocore.exceptions import BotoCoreError, ClientError
from scripts.deployment.account import DeploymentError, client, emulated
from scripts.deployment.bedrock_access import model_behind

from scatterpilot.domain.default_models import NONE, bedrock_models

ANYWHERE = "global"
RESIDENCIES = (ANYWHERE, "us", "eu", "apac", "jp", "au", "us-gov")
"""As the ids of inference profiles begin."""

ProfilesIn = Callable[[str], set[str] | None]


def profiles_in(region: str) -> set[str] | None:
    """The ids of the inference profiles of a region; ``None`` without leave to ask."""
    if emulated():
        return None
    try:
        pages = client("bedrock", region).get_paginator("list_inference_profiles").paginate()
        return {
            found["inferenceProfileId"]
            for page in pages
            for found in page["inferenceProfileSummaries"]
        }
    except (BotoCoreError, ClientError):
        return None


def parameters_for(
    residency: str, region: str, profiles: ProfilesIn = profiles_in
) -> dict[str, str]:
    """The parameters that name the default models by the profiles of a part of the world.

    Raises ``DeploymentError`` where Bedrock has none of them there.
    """
    if residency == ANYWHERE:
        return {"BedrockModelId": bedrock_models()[0], "BedrockFallbackModelIds": ""}
    wanted = [f"{residency}.{model_behind(model)}" for model in bedrock_models()]
    listed = profiles(region)
    there = [model for model in wanted if listed is None or model in listed]
    if not there:
        raise DeploymentError(
            f"Bedrock in {region} has no profile of {residency} for the default models. Choose"
            f" another --residency, or name a model: --model ID"
        )
    return {"BedrockModelId": there[0], "BedrockFallbackModelIds": ",".join(there[1:]) or NONE}


def residency_of(model_id: str) -> str | None:
    """Where a profile keeps to; ``None`` for a model without one."""
    first = model_id.partition(".")[0]
    return first if first in RESIDENCIES else None


def usual(region: str) -> str:
    """What is proposed: the law of the European Union asks who takes data out of it for reasons."""
    return "eu" if region.startswith("eu-") else ANYWHERE
