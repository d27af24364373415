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

# What the setting is called that a field of an invoice is made of; others have the same name.
_SETTINGS = {"invoice_number": "number_pattern"}


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
        today = self.today(None)
        blank = {
            "invoice_number": format_number(profile.number_pattern, 1, today),
            "status": "draft",
            "data": draft_document(with_defaults(Draft(), profile, today)),
        }
        try:
            self.renderer.render(blank, profile, "pdf")
        except InvalidError as error:
            faults = [FieldFault(_SETTINGS.get(f.field, f.field), f.message) for f in error.faults]
            raise InvalidError(
                "Some settings can't be printed; see errors.", faults, code=error.code
            ) from error
