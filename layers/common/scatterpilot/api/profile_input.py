"""The seller's settings as a body holds them, of their own or with something to draw."""

from __future__ import annotations

from pydantic import ConfigDict

from scatterpilot.app.exact_values import Exact
from scatterpilot.domain.profile import Profile


class ProfileInput(Profile):
    """The seller: what every invoice starts from. Every setting is optional; see ``Profile``."""

    # Nothing is converted: "5" is no number of days.
    model_config = ConfigDict(strict=True)

    default_tax_rate: Exact | None = None
