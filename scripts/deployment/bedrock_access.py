"""Which models may be called: their inference profiles, and the models that those lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from botocore.exceptions import BotoCoreError, ClientError
from scripts.deployment.account import account_id, client, partition

_PROFILE = re.compile(r"(?:global|us|us-gov|eu|apac|jp|au|ca)\.(.+)")


def bedrock_arns(model_ids: Iterable[str], region: str) -> list[str]:
    """The ARNs that a role needs for these ids, without repeats."""
    found = [arn for model_id in model_ids for arn in _arns(model_id, region)]
    return list(dict.fromkeys(found))


def _arns(model_id: str, region: str) -> list[str]:
    prefix = f"arn:{partition(region)}:bedrock"
    if model_id.startswith("arn:"):
        return [model_id, *_models_behind(model_id, region)]
    profile = _PROFILE.fullmatch(model_id)
    if profile is None:
        return [f"{prefix}:{region}::foundation-model/{model_id}"]
    arn = f"{prefix}:{region}:{account_id(region)}:inference-profile/{model_id}"
    # Without leave to ask, the model in any region: only its profile can lead there.
    behind = _models_behind(model_id, region)
    return [arn, *(behind or [f"{prefix}:*::foundation-model/{profile[1]}"])]


def _models_behind(profile: str, region: str) -> list[str]:
    try:
        found = client("bedrock", region).get_inference_profile(inferenceProfileIdentifier=profile)
        return [model["modelArn"] for model in found["models"]]
    except (BotoCoreError, ClientError, KeyError):
        return []
