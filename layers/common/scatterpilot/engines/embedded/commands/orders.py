"""Orders about the draft itself: remove a line, same price for both, call it something else."""

from __future__ import annotations

from scatterpilot.engines.embedded.commands.commands import Commands
from scatterpilot.engines.embedded.commands.contrasts import (
    CONTRAST_STARTS,
    REWORDING,
    take_contrast,
    take_rewording,
)
from scatterpilot.engines.embedded.commands.freeing import FREEING, take_freeing
from scatterpilot.engines.embedded.commands.multiplying import MULTIPLYING, take_multiplying
from scatterpilot.engines.embedded.commands.removal import REMOVAL_STARTS, take_removal
from scatterpilot.engines.embedded.commands.renaming import RENAMING_STARTS, take_renaming
from scatterpilot.engines.embedded.commands.restoring import RESTORING, take_restoring
from scatterpilot.engines.embedded.commands.same_price import take_same_price
from scatterpilot.engines.embedded.commands.stepping import STEPPING, take_step
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation

_STARTS = frozenset(("same",)).union(
    REMOVAL_STARTS,
    RENAMING_STARTS,
    RESTORING,
    REWORDING,
    CONTRAST_STARTS,
    MULTIPLYING,
    STEPPING,
    FREEING,
)


def take_commands(reading: Reading, situation: Situation) -> Commands:
    """Find and take all commands of a message."""
    draft = situation.draft
    commands = Commands()
    for index in reading.where(_STARTS):
        if reading.taken[index]:
            continue
        if take_rewording(reading, index, draft, commands):
            continue
        if take_step(reading, index, draft, commands):
            continue
        if take_freeing(reading, index, draft, commands):
            continue
        if take_restoring(reading, index, situation, commands):
            continue
        if take_removal(reading, index, draft, commands):
            continue
        if take_contrast(reading, index, draft, commands):
            continue
        if take_multiplying(reading, index, draft, commands):
            continue
        if not take_same_price(reading, index, draft, commands):
            take_renaming(reading, index, draft, commands)
    commands.removals.sort(key=lambda removal: -removal.line)
    return commands
