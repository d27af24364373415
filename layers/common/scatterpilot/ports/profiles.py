"""Where the seller's settings are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from scatterpilot.domain.profile import Profile


class ProfileStore(Protocol):
    def load(self, owner: str) -> Profile:
        """The owner's profile, or an empty one."""
        ...

    def save(self, owner: str, profile: Profile) -> None: ...
