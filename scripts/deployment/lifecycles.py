"""How long the models of a deployment last, as Amazon Bedrock itself tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from scripts.deployment.account import client, emulated
from scripts.deployment.bedrock_access import model_behind

from scatterpilot.domain.model_ages import Lifetime, age_warning, lifetime_of

Ask = Callable[[str, str], Lifetime | None]


def lifetime_at_bedrock(model: str, region: str) -> Lifetime | None:
    """The dates of a model without its profile; ``None`` without leave to ask."""
    if emulated():
        return None
    try:
        found = client("bedrock", region).get_foundation_model(modelIdentifier=model)
        told = found["modelDetails"]["modelLifecycle"]
    except (BotoCoreError, ClientError, KeyError):
        return None
    legacy = told.get("legacyTime") or (_now() if told.get("status") == "LEGACY" else None)
    return Lifetime(_day(legacy), _day(told.get("endOfLifeTime")))


def model_warnings(
    model_ids: Iterable[str],
    region: str,
    ask: Ask = lifetime_at_bedrock,
    today: date | None = None,
) -> list[str]:
    """A sentence for each that is deprecated, near its end or gone; the table speaks where Bedrock
    does not tell."""
    told = []
    for model_id in model_ids:
        lifetime = ask(model_behind(model_id), region) or lifetime_of(model_id, "bedrock")
        if warning := age_warning(model_id, lifetime, today or _now().date()):
            told.append(f"{warning} scripts/02-enable-bedrock-access.md says how to take another.")
    return told


def _now() -> datetime:
    return datetime.now(UTC)


def _day(moment: Any) -> date | None:
    return moment.date() if isinstance(moment, datetime) else None
