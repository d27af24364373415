"""Where settings are read and parts are put together.

``home()`` is the one entrance: ``home().take_turn(owner, message)``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scatterpilot.wiring.local import LocalHome


@cache
def home() -> LocalHome:
    """The parts of this process, wired as the environment says.

    Raises ``SettingsError`` when the environment can't be used.
    """
    from scatterpilot.wiring.local import LocalHome
    from scatterpilot.wiring.settings import read_settings

    return LocalHome(read_settings())
