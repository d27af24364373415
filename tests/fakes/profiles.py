from __future__ import annotations

from scatterpilot.domain.profile import Profile


class MemoryProfiles:
    """A ``ProfileStore``."""

    def __init__(self) -> None:
        self._stored: dict[str, Profile] = {}

    def load(self, owner: str) -> Profile:
        return self._stored.get(owner, Profile())

    def save(self, owner: str, profile: Profile) -> None:
        self._stored[owner] = profile
