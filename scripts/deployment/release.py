"""What a release is called: another name for another template, and for each other parameter.

SAM publishes a new version of a function when the text of the template says so; a parameter or a
layer with other content leaves that text as it is, and requests would go on to the old version.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

NAME = "Release"
# More characters than these SAM does not look at: they end the logical id of a version.
_DISTINCT = 10


def named(template: str, values: Mapping[str, str]) -> dict[str, str]:
    """The parameter that names a template, by its address, with these values of its parameters.

    Empty where the template has no such parameter.
    """
    if NAME not in values:
        return {}
    others = sorted((name, value) for name, value in values.items() if name != NAME)
    return {NAME: hashlib.sha256(json.dumps([template, others]).encode()).hexdigest()[:_DISTINCT]}
