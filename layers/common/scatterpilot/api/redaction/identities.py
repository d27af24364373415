"""Numbers that a state knows a person by, told by their form and check digits.

Forms that plain numbers share are left to ``labelled``, where a word says what they are.
"""

from __future__ import annotations

import re

from scatterpilot.api.redaction.checks import is_valid
from scatterpilot.api.redaction.contacts import SERIAL_BEFORE

MARK = "[id]"

# Written like this they are nothing else.
_FORMS = re.compile(
    r"""
    (?<![\w.,-])(?=[A-ZÑ&]{0,6}\d)(?:
      \d{3}-\d{2}-\d{4}                                   # United States
    | \d{3}\.\d{3}\.\d{3}-\d{2} | \d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}     # Brazil
    | \d{1,2}\.\d{3}\.\d{3}-[\dKk]                        # Chile
    | (?:2[03-7]|3[034])-\d{8}-\d                         # Argentina
    | \d{2}[01]\d[0-3]\d-[1-4]\d{6}                       # Korea
    | \d{2}[01]\d[0-3]\d-\d{2}-\d{4}                      # Malaysia
    | \d{2}[015-8]\d[0-3]\d/\d{3,4}                       # Czechia, Slovakia
    | \d{2}\.[01]\d\.[0-3]\d[ -]\d{3}[.-]\d{2}            # Belgium
    | 756\.\d{4}\.\d{4}\.\d{2}                            # Switzerland
    | [0-3]\d[01]\d{3}-[0-2]\d{4}                         # Latvia
    | [0-3]\d[01]\d{3}[-+A]\d{3}[0-9A-FHJ-NPR-Y]          # Finland
    | \d-\d{4}-\d{5}-\d{2}-\d                             # Thailand
    | [12][ ]\d{2}[ ](?:0[1-9]|1[0-2])[ ]\d[\dAB][ ]\d{3}[ ]\d{3}(?:[ ]\d{2})?   # France
    | [A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[A-D]   # United Kingdom
    | [A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]       # Italy
    | [A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]                 # India, tax
    | [A-Z]{4}\d{2}[01]\d[0-3]\d[HMX][A-Z]{5}[A-Z0-9]\d   # Mexico
    | [A-ZÑ&]{4}\d{2}[01]\d[0-3]\d[A-Z0-9]{3}             # Mexico, tax
    | [STFGM]\d{7}[A-Z]                                   # Singapore
    | [A-Z]{1,2}\d{6}\([0-9A]\)                           # Hong Kong
    | [A-Z9]{5}\d[01568]\d[0-3]\d{2}[A-Z9]{2}[A-Z0-9]{3}  # British driving licence
    | [1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]  # China
    )(?![\w-]|\.\d)
    """,
    re.VERBOSE,
)
# Others have these forms too; the check digits decide, by the module of python-stdnum.
_CHECKED = re.compile(
    r"""
    (?<![\w.,-])(?=[A-Z]?-?\d)(?:
      (?P<es_dni>\d{8}[ -]?[A-HJ-NP-TV-Z])
    | (?P<es_nie>[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z])
    | (?P<ie_pps>\d{7}[A-W][A-IW]?)
    | (?P<in__aadhaar>[2-9]\d{3}[ ]\d{4}[ ]\d{4}(?![ ]\d))
    | (?P<ca_sin>\d{3}-\d{3}-\d{3})
    | (?P<fr_nir>[12]\d{14}(?!,))
    | (?P<dk_cpr>[0-3]\d[01]\d{3}-\d{4})
    | (?P<se_personnummer>(?:19|20)?\d{2}[01]\d[0-3]\d[-+]\d{4})
    )(?![\w-]|\.\d)
    """,
    re.VERBOSE,
)


def redact(line: str) -> str:
    return _CHECKED.sub(_if_valid, _FORMS.sub(MARK, line))


def _if_valid(found: re.Match[str]) -> str:
    serial = SERIAL_BEFORE.search(found.string, max(0, found.start() - 30), found.start())
    country, _, name = (found.lastgroup or "").rpartition("_")
    return found[0] if serial or not _is_valid(f"{country}.{name}", found[0]) else MARK


def _is_valid(module: str, number: str) -> bool:
    # One form for two countries: day first in one, year first in the other.
    return is_valid(module, number) or (module == "dk.cpr" and is_valid("se.personnummer", number))
