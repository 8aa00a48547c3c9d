"""What is typed for certificates: days of the calendar, numbers that count on, limits of moving."""

from dataclasses import replace
from datetime import date

import pytest

from judge_app.documents.result.certificate_form import (
    MOST_MOVED,
    CertificateForm,
    FormProblem,
    first_form,
    form_problems,
    register_number,
    typed_day,
)
from judge_app.workflows.sample_rules import sample_contest


@pytest.mark.parametrize(
    ("first", "place", "number"),
    [
        ("015/GCN", 0, "015/GCN"),
        ("015/GCN", 1, "016/GCN"),
        ("099", 1, "100"),
        ("999", 1, "1000"),
        ("GCN 7/2024", 2, "GCN 9/2024"),
        ("", 3, "…………"),
        ("Sổ vàng ", 3, "Sổ vàng …………"),
    ],
)
def test_the_register_counts_on(first: str, place: int, number: str) -> None:
    assert register_number(first, place) == number


def test_all_problems_are_told_at_once() -> None:
    form = CertificateForm(decision_day="31/2/2024", day="mai", right=MOST_MOVED + 1)
    assert form_problems(form) == tuple(FormProblem)
    assert form_problems(CertificateForm(down=float("nan"))) == (FormProblem.MOVED,)
    sound = CertificateForm(decision_day="29/2/2024", day="", right=-MOST_MOVED, down=MOST_MOVED)
    assert form_problems(sound) == ()


def test_days() -> None:
    assert typed_day("") is None
    assert typed_day("5/3/2024") == date(2024, 3, 5)


def test_a_form_begins_with_what_the_contest_says() -> None:
    contest = sample_contest()
    form = first_form(replace(contest, issuer=replace(contest.issuer, place="An Phú")))
    assert (form.parent, form.issuer, form.place) == (
        "Hội Liên hiệp Phụ nữ tỉnh Mẫu",
        "Ban Tổ chức cuộc thi",
        "An Phú",
    )
