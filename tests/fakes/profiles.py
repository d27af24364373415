from __future__ import annotations

from scatterpilot.domain.profile import Profile
from scatterpilot.domain.stored_documents import check_known, text_of, to_store


class MemoryProfiles:
    """A ``ProfileStore``; ``stored`` holds JSON texts by owner."""

    def __init__(self) -> None:
        self.stored: dict[str, str] = {}

    def load(self, owner: str) -> Profile:
        found = self.stored.get(owner)
        if found is None:
            return Profile()
        return Profile.model_validate_json(text_of("profile", found))

    def save(self, owner: str, profile: Profile) -> None:
        if owner in self.stored:
            check_known("profile", self.stored[owner])
        self.stored[owner] = to_store(profile.model_dump_json())
