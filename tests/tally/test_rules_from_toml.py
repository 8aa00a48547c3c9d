"""Every rule of the way from marks to places, written in `contest.toml` and tried on marks."""

from dataclasses import replace
from decimal import Decimal

import pytest

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.contest.rules import LadderAction
from judge_app.tally.ballots import Ballots, PanelVote, Settlement
from judge_app.tally.cells import CellState
from judge_app.tally.panel_figure import NotRanked
from tests.support.toml_tally import (
    ONE_CRITERION,
    TWO_CRITERIA,
    figures,
    judges,
    marked,
    places,
    rulebook,
    tallied,
)

FIVE = "85.5 88 79 91.5 86"


@pytest.mark.parametrize(
    ("scoring", "expected"),
    [
        ("", "86.00"),
        ('method = "mean"\ndrop_highest = 1\ndrop_lowest = 1', "86.50"),
        ('method = "median"', "86.00"),
        ('method = "sum"\nminimum_valid_marks = 5', "430.00"),
        ('method = "sum"\ndrop_highest = 2\ndrop_lowest = 2\nminimum_valid_marks = 5', "86.00"),
    ],
)
def test_methods_that_add_marks(scoring: str, expected: str) -> None:
    of = rulebook("[scoring]", scoring, ONE_CRITERION, judges(5))
    assert figures(marked(of, {"A": FIVE})) == {"A": expected}


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("rank-sum", {"B": "5", "A": "6", "C": "7"}),
        ("skating", {"B": "1", "A": "2", "C": "3"}),
        ("majority-judgment", {"B": "80", "A": "80", "C": "70"}),
    ],
)
def test_methods_that_compare_entries(method: str, expected: dict[str, str]) -> None:
    of = rulebook(f'[scoring]\nmethod = "{method}"', ONE_CRITERION, judges(3))
    held = marked(of, {"A": "90 80 60", "B": "80 90 70", "C": "70 70 90"})
    assert figures(held) == expected


def test_parents_weights_and_criteria_that_do_not_count() -> None:
    of = rulebook(
        """
        [[criterion]]
        id = "1"
        label = "Nội dung"
        [[criterion.criterion]]
        id = "1.1"
        label = "a"
        maximum = 10
        weight = 3
        [[criterion.criterion]]
        id = "1.2"
        label = "b"
        maximum = 20
        [[criterion]]
        id = "2"
        label = "Lan toả"
        maximum = 5
        counts = false
        """,
        judges(1),
    )
    assert of.rubric.maximum == 50
    assert figures(marked(of, {"A": "8/15/5"})) == {"A": "39.00"}


def test_rounding_stages() -> None:
    """The panel's figure of each criterion to 2 decimals, times 1.6, to 2 decimals, added."""
    of = rulebook(
        '[scoring]\naggregate_by = "criterion"\ndrop_highest = 1\ndrop_lowest = 1',
        "minimum_valid_marks = 3\n[rounding]\ncriterion = 2\nweighted = 2\nentry = 2",
        *(
            f'[[criterion]]\nid = "{n}"\nlabel = "{n}"\nmaximum = 10\nstep = 0.25\nweight = 1.6'
            for n in range(1, 6)
        ),
        judges(9),
    )
    criteria = (
        "9.5 9.25 9.75 9.5 9.5 9.5 8.75 9.5 9.25",
        "9.25 9.25 9.5 9 9.25 9.75 8.5 9.25 9.25",
        "9.75 9.5 9.75 9.75 9.5 10 8.75 10 9.5",
        "9.75 9.25 9.75 9.75 9.75 9.75 8.75 9.75 9.75",
        "9.75 9.25 9.5 9.5 9.75 9.5 9 9.5 9.75",
    )
    columns = zip(*(line.split() for line in criteria), strict=True)
    assert figures(marked(of, {"A": " ".join("/".join(c) for c in columns)})) == {"A": "76.13"}


@pytest.mark.parametrize(
    ("stage", "expected"), [('"exact"', "85.333333"), ("0", "85"), ("1", "85.3")]
)
def test_rounding_of_the_entry(stage: str, expected: str) -> None:
    of = rulebook(f"[rounding]\nentry = {stage}", ONE_CRITERION, judges(3))
    assert figures(marked(of, {"A": "85 85 86"})) == {"A": expected}


def test_judges_totals_may_be_rounded() -> None:
    of = rulebook("[rounding]\njudge_total = 0", ONE_CRITERION, judges(2))
    assert figures(marked(of, {"A": "85.5 84.25"})) == {"A": "85.00"}


