"""Several models, retries and the time there is for them."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import pytest

from scatterpilot.domain.chat import ChatReply, ChatRequest, ModelError, ModelFailure, Tokens
from scatterpilot.engines.claude.chain import TRIES, ModelChain
from tests.models.talking import USED, ScriptedModel, Step

FINE = ChatReply("Fine.", (), "end", USED, "b")


class Clock:
    """Time that passes when somebody sleeps or a model takes its time."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class SlowModel:
    """Never answers in the time it is given."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.timeouts: list[float] = []

    def converse(self, request: ChatRequest) -> ChatReply:
        self.timeouts.append(request.timeout)
        self.clock.now += request.timeout
        raise ModelError("timeout", "Too slow.")


class StuckModel:
    """Waits for something that no time-out of its client covers, until it is let go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()

    def converse(self, request: ChatRequest) -> ChatReply:
        self.let_go.wait()
        return FINE


@pytest.fixture
def stuck() -> Iterator[StuckModel]:
    model = StuckModel()
    yield model
    model.let_go.set()


def failing(*failures: ModelFailure) -> list[Step]:
    return [ModelError(failure, f"It was {failure}.") for failure in failures]


def chain(*models: Sequence[Step], clock: Clock | None = None, chance: float = 1.0) -> ModelChain:
    clock = clock or Clock()
    named = [("ab"[n], ScriptedModel(*steps)) for n, steps in enumerate(models)]
    return ModelChain(named, clock=clock, sleep=clock.sleep, chance=lambda: chance)


def ask(models: ModelChain, timeout: float = 24) -> ChatReply:
    return models.converse(ChatRequest("s", (), (), timeout, 100))


@pytest.mark.parametrize("failure", ["throttled", "timeout", "unavailable"])
def test_what_passes_is_tried_again_with_the_same_model(failure: ModelFailure) -> None:
    answer = ask(chain([*failing(failure), FINE]))
    assert answer.text == "Fine."
    assert [(a.model, a.failure) for a in answer.failed] == [("a", failure)]


@pytest.mark.parametrize("failure", ["access_denied", "retired", "too_long", "not_usable"])
def test_what_stays_goes_to_the_next_model_at_once(failure: ModelFailure) -> None:
    clock = Clock()
    assert ask(chain(failing(failure), [FINE], clock=clock)).model == "b"
    assert clock.slept == []


def test_the_first_failure_is_told_because_it_has_the_cause() -> None:
    with pytest.raises(ModelError, match=r"access_denied") as caught:
        ask(chain(failing("access_denied"), failing(*["throttled"] * TRIES)))
    failures = [attempt.failure for attempt in caught.value.attempts]
    assert failures == ["access_denied", *["throttled"] * TRIES]


def test_an_answer_cut_off_or_declined_is_no_answer_but_costs_its_tokens() -> None:
    cut = ChatReply("Half an", (), "cut_off", USED, "a")
    declined = ChatReply("", (), "refused", Tokens(output=5), "a")
    answer = ask(chain([cut], [FINE]))
    assert [(a.failure, a.tokens) for a in answer.failed] == [("cut_off", USED)]
    with pytest.raises(ModelError, match="in other words") as caught:
        ask(chain([declined]))
    assert caught.value.attempts[0].tokens.output == 5


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_pauses_are_random_up_to_a_doubling_limit(chance: float) -> None:
    clock = Clock()
    with pytest.raises(ModelError):
        ask(chain(failing(*["throttled"] * TRIES), clock=clock, chance=chance))
    assert clock.slept == pytest.approx([chance * limit for limit in (0.4, 0.8, 1.6, 3.2)])


def test_a_wait_the_provider_asks_for_is_kept() -> None:
    clock = Clock()
    asked = ModelError("throttled", "Busy.", retry_after=2)
    ask(chain([asked, FINE], clock=clock, chance=0.0))
    assert clock.slept == [2]


@pytest.mark.parametrize("seconds", [1, 5, 24, 300])
def test_slow_models_never_take_more_than_the_time_there_is(seconds: float) -> None:
    clock = Clock()
    slow = SlowModel(clock)
    models = ModelChain([("a", slow), ("b", slow)], clock=clock, sleep=clock.sleep)
    with pytest.raises(ModelError, match="Too slow"):
        ask(models, seconds)
    assert clock.now <= seconds
    assert slow.timeouts[0] == pytest.approx(0.6 * seconds)


@pytest.mark.parametrize("seconds", [5, 24, 300])
def test_a_slow_model_leaves_time_for_the_next(seconds: float) -> None:
    clock = Clock()
    models = [("a", SlowModel(clock)), ("b", ScriptedModel(FINE))]
    answer = ask(ModelChain(models, clock=clock, sleep=clock.sleep), seconds)
    assert [attempt.model for attempt in answer.failed] == ["a"]
    assert clock.now <= 0.61 * seconds


def test_a_model_that_never_comes_back_is_given_up_for_the_next(stuck: StuckModel) -> None:
    answer = ask(ModelChain([("a", stuck), ("b", ScriptedModel(FINE))]), 3)
    assert (answer.model, [a.failure for a in answer.failed]) == ("b", ["timeout"])
    with pytest.raises(ModelError, match="too long to answer"):
        ask(ModelChain([("a", stuck)]), 1.0)
    assert not stuck.let_go.is_set()


def test_without_time_no_model_is_asked() -> None:
    with pytest.raises(ModelError, match="no time left"):
        ask(chain([FINE]), timeout=0.1)
