"""The chair's ledger on the command line: printed, an import taken back, sealed marks opened."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from judge_app.cli.main import cli
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.panel_stories import PanelStory, both_sheets, panel_story
from tests.support.signed_contest import CHAIR, GK01


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> SmallContest:
    return built_contest(tmp_path_factory.mktemp("cli") / "cuoc-thi", sealed=True)


@pytest.fixture
def story(contest: SmallContest, tmp_path: Path) -> PanelStory:
    return panel_story(contest, tmp_path)


def chair(story: PanelStory, command: str, *arguments: str) -> Result:
    bundle = str(story.contest.built.bundle)
    home = ("--home", str(story.home), "--lang", "en")
    return CliRunner().invoke(cli, ["chair", command, bundle, *arguments, *home])


def test_the_ledger_is_printed_and_an_import_taken_back_by_its_number(story: PanelStory) -> None:
    both_sheets(story)
    taken = chair(story, "import", str(story.stick))
    assert "Import 1 of the ledger." in taken.output
    undone = chair(story, "undo-import", "1", "--reason", "wrong stick")
    assert (undone.exit_code, undone.output) == (0, "")
    printed = chair(story, "ledger").output.splitlines()
    assert [line.split("\t")[2] for line in printed] == ["import", "import taken back"]
    assert "GK01, GK02" in printed[0]
    again = chair(story, "undo-import", "1", "--reason", "wrong stick")
    assert again.exit_code != 0
    assert "The ledger has no import 1 that counts." in again.output


def test_sealed_marks_are_opened_with_the_chairs_code(story: PanelStory) -> None:
    code = story.contest.built.codes[CHAIR]
    story.sheet(GK01)
    assert "GK01, GK02 are missing" in chair(story, "open-marks", "--code", code).output
    chair(story, "import", str(story.stick))
    assert "received, sealed" in chair(story, "board").output
    assert "still sealed" in chair(story, "result").output
    early = chair(story, "open-marks", "--code", code)
    assert "GK02" in early.output
    assert early.exit_code != 0
    opened = chair(story, "open-marks", "--code", code, "--reason", "GK02 is ill")
    assert (opened.exit_code, opened.output) == (0, "Sheets opened: 1.\n")
    again = chair(story, "open-marks", "--code", code, "--reason", "GK02 is ill")
    assert "Nothing is sealed." in again.output
    assert chair(story, "result").exit_code == 0
    kinds = [line.split("\t")[2] for line in chair(story, "ledger").output.splitlines()]
    assert kinds == ["import", "marks opened early"]