def test_the_void_rule_is_strict_and_asked_once() -> None:
    of = rulebook("[scoring]\nvoid_beyond = 15", ONE_CRITERION, judges(5))
    held = marked(of, {"A": "90 88 86 65 91", "B": "95 65 80 80 80"})
    found = tallied(held)
    assert found["A"].first_mean == 84
    assert str(found["A"].shown) == "88.75"
    assert str(found["B"].shown) == "80.00", "exactly 15 from the mean is not further than 15"
    assert [c.state for c in found["A"].cells].count(CellState.VOID) == 1
    assert [str(c.total) for c in found["A"].cells] == ["90.00", "88.00", "86.00", "65.00", "91.00"]


def test_too_few_marks_are_named_and_not_ranked() -> None:
    of = rulebook("[scoring]\nminimum_valid_marks = 3", ONE_CRITERION, judges(3))
    found = tallied(marked(of, {"A": "80 80 -", "B": "10 10 10"}))
    assert (found["A"].place, found["A"].not_ranked) == (None, NotRanked.TOO_FEW_MARKS)
    assert found["B"].place == 1


@pytest.mark.parametrize(("excluded", "expected"), [("true", "80.00"), ("false", "90.00")])
def test_own_units(excluded: str, expected: str) -> None:
    of = rulebook(
        f"[scoring]\nown_unit_excluded = {excluded}", ONE_CRITERION, judges(2, 'unit = "an-phu"')
    )
    found = tallied(marked(of, {"A": "100 80", "B": "70 70"}, unit={"B": "chau-doc"}))
    assert str(found["A"].shown) == expected
    own = CellState.OWN_UNIT if excluded == "true" else CellState.COUNTED
    assert [cell.state for cell in found["A"].cells] == [own, CellState.COUNTED]


def test_declared_conflicts() -> None:
    of = rulebook(ONE_CRITERION, judges(2, 'conflicts = ["A"]'))
    found = tallied(marked(of, {"A": "100 80", "B": "70 70"}))
    assert [c.state for c in found["A"].cells] == [CellState.CONFLICTED, CellState.COUNTED]
    assert str(found["A"].cells[0].total) == "100.00", "what was given stays visible"


LADDER = """
[[ladder]]
up_to = 10
action = "accept"
[[ladder]]
up_to = 20
action = "confer"
[[ladder]]
up_to = 30
action = "third-marking"
[[ladder]]
up_to = 40
action = "mean-of-three"
[[ladder]]
up_to = "rest"
action = "minutes"
"""


@pytest.mark.parametrize(
    ("marks", "action"),
    [
        ("80 80", "accept"),
        ("80 90", "accept"),
        ("80 90.25", "confer"),
        ("60 80", "confer"),
        ("50 80", "third-marking"),
        ("40 80", "mean-of-three"),
        ("10 90", "minutes"),
    ],
)
def test_the_band_of_a_discrepancy(marks: str, action: str) -> None:
    of = rulebook(LADDER, ONE_CRITERION, judges(2))
    found = tallied(marked(of, {"A": marks}))["A"].discrepancy
    assert found is not None
    assert found.action.value == action
    assert found.is_open == (action != "accept")


def settled(
    held: Ballots,
    action: LadderAction,
    figure: Decimal | None = None,
    third_total: Decimal | None = None,
) -> Ballots:
    settlement = Settlement(
        entry=EntryCode("A"),
        action=action,
        words="Hội ý ngày 15/4.",
        figure=figure,
        third_judge=JudgeId("GK9"),
        third_total=third_total,
    )
    return replace(held, settlements=(*held.settlements, settlement))


@pytest.mark.parametrize(
    ("action", "more", "expected"),
    [
        (LadderAction.ACCEPT, {}, "70.00"),
        (LadderAction.CONFER, {}, "70.00"),
        (LadderAction.CONFER, {"figure": Decimal(75)}, "75.00"),
        (LadderAction.MINUTES, {"figure": Decimal("72.5")}, "72.50"),
        (LadderAction.THIRD_MARKING, {"third_total": Decimal(78)}, "78.00"),
        (LadderAction.MEAN_OF_THREE, {"third_total": Decimal(78)}, "72.67"),
    ],
)
def test_settlements_by_rule_with_the_marks_still_there(
    action: LadderAction, more: dict[str, Decimal], expected: str
) -> None:
    of = rulebook(LADDER, ONE_CRITERION, judges(2))
    found = tallied(settled(marked(of, {"A": "40 100"}), action, **more))["A"]
    assert str(found.shown) == expected
    assert [str(cell.total) for cell in found.cells] == ["40.00", "100.00"]
    assert found.panel_exact == 70, "what the marks alone come to stays visible"
    assert found.discrepancy is not None
    assert not found.discrepancy.is_open
    assert found.discrepancy.settlements[-1].words == "Hội ý ngày 15/4."


