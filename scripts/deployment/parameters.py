"""What the parameters of the stack may be, told before anything is built.

The template says it, and the settings of the functions, which are made of parameters: a value that
they can't read would be deployed and then stop every function.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from scripts.deployment import INFRASTRUCTURE
from scripts.deployment.account import DeploymentError

from scatterpilot.wiring.settings import SettingsError, read_settings

# One is of no use without the other.
_NEEDS = {"DomainName": "CertificateArn", "HostedZoneId": "DomainName"}


def check(given: Mapping[str, str], kept: Mapping[str, str] | None = None) -> None:
    """``kept`` are the values that a stack has already; ``None``: not known yet.

    Raises ``DeploymentError`` with a line for each of those given that can't be.
    """
    faults = [fault for name, value in given.items() for fault in _faults(name, value)]
    if kept is not None:
        faults += _alone(given, {**kept, **given})
    if faults:
        raise DeploymentError("\n".join(faults))


def _alone(given: Mapping[str, str], values: Mapping[str, str]) -> list[str]:
    return [
        f"{name} needs {other}: give both."
        for name, other in _NEEDS.items()
        if given.get(name) and not values.get(other)
    ]


def _faults(name: str, value: str) -> Iterator[str]:
    declared = template()["Parameters"].get(name)
    if declared is None:
        close = difflib.get_close_matches(name, template()["Parameters"], n=1)
        hint = f"did you mean {close[0]}?" if close else "infrastructure/template.yaml has them."
        yield f"There is no parameter {name}; {hint}"
    elif wanted := _wanted(declared, value):
        yield f"{name} can't be {value!r}: {wanted}."
    elif told := _unreadable(name, value):
        yield f"{name} {told}."


def _wanted(declared: Mapping[str, Any], value: str) -> str | None:
    """What to give instead, as the template has it; ``None`` when the value will do."""
    allowed = [str(each) for each in declared.get("AllowedValues", ())]
    if allowed and value not in allowed:
        return f"give {', '.join(allowed[:-1])} or {allowed[-1]}"
    if declared["Type"] == "Number" and not _within(declared, value):
        bounds = [declared.get("MinValue"), declared.get("MaxValue")]
        words = [
            f"{word} {bound}"
            for word, bound in zip(("from", "to"), bounds, strict=True)
            if bound is not None
        ]
        return " ".join(["give a number", *words])
    if not re.fullmatch(declared.get("AllowedPattern", ".*"), value, re.DOTALL):
        return f"give {declared['ConstraintDescription']}"
    return None


def _within(declared: Mapping[str, Any], value: str) -> bool:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        return False
    low, high = declared.get("MinValue", float(value)), declared.get("MaxValue", float(value))
    return bool(low <= float(value) <= high)


def _unreadable(name: str, value: str) -> str | None:
    """What the functions would say of their setting; ``None`` where they can read it."""
    setting = _settings().get(name)
    if setting is None:
        return None
    try:
        read_settings({setting: value}, Path(os.devnull))
    except SettingsError as error:
        return str(error).splitlines()[1].removeprefix(f"{setting} ")
    return None


@cache
def _settings() -> dict[str, str]:
    """The variable of the functions' environment that a parameter goes into, by parameter."""
    resources = [template()["Globals"]["Function"], *_properties()]
    variables = {
        name: value
        for resource in resources
        for name, value in resource.get("Environment", {}).get("Variables", {}).items()
    }
    return {
        referred: name
        for name, value in variables.items()
        for referred in _references(value)
        if referred in template()["Parameters"]
    }


def _properties() -> list[Mapping[str, Any]]:
    functions = template()["Resources"].values()
    return [each["Properties"] for each in functions if each["Type"].endswith("::Function")]


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for name, value in node.items():
            if name == "Ref":
                yield value
            else:
                yield from _references(value)
    elif isinstance(node, list):
        for each in node:
            yield from _references(each)


@cache
def template() -> dict[str, Any]:
    """The template of the stack; ``!Ref Name`` is ``{"Ref": "Name"}``, and so are other tags."""
    text = (INFRASTRUCTURE / "template.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=_LOADER)
    return found


def _tagged(loader: Any, tag: str, node: Any) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        return {tag: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {tag: loader.construct_sequence(node, deep=True)}
    return {tag: loader.construct_mapping(node, deep=True)}


_LOADER: Any = type("Loader", (yaml.SafeLoader,), {})
_LOADER.add_multi_constructor("!", _tagged)
