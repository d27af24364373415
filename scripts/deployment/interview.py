"""Ask for what the flags leave open, where somebody is there to answer.

Each answer goes where its flag would have gone; Enter takes what is proposed, and an answer that
can't be is asked for again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping

from scripts.deployment import artifacts, stacks
from scripts.deployment.account import DeploymentError, account_id
from scripts.deployment.options import ENVIRONMENTS, place_of
from scripts.deployment.residency import RESIDENCIES, residency_of, usual
from scripts.deployment.unchanged import values_of

_NO_NAME = "-"


def somebody_is_there(options: argparse.Namespace) -> bool:
    return not options.yes and sys.stdin.isatty()


def ask(question: str, default: str) -> str:
    """Raises ``DeploymentError`` where nobody answers."""
    try:
        return input(f"{question} [{default}] ").strip() or default
    except EOFError:
        raise DeploymentError("Nobody answers; with --yes nothing is asked.") from None


def ask_until(question: str, default: str, check: Callable[[str], object]) -> str:
    """An answer that ``check`` takes: where it raises ``DeploymentError``, its words are shown."""
    while True:
        answer = ask(question, default)
        try:
            check(answer)
        except DeploymentError as error:
            print(error)
        else:
            return answer


def yes_or_no(question: str, default: bool) -> bool:
    def check(answer: str) -> None:
        if answer.lower() not in ("y", "yes", "n", "no"):
            raise DeploymentError(f"{answer} is neither y nor n.")

    answer = ask_until(f"{question} y or n", "y" if default else "n", check)
    return answer.lower().startswith("y")


def _one_of(question: str, choices: tuple[str, ...], default: str) -> str:
    def check(answer: str) -> None:
        if answer not in choices:
            raise DeploymentError(f"{answer} is none of {', '.join(choices)}.")

    return ask_until(f"{question} {', '.join(choices)}", default, check)


def _place(options: argparse.Namespace, flag: str, question: str, default: str) -> str:
    """An answer that may stand for ``flag``, besides what is known of the place already."""

    def check(answer: str) -> None:
        place_of(argparse.Namespace(**{**vars(options), flag: answer}))

    return ask_until(question, default, check)


def ask_where(options: argparse.Namespace) -> None:
    """Environment, region, names of stack and bucket. Raises ``DeploymentError``."""
    if options.environment is None:
        options.environment = _one_of("Environment:", ENVIRONMENTS, "dev")
    if options.region is None:
        options.region = _place(options, "region", "Region?", place_of(options).region)
    if options.stack_name is None:
        usual_name = place_of(options).stack
        options.stack_name = _place(options, "stack_name", "Name of the stack?", usual_name)
    account_id(place_of(options).region)
    if options.bucket is None:
        usual_name = artifacts.bucket_name(place_of(options).region)
        question = "Bucket for what is uploaded, made if it is missing?"
        options.bucket = _place(options, "bucket", question, usual_name)


def ask_how(options: argparse.Namespace) -> None:
    """Who may sign up and where, and where models may read; what a stack has is proposed."""
    place = place_of(options)
    kept = values_of(stacks.find(place.stack, place.region) or {})
    given = {pair.partition("=")[0] for pair in options.parameter}
    if options.self_sign_up is None and "SelfSignUp" not in given:
        options.self_sign_up = yes_or_no(
            "May anybody sign up? Else you create the users.", kept.get("SelfSignUp") == "true"
        )
    if options.sign_in_page is None and "HostedDomainPrefix" not in given:
        proposed = kept.get("HostedDomainPrefix") or _NO_NAME
        question = f"A name for Cognito's own sign-in page, {_NO_NAME} for none?"
        options.sign_in_page = ask(question, proposed).removeprefix(_NO_NAME)
    if _asks_a_model(options, given, kept):
        proposed = residency_of(kept.get("BedrockModelId", "")) or usual(place.region)
        question = "Where may the model read what is said? eu stays in the EU, global is anywhere:"
        options.residency = _one_of(question, RESIDENCIES, proposed)


def _asks_a_model(options: argparse.Namespace, given: set[str], kept: Mapping[str, str]) -> bool:
    """Whether there is a model to choose still."""
    chosen = options.residency or options.model or "BedrockModelId" in given
    # A model that someone has chosen by its name stays.
    model = kept.get("BedrockModelId")
    engine = options.engine or kept.get("Engine")
    return not chosen and engine != "embedded" and (not model or bool(residency_of(model)))
