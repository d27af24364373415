"""Whether invoices can be printed with a profile: tried before it is saved, not at an issue."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.editor import with_defaults
from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.domain.numbering import format_number
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import Logos, Renderer, Today


@dataclass(frozen=True)
class TrialPrint:
    """Prints an invoice without content, and throws it away."""

    renderer: Renderer
    logos: Logos
    today: Today

    def with_prepared_logo(self, profile: Profile) -> Profile:
        """The profile with its logo as it is kept; raises ``InvalidError`` naming ``logo``."""
        if profile.logo is None:
            return profile
        return profile.model_copy(update={"logo": self.logos.prepared(profile.logo)})

    def check(self, profile: Profile) -> None:
        """Raise ``InvalidError`` naming every setting that can't be printed."""
        # Both series, each with what its numbers are written by.
        for setting in ("number_pattern", "credit_note_pattern"):
            self._check(profile, setting)

    def _check(self, profile: Profile, numbers: str) -> None:
        today = self.today(None)
        blank = {
            "invoice_number": format_number(getattr(profile, numbers), 1, today),
            "status": "draft",
            "data": draft_document(with_defaults(Draft(), profile, today)),
        }
        try:
            self.renderer.render(blank, profile, "pdf")
        except InvalidError as error:
            # Other fields of an invoice have the name of the setting that they are made of.
            faults = [
                FieldFault(numbers if f.field == "invoice_number" else f.field, f.message)
                for f in error.faults
            ]
            raise InvalidError(
                "Some settings can't be printed; see errors.", faults, code=error.code
            ) from error
