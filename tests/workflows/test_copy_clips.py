import shutil
from pathlib import Path

import pytest

from judge_app.contest.facts import ClipProblem
from judge_app.errors import CancelledByUserError
from judge_app.intake.list_columns import ListColumn
from judge_app.media.doctor.clip_doctor import ClipDoctor
from judge_app.progress import Cancellation, Progress, unheard
from judge_app.workflows.check_contest import ENTRIES_FOLDER, check_folder
from judge_app.workflows.copy_clips import copy_clip, copy_needed
from judge_app.workflows.new_contest import create_contest_folder
from judge_app.workflows.sample_rules import sample_contest
from tests.support.clips import PLAIN, make_clip
from tests.support.corpus import corpus


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A contest with one AV1 clip and one that plays everywhere."""
    contest = sample_contest()
    rows = tuple(
        {
            ListColumn.CODE: code,
            ListColumn.TITLE: "Tổ phụ nữ tiết kiệm số",
            ListColumn.KIND: "Video",
            ListColumn.CATEGORY: contest.categories[0].name,
            ListColumn.UNIT: contest.units[0].name,
            ListColumn.AUTHORS: "Chi hội 3",
            ListColumn.FILES: "clip.mp4",
        }
        for code in ("SP-001", "SP-002")
    )
    folder = tmp_path / "contest"
    create_contest_folder(folder, contest, rows)
    clips = (
        corpus("video", "media__sample_with_colr_mdcv_and_clli.mp4"),
        make_clip(tmp_path, PLAIN),
    )
    for code, clip in zip(("SP-001", "SP-002"), clips, strict=True):
        room = folder / ENTRIES_FOLDER / code
        room.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(clip, room / "clip.mp4")
    return folder


def test_only_what_needs_a_copy_gets_one_and_the_original_stays(folder: Path) -> None:
    original = (folder / ENTRIES_FOLDER / "SP-001" / "clip.mp4").read_bytes()
    done = copy_needed(folder)
    assert [(copied.entry, copied.failure) for copied in done] == [("SP-001", "")]
    assert (folder / ENTRIES_FOLDER / "SP-001" / "clip.mp4").read_bytes() == original
    assert copy_needed(folder) == (), "once is enough"


def test_after_that_judges_get_the_copy_and_staff_no_warning(folder: Path) -> None:
    before = check_folder(folder)
    copy_needed(folder)
    after = check_folder(folder)
    assert before.clips is not None
    assert after.clips is not None
    assert len(after.clips.problems) == len(before.clips.problems) - 1
    facts = next(one for one in after.clips.facts if one.entry == "SP-001")
    assert facts.copy_path
    assert ClipProblem.NEEDS_COPY in facts.problems, "what was submitted is still described"
    copy = next(
        found for found in after.clips.files[facts.entry] if found.file.path == facts.copy_path
    )
    doctor = ClipDoctor()
    assert doctor.examine(copy.disk_path).video_codec == "h264"
    doctor.close()


def test_progress_runs_once_through_all_clips(folder: Path) -> None:
    second = folder / ENTRIES_FOLDER / "SP-002" / "clip.mp4"
    second.write_bytes((folder / ENTRIES_FOLDER / "SP-001" / "clip.mp4").read_bytes() + b"\0")
    heard: list[Progress] = []
    assert len(copy_needed(folder, heard.append)) == 2
    copying = [one for one in heard if one.subject.endswith(("(1/2)", "(2/2)"))]
    shares = {
        end: [one.done / one.total for one in copying if one.subject.endswith(end)]
        for end in ("(1/2)", "(2/2)")
    }
    assert shares["(1/2)"] == sorted(shares["(1/2)"])
    assert shares["(2/2)"] == sorted(shares["(2/2)"])
    assert max(shares["(1/2)"]) <= 0.5 <= min(shares["(2/2)"]), "the clips are of one length"


def test_stopped_half_way_nothing_half_written_stays(tmp_path: Path) -> None:
    stop = Cancellation()

    def first_sign(_progress: Progress) -> None:
        stop.cancel()

    clip = corpus("video", "media__sample_with_colr_mdcv_and_clli.mp4")
    target = tmp_path / "copy.mp4"
    with pytest.raises(CancelledByUserError):
        copy_clip(clip, target, first_sign, stop)
    assert list(tmp_path.iterdir()) == []
    copy_clip(clip, target, unheard, Cancellation())
    assert target.stat().st_size > 1000
