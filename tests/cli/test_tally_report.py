"""Whatever the rules and the marks: a result that both routines agree on, and words for all of it."""

from hypothesis import HealthCheck, given, settings

from judge_app.tally.ballots import Ballots
from tests.support.tally_everything import say_everything
from tests.support.tally_strategies import random_ballots


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(random_ballots())
def test_everything_can_be_said_of_any_contest(held: Ballots) -> None:
    said = say_everything(held)
    assert said["sentences on rules"] > 10
    assert said["sentences on results"] > 0
