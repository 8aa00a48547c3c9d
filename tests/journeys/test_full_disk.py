"""A disk that is really full, a folder that really may not be written: nothing is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.contest_folders import SmallContest, built_contest
from tests.support.patience import LONGEST_RUN_SECONDS
from tests.support.signed_contest import GK01


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> SmallContest:
    return built_contest(tmp_path_factory.mktemp("disk") / "cuoc-thi")


def tell(scenario: str, contest: SmallContest, tmp_path: Path) -> dict[str, object]:
    """Tell a story in a mount namespace of its own, which needs no rights on this machine."""
    folder = tmp_path / "usb"
    folder.mkdir()
    done = subprocess.run(
        [
            "unshare", "--map-root-user", "--user", "--mount",
            sys.executable, "-m", "tests.journeys.disk_story", scenario, str(folder),
            str(contest.built.bundle), str(contest.built.keys[GK01]), contest.built.codes[GK01],
        ],
        capture_output=True, text=True, check=False, timeout=LONGEST_RUN_SECONDS,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_a_mark_on_a_full_disk_is_not_called_saved(contest: SmallContest, tmp_path: Path) -> None:
    told = tell("saving", contest, tmp_path)
    assert str(told["said"]).startswith("DiskFullError: Ổ đĩa đã đầy, không ghi được GK01-")
    assert told["kept what was called saved"]
    assert told["saves again"]


def test_a_full_stick_keeps_the_older_sheet_and_no_half_of_the_new(
    contest: SmallContest, tmp_path: Path
) -> None:
    told = tell("exporting", contest, tmp_path)
    assert str(told["said"]).startswith("DiskFullError: Ổ đĩa đã đầy, không ghi được phieu-cham-")
    assert "chọn ổ đĩa khác" in str(told["said"])
    assert told["left"] == ["ballast", "phieu-cham-ung-dung-cntt-2024-GK01-lan-1.pdf"]
    assert told["old sheet whole"]
    assert told["exports again"]


def test_a_folder_without_rights_is_named_and_the_sheet_stays_final(
    contest: SmallContest, tmp_path: Path
) -> None:
    told = tell("exporting read-only", contest, tmp_path)
    assert str(told["said"]).startswith("AccessDeniedError: Máy không cho phép đọc hoặc ghi")
    assert "Chọn một thư mục khác" in str(told["said"])
    assert told["left"] == []
    assert told["final sheets"] == 1


def test_work_that_may_not_be_written_does_not_open(contest: SmallContest, tmp_path: Path) -> None:
    told = tell("opening read-only", contest, tmp_path)
    assert str(told["said"]).startswith("AccessDeniedError: Máy không cho phép đọc hoặc ghi")
