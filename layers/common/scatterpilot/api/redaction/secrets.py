"""Secrets by their form: keys with a known prefix, web tokens, passwords in addresses."""

from __future__ import annotations

import re

MARK = "[secret]"

# Looked for as plain text first, which costs next to nothing on a line without any.
_PREFIXES = (
    "-----BEGIN", "eyJ", "AKIA", "ASIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_",
    "xox", "xapp-", "sk_", "pk_", "rk_", "whsec_", "sk-", "AIza", "ya29.", "GOCSPX-", "glpat-",
    "npm_", "pypi-", "hf_", "dop_v1_", "shpat_", "shpss_", "SG.", "AAAA", "dckr_pat_", "lin_api_",
    "EAAC", "sq0", "key-", "rzp_", "PMAK-", "NRAK-", "dapi", "AGE-SECRET-KEY-", "nvapi-", "xai-",
    "gsk_", "AC", "SK", "aio_", "figd_", "secret_", "ATATT", "hvs.", "sbp_", "tfp_", "r8_",
)  # fmt: skip
_KNOWN = re.compile(
    r"""
    -----BEGIN[ A-Z]{0,30}-----(?:(?!-----END)[\s\S])*(?:-----END[ A-Z]{0,30}-----)?
    | \beyJ[\w-]{5,}\.[\w-]{2,}(?:\.[\w-]*)+
    | \b(?:AKIA|ASIA)[A-Z0-9]{12,}
    | \bgh[pousr]_\w{10,} | \bgithub_pat_\w{10,}
    | \bxox[a-z]-[\w-]{6,} | \bxapp-[\w-]{6,}
    | \b(?:sk|pk|rk)_(?:live|test|prod)_\w{6,} | \bwhsec_[\w+/=]{8,}
    | \bsk-[\w-]{12,} | \bAIza[\w-]{20,} | \bya29\.[\w-]{8,} | \bGOCSPX-[\w-]{8,}
    | \bglpat-[\w-]{8,} | \bnpm_\w{16,} | \bpypi-[\w-]{16,} | \bhf_\w{16,}
    | \bdop_v1_\w{16,} | \bshp(?:at|ss)_\w{8,} | \bSG\.[\w-]{8,}\.[\w-]{8,}
    | \bAAAA[\w+/]{20,}={0,2} | \bdckr_pat_[\w-]{8,} | \blin_api_\w{8,} | \bEAAC\w{20,}
    | \bsq0[a-z]{3}-[\w-]{16,} | \bkey-[0-9a-f]{24,} | \brzp_(?:live|test)_\w{8,}
    | \bPMAK-[\w-]{20,} | \bNRAK-\w{20,} | \bdapi[0-9a-f]{28,} | \bAGE-SECRET-KEY-\w{20,}
    | \bnvapi-[\w-]{20,} | \bxai-\w{20,} | \bgsk_\w{20,} | \b(?:AC|SK)[0-9a-f]{32}\b
    | \baio_\w{20,} | \bfigd_[\w-]{16,} | \bsecret_\w{20,} | \bATATT[\w=-]{20,}
    | \bhvs\.[\w-]{16,} | \bsbp_\w{20,} | \btfp_\w{20,} | \br8_\w{20,}
    """,
    re.VERBOSE,
)
# The last @ before the host ends the password: p@ss is one.
_URL_PASSWORD = re.compile(r"(?<=://)([^\s/:@\"'<>]{0,64}):([^\s/\"'<>]{1,200})@(?=[\w.\[-])")
_URL_TOKEN = re.compile(r"(?<=://)[^\s/:@\"'<>]{12,200}@(?=[\w.\[-])")
# Forty characters of base 64 is how AWS writes the secret half of a key.
_AWS_SECRET = re.compile(r"(?<![\w+/=.-])[A-Za-z0-9+/]{40}(?![\w+/=-])")


def redact(line: str) -> str:
    """Mark what can only be a secret, whatever stands next to it."""
    if any(prefix in line for prefix in _PREFIXES):
        line = _KNOWN.sub(MARK, line)
    if "://" in line and "@" in line:
        line = _URL_PASSWORD.sub(rf"\1:{MARK}@", line)
        line = _URL_TOKEN.sub(f"{MARK}@", line)
    return _AWS_SECRET.sub(_aws_secret, line) if len(line) >= 40 else line


def _aws_secret(found: re.Match[str]) -> str:
    text = found[0]
    mixed = any(map(str.isupper, text)) and any(map(str.islower, text))
    return MARK if mixed and any(map(str.isdigit, text)) and len(set(text)) > 18 else text
