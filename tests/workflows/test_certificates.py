"""Certificates come from the official result alone, in the order they are read out."""

from pathlib import Path

import pytest

from judge_app.documents.result.certificate_form import (
    CertificateForm,
    FormProblem,
    ReadingOrder,
    Recipients,
    first_form,
)
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.verified import verified_result
from judge_app.workflows import certificates as making
from judge_app.workflows.certificates import (
    FormProblemsError,
    NobodyAwardedError,
    OfficialResultChangedError,
    ResultNotOfficialError,
    certificate_lines,
    make_certificates,
    remember_form,
    remembered_form,
)
from judge_app.workflows.panel_desk import PanelDesk
from tests.support.contest_folders import PRIZES, SmallContest, built_contest
from tests.support.panel_stories import PanelStory, both_sheets, panel_story
from tests.support.pdf_text import pdf_text
from tests.support.toml_tally import ONE_CRITERION, judges, marked, rulebook

THREE_PRIZES = """\
[[award]]
id = "nhat"
label = "Giải Nhất"
count = 1
minimum = 90
[[award]]
id = "nhi"
label = "Giải Nhì"
count = 2
minimum = 80
[[award]]
id = "ba"
label = "Giải Ba"
count = 2
"""
FORM = CertificateForm()


def tallied(marks: dict[str, str], groups: dict[str, str], *rules: str) -> TallyResult:
    of = rulebook(*(rules or (THREE_PRIZES,)), ONE_CRITERION, judges(1))
    found = verified_result(marked(of, marks, category=groups))
    assert isinstance(found, TallyResult)
    return found


def read_out(result: TallyResult, order: ReadingOrder) -> list[tuple[str, str, str]]:
    lines = certificate_lines(result, CertificateForm(order=order))
    return [(line.award, line.category, line.code) for line in lines]


MARKS = {"T1": "95", "T2": "85", "T3": "82", "C1": "88", "C2": "70"}
GROUPS = {"C1": "cn", "C2": "cn"}


def test_prizes_are_read_out_from_the_lowest_up_or_from_the_top_down() -> None:
    result = tallied(MARKS, GROUPS)
    upwards = read_out(result, ReadingOrder.LOWEST_FIRST)
    assert upwards == [
        ("Giải Ba", "Cá nhân", "C2"),
        ("Giải Nhì", "Tập thể", "T3"),
        ("Giải Nhì", "Tập thể", "T2"),
        ("Giải Nhì", "Cá nhân", "C1"),
        ("Giải Nhất", "Tập thể", "T1"),
    ]
    downwards = read_out(result, ReadingOrder.HIGHEST_FIRST)
    assert sorted(downwards) == sorted(upwards)
    assert [award for award, _, _ in downwards] == [award for award, _, _ in reversed(upwards)]


def test_prizes_that_nobody_got_are_named() -> None:
    assert list(making._without_winner(tallied(MARKS, GROUPS))) == [
        "Giải Nhất (Cá nhân)",
        "Giải Ba (Tập thể)",
    ]


def test_a_shared_prize_gives_each_a_page_and_a_withheld_one_none() -> None:
    tied = {"T1": "95", "T2": "95", "T3": "70"}
    shared = read_out(tallied(tied, {}), ReadingOrder.HIGHEST_FIRST)
    assert [code for award, _, code in shared if award == "Giải Nhất"] == ["T1", "T2"]
    withheld = tallied(tied, {}, '[awards]\nshared_prizes = "withhold"', THREE_PRIZES)
    assert [code for _, _, code in read_out(withheld, ReadingOrder.HIGHEST_FIRST)] == ["T3"]


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> SmallContest:
    return built_contest(tmp_path_factory.mktemp("awarded") / "cuoc-thi", awards=PRIZES)


@pytest.fixture
def story(contest: SmallContest, tmp_path: Path) -> PanelStory:
    return panel_story(contest, tmp_path)


@pytest.fixture
def desk(story: PanelStory) -> PanelDesk:
    both_sheets(story)
    desk = story.desk()
    desk.take(desk.dry_run([story.stick]))
    return desk


def test_an_unofficial_result_gives_no_certificates(desk: PanelDesk) -> None:
    with pytest.raises(ResultNotOfficialError):
        make_certificates(desk, FORM)
    desk.close()


def test_one_page_an_award_the_same_bytes_at_every_printing(
    desk: PanelDesk, tmp_path: Path
) -> None:
    desk.freeze(despite_open_matters=True)
    done = make_certificates(desk, first_form(desk.contest))
    awarded = [e.code for e in desk.result().entries for _ in e.awards]
    assert sorted(line.code for line in done.lines) == sorted(awarded)
    assert pdf_text(done.pdf, tmp_path).count("GIẤY CHỨNG NHẬN") == len(awarded)
    assert make_certificates(desk, first_form(desk.contest)).pdf == done.pdf
    assert done.hard_to_read == ()
    desk.close()


def test_each_author_gets_a_paper_where_that_is_asked_for(desk: PanelDesk) -> None:
    result = desk.result()
    lines = certificate_lines(result, CertificateForm(recipients=Recipients.PERSON))
    authors = [
        (entry.code, (author,))
        for entry in result.entries
        for _ in entry.awards
        for author in (
            desk.contest.entry(entry.code).authors
            or (desk.contest.unit(desk.contest.entry(entry.code).unit).name,)
        )
    ]
    assert sorted((line.code, line.recipients) for line in lines) == sorted(authors)
    desk.close()


def test_everything_wrong_with_a_form_is_told(desk: PanelDesk) -> None:
    desk.freeze(despite_open_matters=True)
    with pytest.raises(FormProblemsError) as caught:
        make_certificates(desk, CertificateForm(day="40/1/2024", right=99))
    assert caught.value.problems == (FormProblem.DAY, FormProblem.MOVED)
    desk.close()


def test_without_prizes_there_is_nothing_to_print(
    desk: PanelDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.freeze(despite_open_matters=True)
    monkeypatch.setattr(making, "certificate_lines", lambda *_: ())
    with pytest.raises(NobodyAwardedError):
        make_certificates(desk, FORM)
    desk.close()


def test_a_result_that_comes_out_otherwise_is_not_printed(
    desk: PanelDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.freeze(despite_open_matters=True)
    monkeypatch.setattr(making, "result_sha256", lambda _result: "0" * 64)
    with pytest.raises(OfficialResultChangedError):
        make_certificates(desk, FORM)
    desk.close()


def test_what_was_typed_is_there_the_next_time(story: PanelStory, tmp_path: Path) -> None:
    contest = story.contest.opened.contest
    assert remembered_form(tmp_path, contest) == first_form(contest)
    typed = CertificateForm(signer="Nguyễn Thị Mẫu", right=-1.5, order=ReadingOrder.HIGHEST_FIRST)
    remember_form(tmp_path, contest, typed)
    assert remembered_form(tmp_path, contest) == typed
    (kept,) = (tmp_path / "certificates").iterdir()
    kept.write_text("{", encoding="utf-8")
    assert remembered_form(tmp_path, contest) == first_form(contest)
