"""Every word has the room it needs: at 1366×768, at 200 % scale, with text twice as large."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.ui.chair.workspace import ChairWorkspace
from judge_app.ui.judge.workspace import JudgeWorkspace
from judge_app.ui.language import Language
from judge_app.ui.staff.workspace import StaffWorkspace
from judge_app.workflows.open_bundle import find_key_files
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.pages.window import Window
from tests.support.panel_stories import PanelStory, both_sheets, panel_story
from tests.support.signed_contest import GK01

SHAPES = {
    "1366x768": ((1366, 768), 100),
    "200 % scale": ((683, 384), 100),
    "text twice as large": ((1366, 768), 200),
}


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> SmallContest:
    return built_contest(tmp_path_factory.mktemp("cut") / "cuoc-thi")


@pytest.fixture(params=list(Language))
def spoken(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture(params=list(SHAPES))
def window(
    request: pytest.FixtureRequest, spoken: Language, qtbot: QtBot, tmp_path: Path
) -> Iterator[Window]:
    size, percent = SHAPES[request.param]
    opened = Window(qtbot, tmp_path / "home", size, percent=percent, spoken=spoken)
    yield opened
    opened.close()


@pytest.fixture
def story(contest: SmallContest, tmp_path: Path) -> PanelStory:
    return panel_story(contest, tmp_path)


def settled(window: Window) -> list[str]:
    window.idle()
    window.rest()
    return window.cut_off()


def test_home(window: Window) -> None:
    window.open(None)
    assert settled(window) == []


def test_judge(window: Window, contest: SmallContest) -> None:
    window.open(contest.built.bundle, person=GK01, code=contest.built.codes[GK01])
    window.idle()
    workspace = window.main.workspace
    assert isinstance(workspace, JudgeWorkspace)
    assert settled(window) == [], "who are you"
    keys = find_key_files(contest.opened)
    workspace.sign_in_page.signed_in.emit(GK01, keys[GK01], "0000000000")
    assert settled(window) == [], "a wrong code"
    workspace.sign_in_page.signed_in.emit(GK01, keys[GK01], contest.built.codes[GK01])
    window.wait(lambda: workspace.judging_page is not None, "the judging screen")
    page = workspace.judging_page
    assert page is not None
    assert settled(window) == [], "judging"
    for entry in contest.opened.contest.entries:
        page.go_to(entry.code)
        assert settled(window) == [], entry.code
    page.finish_asked.emit()
    window.wait(lambda: workspace.review_page is not None, "the review")
    assert settled(window) == [], "review"


def test_chair(window: Window, contest: SmallContest, story: PanelStory) -> None:
    both_sheets(story)
    window.main.home.door_opened.emit("chair")
    assert settled(window) == [], "door"
    workspace = window.main.workspace
    assert isinstance(workspace, ChairWorkspace)
    workspace.open_target(contest.built.bundle)
    assert settled(window) == [], "empty desk"
    workspace.receive_page.files_chosen.emit((story.stick,))
    assert settled(window) == [], "dry run"
    desk = workspace.model.desk
    assert desk is not None
    workspace.model.take(desk.dry_run([story.stick]))
    for place in range(6):
        workspace.show_page(place)
        assert settled(window) == [], f"page {place + 1}"


def test_staff(window: Window, contest: SmallContest) -> None:
    window.main.home.door_opened.emit("staff")
    assert settled(window) == [], "door"
    workspace = window.main.workspace
    assert isinstance(workspace, StaffWorkspace)
    workspace.open_target(contest.folder)
    for place in range(4):
        workspace.show_page(place)
        assert settled(window) == [], f"page {place + 1}"
