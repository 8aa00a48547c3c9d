"""The Skating System against the seventeen worked cases of A. Dawson's booklet."""

import json
from fractions import Fraction
from typing import Any

import pytest

from judge_app.contest.rules import AggregateBy, Method, ScoringRules
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.recount_skating import skating_places
from judge_app.tally.skating import skating_result
from judge_app.tally.verified import verified_result
from tests.support.corpus import corpus
from tests.support.tally_builder import ballots, contest, criterion

COUNT = 17


def cases() -> list[dict[str, Any]]:
    text = corpus("tables", "skating_dawson_17cases.json").read_text(encoding="utf-8")
    found = json.loads(text, parse_float=Fraction)
    assert isinstance(found, list)
    return found


def in_order(values: dict[str, Any], couples: list[str]) -> list[Fraction]:
    return [Fraction(values[couple]) for couple in couples]


@pytest.mark.parametrize("number", range(COUNT))
def test_every_case_in_both_routines(number: int) -> None:
    case = cases()[number]
    couples = list(case["final"])
    dances = [
        [[Fraction(mark) for mark in case["marks"][dance][couple]] for couple in couples]
        for dance in case["dances"]
    ]
    found = skating_result(dances)
    for places, dance in zip(found.dance_places, case["dances"], strict=True):
        assert list(places) == in_order(case["dance_places"][dance], couples)
    assert list(found.totals) == in_order(case["totals"], couples)
    assert list(found.final) == in_order(case["final"], couples)
    final, totals = skating_places([dict(zip(couples, dance, strict=True)) for dance in dances])
    assert final == dict(zip(couples, found.final, strict=True))
    assert totals == dict(zip(couples, found.totals, strict=True))


@pytest.mark.parametrize("number", range(COUNT))
def test_every_case_through_the_whole_tally(number: int) -> None:
    """Places become scores (the best place the highest), dances become criteria."""
    case = cases()[number]
    couples, dances = sorted(case["final"]), case["dances"]
    judges = [f"GK{n:02d}" for n in range(len(case["marks"][dances[0]][couples[0]]))]
    of = contest(
        couples,
        judges,
        criteria=[criterion(dance, "20", "0.5") for dance in dances],
        scoring=ScoringRules(method=Method.SKATING, aggregate_by=AggregateBy.CRITERION),
    )
    rows = {
        couple: [
            {dance: str(20 - Fraction(case["marks"][dance][couple][judge])) for dance in dances}
            for judge in range(len(judges))
        ]
        for couple in couples
    }
    result = verified_result(ballots(of, rows))
    assert isinstance(result, TallyResult)
    for entry in result.entries:
        shared = Fraction(2 * (entry.place or 0) + entry.shares - 1, 2)
        assert shared == Fraction(case["final"][str(entry.code)]), entry.code
        assert entry.figure == Fraction(case["totals"][str(entry.code)])


def test_there_are_seventeen() -> None:
    assert len(cases()) == COUNT
