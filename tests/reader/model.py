"""Where the model is, if it is."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from scatterpilot.engines.embedded.reader.installed import PACKAGE
from scatterpilot.engines.embedded.reader.network import MODEL

_spec = find_spec(PACKAGE)
FOLDER = Path(_spec.origin).parent if _spec and _spec.origin else Path()
needs_the_model = pytest.mark.skipif(
    not (FOLDER / MODEL).is_file(), reason=f"layers/reader has no {MODEL}"
)
