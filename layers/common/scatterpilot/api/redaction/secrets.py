"""Secrets by their form: keys with a known prefix, web tokens, passwords in addresses."""

from __future__ import annotations

import re

MARK = "[secret]"

# What begins like the words on the left, and goes on as on the right, is a secret. The beginnings
# are looked for as plain text first, which costs next to nothing on a line without any.
_KNOWN = tuple(
    (tuple(beginnings.split(", ")), re.compile(form))
    for beginnings, form in {
        "-----BEGIN": r"-----BEGIN[ A-Z]{0,30}-----(?:(?!-----END)[\s\S])*"
        r"(?:-----END[ A-Z]{0,30}-----)?",
        "eyJ": r"\beyJ[\w-]{5,}\.[\w-]{2,}(?:\.[\w-]*)+",
        "AKIA, ASIA": r"\b(?:AKIA|ASIA)[A-Z0-9]{12,}",
        "ghp_, gho_, ghu_, ghs_, ghr_": r"\bgh[pousr]_\w{10,}",
        "github_pat_": r"\bgithub_pat_\w{10,}",
        "xox": r"\bxox[a-z]-[\w-]{6,}",
        "xapp-": r"\bxapp-[\w-]{6,}",
        "sk_, pk_, rk_": r"\b(?:sk|pk|rk)_(?:live|test|prod)_\w{6,}",
        "whsec_": r"\bwhsec_[\w+/=]{8,}",
        "sk-": r"\bsk-[\w-]{12,}",
        "AIza": r"\bAIza[\w-]{20,}",
        "ya29.": r"\bya29\.[\w-]{8,}",
        "GOCSPX-": r"\bGOCSPX-[\w-]{8,}",
        "glpat-": r"\bglpat-[\w-]{8,}",
        "npm_, hf_, dop_v1_": r"\b(?:npm|hf|dop_v1)_\w{16,}",
        "pypi-": r"\bpypi-[\w-]{16,}",
        "shpat_, shpss_": r"\bshp(?:at|ss)_\w{8,}",
        "SG.": r"\bSG\.[\w-]{8,}\.[\w-]{8,}",
        "AAAA": r"\bAAAA[\w+/]{20,}={0,2}",
        "dckr_pat_": r"\bdckr_pat_[\w-]{8,}",
        "lin_api_": r"\blin_api_\w{8,}",
        "EAAC": r"\bEAAC\w{20,}",
        "sq0": r"\bsq0[a-z]{3}-[\w-]{16,}",
        "key-": r"\bkey-[0-9a-f]{24,}",
        "rzp_": r"\brzp_(?:live|test)_\w{8,}",
        "PMAK-": r"\bPMAK-[\w-]{20,}",
        "NRAK-, AGE-SECRET-KEY-, xai-": r"\b(?:NRAK|AGE-SECRET-KEY|xai)-\w{20,}",
        "dapi": r"\bdapi[0-9a-f]{28,}",
        "nvapi-": r"\bnvapi-[\w-]{20,}",
        "gsk_, aio_, secret_, sbp_, tfp_, r8_": r"\b(?:gsk|aio|secret|sbp|tfp|r8)_\w{20,}",
        "AC, SK": r"\b(?:AC|SK)[0-9a-f]{32}\b",
        "figd_": r"\bfigd_[\w-]{16,}",
        "ATATT": r"\bATATT[\w=-]{20,}",
        "hvs.": r"\bhvs\.[\w-]{16,}",
    }.items()
)
# The last @ before the host ends the password: p@ss is one.
_URL_PASSWORD = re.compile(r"(?<=://)([^\s/:@\"'<>]{0,64}):([^\s/\"'<>]{1,200})@(?=[\w.\[-])")
_URL_TOKEN = re.compile(r"(?<=://)[^\s/:@\"'<>]{12,200}@(?=[\w.\[-])")
# Forty characters of base 64 is how AWS writes the secret half of a key.
_AWS_SECRET = re.compile(r"(?<![\w+/=.-])[A-Za-z0-9+/]{40}(?![\w+/=-])")


def redact(line: str) -> str:
    """Mark what can only be a secret, whatever stands next to it."""
    for beginnings, form in _KNOWN:
        for beginning in beginnings:
            if beginning in line:
                line = form.sub(MARK, line)
                break
    if "://" in line and "@" in line:
        line = _URL_PASSWORD.sub(rf"\1:{MARK}@", line)
        line = _URL_TOKEN.sub(f"{MARK}@", line)
    return _AWS_SECRET.sub(_aws_secret, line) if len(line) >= 40 else line


def _aws_secret(found: re.Match[str]) -> str:
    text = found[0]
    mixed = any(map(str.isupper, text)) and any(map(str.islower, text))
    return MARK if mixed and any(map(str.isdigit, text)) and len(set(text)) > 18 else text
