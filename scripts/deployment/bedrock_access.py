"""Which models may be called: their inference profiles, and the models that those lead to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from botocore.exceptions import BotoCoreError, ClientError
from scripts.deployment.account import client, partition

_PROFILE = re.compile(r"(?:global|us|us-gov|eu|apac|jp|au|ca)\.(.+)")

ModelsBehind = Callable[[str, str], list[str]]


def models_behind(profile: str, region: str) -> list[str]:
    """The models that an inference profile leads to, as AWS tells; none without leave to ask."""
    try:
        found = client("bedrock", region).get_inference_profile(inferenceProfileIdentifier=profile)
        return [model["modelArn"] for model in found["models"]]
    except (BotoCoreError, ClientError, KeyError):
        return []


def bedrock_arns(
    model_ids: Iterable[str], region: str, account: str, behind: ModelsBehind = models_behind
) -> list[str]:
    """The ARNs that a role needs for these ids, without repeats."""
    found = [arn for model_id in model_ids for arn in _arns(model_id, region, account, behind)]
    return list(dict.fromkeys(found))


def model_behind(model_id: str) -> str:
    """The id of a model without the profile that leads to it."""
    profile = _PROFILE.fullmatch(model_id)
    return profile[1] if profile else model_id


def _arns(model_id: str, region: str, account: str, behind: ModelsBehind) -> list[str]:
    prefix = f"arn:{partition(region)}:bedrock"
    if model_id.startswith("arn:"):
        return [model_id, *behind(model_id, region)]
    profile = _PROFILE.fullmatch(model_id)
    if profile is None:
        return [f"{prefix}:{region}::foundation-model/{model_id}"]
    arn = f"{prefix}:{region}:{account}:inference-profile/{model_id}"
    # Where AWS does not tell: the model in any region, where only its profile can lead.
    anywhere = f"{prefix}:*::foundation-model/{profile[1]}"
    return [arn, *(behind(model_id, region) or [anywhere])]
