"""Which engine answers, told at the start: who chose a model must not find out later that none
was asked."""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec

from scatterpilot.ports import Answering
from scatterpilot.wiring.models import age_warnings, model_ids, model_kind, models_lacking
from scatterpilot.wiring.settings import Settings

_READER_NEEDS = ("scatterpilot_reader", "onnxruntime", "tokenizers", "numpy")


def answering_of(settings: Settings, today: date) -> Answering:
    """Looks for packages, keys and credentials, and asks nobody for them."""
    reader = reader_lacking_here()
    if settings.engine == "embedded":
        return Answering("embedded", "embedded", reader)
    chosen, warnings = settings.engine, age_warnings(settings, today)
    if lacking := models_lacking(settings):
        spare = not reader and (chosen == "cascade" or settings.llm_fallback == "embedded")
        return Answering(chosen, "embedded" if spare else None, lacking, warnings)
    if chosen == "cascade" and reader:
        return Answering(chosen, model_kind(settings), reader, warnings)
    return Answering(chosen, chosen, "", warnings)


def reader_lacking_here() -> str:
    """Which package the learned reader is without, as far as that shows without loading it."""
    missing = [name for name in _READER_NEEDS if find_spec(name) is None]
    return f"the learned reader is without {', '.join(missing)}." if missing else ""


def told(answering: Answering, settings: Settings) -> list[str]:
    """One line on who answers, and one for each warning."""
    return [_who(answering, settings), *(f"Warning: {each}" for each in answering.warnings)]


def _who(answering: Answering, settings: Settings) -> str:
    chosen, engine, lacking = answering.chosen, answering.engine, answering.lacking
    if engine == "embedded" == chosen:
        if not lacking:
            return "The embedded engine answers."
        return f"The embedded engine answers only to yes, no, cancel and undo: {lacking}"
    model = f"{model_kind(settings)} ({', '.join(model_ids(settings)[:1])})"
    if engine == "cascade":
        return f"The embedded engine answers what it is sure of, {model} the rest."
    if engine == model_kind(settings):
        return f"{model} answers{f' everything: {lacking}' if lacking else '.'}"
    instead = "The embedded engine" if engine else "Nobody"
    return f"{model} can't answer. {lacking} {instead} answers instead."
