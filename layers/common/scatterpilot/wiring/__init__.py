"""Where settings are read and parts are put together.

``home()`` is the one entrance: ``home().take_turn(owner, message)``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scatterpilot.wiring.aws import AwsHome
    from scatterpilot.wiring.local import LocalHome


@cache
def home() -> LocalHome | AwsHome:
    """The parts of this process, wired as the environment says: on Lambda with AWS.

    Raises ``SettingsError`` when the environment can't be used.
    """
    from scatterpilot.wiring.settings import read_settings

    settings = read_settings()
    if settings.on_lambda:
        from scatterpilot.wiring.aws import AwsHome

        return AwsHome(settings)
    from scatterpilot.wiring.local import LocalHome

    return LocalHome(settings)
