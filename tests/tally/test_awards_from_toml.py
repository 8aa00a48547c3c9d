"""Prizes and advancement, written in `contest.toml` and tried on marks."""

from collections.abc import Sequence

import pytest

from tests.support.toml_tally import (
    ONE_CRITERION,
    TWO_CRITERIA,
    judges,
    marked,
    prizes,
    rulebook,
    tallied,
)


def award(name: str, count: int | str, *more: str) -> str:
    shown = f'"{count}"' if isinstance(count, str) else count
    return "\n".join(
        ["[[award]]", f'id = "{name}"', f'label = "Giải {name}"', f"count = {shown}", *more]
    )


THREE = (award("nhat", 1), award("nhi", 1), award("ba", 2))
FALLING = {"A": "95", "B": "90", "C": "85", "D": "80", "E": "75"}


def given(rules: Sequence[str], rows: dict[str, str], **more: dict[str, str]) -> dict[str, str]:
    """Return the awards of each entry that has any, joined."""
    of = rulebook(*rules, ONE_CRITERION, judges(1))
    return {code: "+".join(won) for code, won in prizes(marked(of, rows, **more)).items()}


def test_from_the_highest_down() -> None:
    assert given(THREE, FALLING) == {"A": "nhat", "B": "nhi", "C": "ba", "D": "ba"}


def test_minimums_leave_a_prize_without_a_winner() -> None:
    rules = (award("nhat", 1, "minimum = 96"), award("nhi", 2, "minimum = 85"), award("kk", 9))
    assert given(rules, FALLING) == {"A": "nhi", "B": "nhi", "C": "kk", "D": "kk", "E": "kk"}


def test_frames_of_points() -> None:
    rules = (
        award("nhat", "unlimited", "minimum = 90"),
        award("nhi", "unlimited", "minimum = 80", "below = 90"),
        award("ba", "unlimited", "minimum = 70", "below = 80"),
    )
    expected = {"A": "nhat", "B": "nhat", "C": "nhi", "D": "nhi", "E": "ba"}
    assert given(rules, FALLING) == expected


TIED = {"A": "95", "B": "90", "C": "90", "D": "80", "E": "75", "F": "70"}


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        ("share", {"A": "nhat", "B": "nhi", "C": "nhi", "D": "ba", "E": "ba"}),
        ("share-and-reduce", {"A": "nhat", "B": "nhi", "C": "nhi", "D": "ba"}),
        ("withhold", {"A": "nhat", "D": "ba"}),
    ],
)
def test_a_tie_across_the_last_prize(shared: str, expected: dict[str, str]) -> None:
    rules = (f'[awards]\nshared_prizes = "{shared}"', *THREE)
    assert given(rules, TIED) == expected


def test_a_withheld_prize_is_named_at_its_entries() -> None:
    of = rulebook('[awards]\nshared_prizes = "withhold"', *THREE, ONE_CRITERION, judges(1))
    found = tallied(marked(of, TIED))
    assert {code: e.withheld for code, e in found.items() if e.withheld} == {
        "B": ("nhi",),
        "C": ("nhi",),
    }


def test_the_cap_is_a_share_of_the_ranked_entries() -> None:
    assert given(("[awards]\nshare_cap = 0.5", *THREE), FALLING) == {"A": "nhat", "B": "nhi"}


@pytest.mark.parametrize(
    ("per_category", "expected"),
    [
        ("true", {"A": "nhat", "B": "nhi", "C": "nhat", "D": "ba", "E": "nhi"}),
        ("false", {"A": "nhat", "B": "nhi", "C": "ba", "D": "ba"}),
    ],
)
def test_counts_in_each_category_or_over_all(per_category: str, expected: dict[str, str]) -> None:
    rules = (f"[awards]\nper_category = {per_category}", *THREE)
    assert given(rules, FALLING, category={"C": "cn", "E": "cn"}) == expected


def test_a_prize_of_one_category() -> None:
    rules = (award("nhat", 1, 'category = "cn"'), award("nhi", 1))
    assert given(rules, FALLING, category={"C": "cn"}) == {"A": "nhi", "C": "nhat"}


def test_a_prize_of_some_kinds_only() -> None:
    assert given((award("nhat", 1, 'kinds = ["video"]'),), FALLING) == {}
    assert given((award("nhat", 1, 'kinds = ["document"]'),), FALLING) == {"A": "nhat"}


def test_a_special_award_goes_by_its_criterion() -> None:
    of = rulebook(
        award("nhat", 1),
        award("st", 1, "special = true", 'criterion = "2"'),
        TWO_CRITERIA,
        judges(1),
    )
    held = marked(of, {"A": "60/30", "B": "40/35", "C": "50/20"})
    assert prizes(held) == {"A": ("nhat",), "B": ("st",)}


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        ("true", {"A": ("nhat",), "C": ("st",)}),
        ("false", {"A": ("nhat", "st")}),
    ],
)
def test_one_prize_an_entry(one: str, expected: dict[str, tuple[str, ...]]) -> None:
    of = rulebook(
        f"[awards]\none_per_entry = {one}",
        award("nhat", 1),
        award("st", 1, "special = true", 'criterion = "2"'),
        TWO_CRITERIA,
        judges(1),
    )
    assert prizes(marked(of, {"A": "60/40", "B": "40/20", "C": "30/35"})) == expected


@pytest.mark.parametrize(
    ("rules", "going", "waiting"),
    [
        ("advance = 2", "ABC", ""),
        ('advance = 2\nshared_prizes = "withhold"', "A", "BC"),
        ("advance = 4\nadvance_minimum = 85", "ABC", ""),
        ("advance = 1", "A", ""),
    ],
)
def test_who_goes_on(rules: str, going: str, waiting: str) -> None:
    of = rulebook(f"[awards]\n{rules}", ONE_CRITERION, judges(1))
    found = tallied(marked(of, TIED))
    assert "".join(code for code, e in found.items() if e.advances) == going
    assert "".join(code for code, e in found.items() if e.advance_undecided) == waiting
