"""Write what invoices must say by place, ``docs/places.md``, from the table of places.

Run ``python -m scripts.places_page`` after a change of ``presentation/places.json``; ``make
generated`` does it too, and a test holds them in step.
"""

from __future__ import annotations

from pathlib import Path

from scatterpilot.domain.tax_id_kinds import named
from scatterpilot.presentation.formats import country_name
from scatterpilot.presentation.places import Place, Requirement, What, places

PATH = Path(__file__).parents[1] / "docs" / "places.md"

_HEAD = """\
# What an invoice must say, by place

Set your country, and whether you are registered for tax or a small business, once: in the
settings, with `PUT /profile`, or `scatterpilot profile set country=DE tax_status=registered`.
What the law of the place has every invoice say is then printed by itself, and an invoice that
lacks something required can't be issued: the refusal (409, code `required_by_law`) names each
value with its rule. Without a country nothing is demanded. What you bill with the tax category
`reverse_charge` says so in the words of the place.

**This is no legal advice.** The table knows what holds for every invoice of a place, not what a
single case needs (who owes the tax, export, travel, second-hand goods …), nor certified programs
and e-invoicing systems, which Italy, Portugal, India and others prescribe besides. An amount is
in the currency of the place and means the invoice's total; an invoice in another currency is
asked for all of it. Made by `python -m scripts.places_page` from `presentation/places.json`:
don't edit it here.
"""
_NAMES: dict[What, str] = {
    "seller_address": "your address",
    "seller_tax_id": "a tax id of yours",
    "seller_vat_id": "your VAT number",
    "seller_company_id": "your SIREN or SIRET",
    "customer_address": "the customer's address",
    "customer_details": "the customer's address, e-mail or tax id",
    "service_date": "the date or period of the work",
    "no_tax": "no tax",
}
_WHEN = {"registered": "if registered", "small_business": "if a small business", "always": ""}


def places_page() -> str:
    """The content of the page."""
    return _HEAD + "".join(_section(place) for place in places().values())


def _section(place: Place) -> str:
    rows = [
        *(f"- Required: {_required(each, place)}." for each in place.requires),
        *(f"- Heading {_WHEN[status]}: “{title}”." for status, title in place.title.items()),
        *_said("Printed for a small business", place.small_business),
        *_said("Printed on every invoice", place.late_payment),
        *_said("Printed for a reverse charge", place.reverse_charge),
    ]
    if place.register["rule"]:
        example, rule = place.register["example"], place.register["rule"]
        rows.append(f"- Companies, at the foot (`register_line`): {example} ({rule}).")
    if not place.requires:
        rows.append("- No national law prescribes what an invoice says.")
    kinds = ", ".join(f"`{kind}` ({named(kind)})" for kind in place.tax_ids)
    sources = " · ".join(f"<{source}>" for source in place.sources)
    rows += [f"- Tax ids: {kinds}.", f"- Sources: {sources}"]
    name = country_name(place.country, "en")
    return f"\n## {name} ({place.country})\n\n" + "\n".join(rows) + "\n"


def _required(each: Requirement, place: Place) -> str:
    above = f"above {each.above} {place.currency}" if each.above is not None else ""
    parts = filter(None, (_NAMES[each.what], _WHEN[each.when], above))
    return f"{', '.join(parts)} – {each.rule}"


def _said(what: str, texts: dict[str, str]) -> list[str]:
    return [f"- {what} ({language}): “{text}”" for language, text in texts.items()]


if __name__ == "__main__":
    PATH.write_text(places_page(), encoding="utf-8")