def test_the_last_settlement_speaks() -> None:
    of = rulebook(LADDER, ONE_CRITERION, judges(2))
    held = settled(marked(of, {"A": "40 100"}), LadderAction.CONFER, figure=Decimal(90))
    later = settled(held, LadderAction.MINUTES, figure=Decimal(60))
    assert figures(later) == {"A": "60.00"}


TIES = {
    '[[tie_break]]\nby = "unrounded"': ("80 80 80.25", "80 80 80", {"A": "1", "B": "2"}),
    '[[tie_break]]\nby = "median"': ("70 85 85", "80 80 80", {"A": "1", "B": "2"}),
    '[[tie_break]]\nby = "more-firsts"': ("90 80 70", "80 79 81", {"A": "1", "B": "2"}),
    '[[tie_break]]\nby = "chair"': ("90 80 70", "80 80 80", {"A": "1", "B": "2"}),
    '[[tie_break]]\nby = "shared"\n': ("90 80 70", "80 80 80", {"A": "1=", "B": "1="}),
    "": ("90 80 70", "80 80 80", {"A": "1=", "B": "1="}),
}


@pytest.mark.parametrize("steps", TIES)
def test_each_way_to_part_a_tie_gives_its_reason(steps: str) -> None:
    first, second, expected = TIES[steps]
    of = rulebook(steps, "[rounding]\nentry = 0", ONE_CRITERION, judges(3, 'seat = "chair"'))
    held = marked(of, {"A": first, "B": second})
    assert places(held) == expected
    found = tallied(held)["A"].tie
    assert found is not None
    assert found.tied_with == ("B",)
    assert [step.parted for step in found.steps] == ([True] if "1" in expected.values() else [])


def test_ties_by_criterion_in_the_order_of_the_list() -> None:
    steps = "".join(f'[[tie_break]]\nby = "criterion"\ncriterion = "{n}"\n' for n in (1, 2))
    of = rulebook(steps, TWO_CRITERIA, judges(1))
    held = marked(of, {"A": "50/30", "B": "52/28", "C": "50/30"})
    assert places(held) == {"B": "1", "A": "2=", "C": "2="}
    tie = tallied(held)["A"].tie
    assert tie is not None
    assert [str(step.criterion) for step in tie.steps] == ["1", "2"]
    assert [step.value for step in tie.steps] == [50, 30]
    assert [step.parted for step in tie.steps] == [True, False]
    assert tie.shared_with == ("C",)


def test_the_panels_vote_parts_a_tie_only_where_all_were_voted_on() -> None:
    of = rulebook('[[tie_break]]\nby = "vote"', ONE_CRITERION, judges(1))
    held = marked(of, {"A": "80", "B": "80"})
    one = (PanelVote(entry=EntryCode("B"), votes=3),)
    assert places(replace(held, panel_votes=one)) == {"A": "1=", "B": "1="}
    both = (*one, PanelVote(entry=EntryCode("A"), votes=1))
    assert places(replace(held, panel_votes=both)) == {"B": "1", "A": "2"}


def test_jury_of_eighty_and_votes_of_twenty_over_the_highest() -> None:
    of = rulebook(
        '[[part]]\nid = "gk"\nlabel = "Giám khảo"\nsource = "jury"\nmaximum = 80',
        '[[part]]\nid = "bc"\nlabel = "Bình chọn"\nsource = "vote"\nmaximum = 20\ndecimals = 1',
        *(f'[[vote]]\nentry = "{code}"\nvotes = {n}' for code, n in (("A", 70), ("B", 120))),
        ONE_CRITERION,
        judges(2),
    )
    held = marked(of, {"A": "90 90", "B": "80 80", "C": "100 100"})
    found = tallied(held)
    assert str(found["A"].shown) == "83.70", "72 and 20 x 70 / 120, to one decimal 11.7"
    assert str(found["B"].shown) == "84.00"
    assert found["C"].not_ranked is NotRanked.NO_PUBLIC_VOTES
    assert [part.raw for part in found["A"].parts] == [90, 70]


def test_an_earlier_round_is_carried_over() -> None:
    of = rulebook(
        '[[part]]\nid = "gk"\nlabel = "Chung khảo"\nsource = "jury"\nmaximum = 100',
        '[[part]]\nid = "sk"\nlabel = "Sơ khảo"\nsource = "carry-over"\nmaximum = 100',
        '[[carried]]\nentry = "A"\nfigure = 81.25',
        ONE_CRITERION,
        judges(2),
    )
    found = tallied(marked(of, {"A": "90 91", "B": "80 80"}))
    assert str(found["A"].shown) == "171.75"
    assert found["B"].not_ranked is NotRanked.NO_CARRIED_FIGURE
