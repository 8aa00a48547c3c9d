import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from judge_app.contest.contest import Contest
from judge_app.contest.entry import EntryFile, FileRole
from judge_app.contest.facts import ClipProblem
from judge_app.contest.ids import EntryCode, Sha256Hex
from judge_app.contest.rules import IntakeRules
from judge_app.intake.folder import FoundFile
from judge_app.intake.problems import IntakeProblemCode
from judge_app.media.doctor.clip_doctor import ClipDoctor
from judge_app.progress import Cancellation, unheard
from judge_app.workflows.clip_archive import ClipArchive
from judge_app.workflows.prepare_clips import PreparedClips, examine_clips
from judge_app.workflows.sample_rules import sample_contest
from tests.support.clips import PLAIN, make_clip, run_ffmpeg

CODE = EntryCode("SP-001")


@pytest.fixture(name="clip", scope="session")
def _clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("clips"), PLAIN)


def _found(path: Path, role: FileRole = FileRole.MAIN) -> FoundFile:
    content = path.read_bytes()
    sha256 = Sha256Hex(hashlib.sha256(content).hexdigest())
    file = EntryFile(path=path.name, role=role, size=len(content), sha256=sha256)
    return FoundFile(file=file, disk_path=path)


def _contest(longest: int | None = None) -> Contest:
    return replace(sample_contest(), intake=IntakeRules(maximum_video_seconds=longest))


def _examine(folder: Path, *found: FoundFile, longest: int | None = None) -> PreparedClips:
    archive = ClipArchive(folder)
    return examine_clips(_contest(longest), {CODE: found}, archive, unheard, Cancellation())


def test_facts_and_a_filmstrip_come_into_the_bundle(clip: Path, tmp_path: Path) -> None:
    prepared = _examine(tmp_path, _found(clip))
    (facts,) = prepared.facts
    assert (facts.video_codec, facts.width, facts.height) == ("h264", 320, 192)
    assert facts.is_examined
    assert prepared.problems == ()
    original, strip = prepared.files[CODE]
    assert original.file.role is FileRole.MAIN
    assert strip.file.role is FileRole.PREVIEW
    assert strip.file.path == facts.filmstrip
    assert strip.file.made_from == clip.name
    assert hashlib.sha256(strip.disk_path.read_bytes()).hexdigest() == strip.file.sha256


def test_a_clip_is_looked_into_once(
    clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _examine(tmp_path, _found(clip))
    monkeypatch.setattr(ClipDoctor, "examine", lambda *_arguments: pytest.fail("looked again"))
    renamed = tmp_path / "other name.mp4"
    shutil.copy(clip, renamed)
    again = _examine(tmp_path, _found(renamed))
    assert again.facts[0].duration_ms == first.facts[0].duration_ms
    assert again.facts[0].filmstrip == ".xem/other name.mp4.jpg"


def test_a_damaged_record_is_made_anew(clip: Path, tmp_path: Path) -> None:
    first = _examine(tmp_path, _found(clip))
    for record in (tmp_path / "clips").glob("*.json"):
        record.write_text("{", encoding="utf-8")
    assert _examine(tmp_path, _found(clip)).facts == first.facts


def test_only_what_is_judged_is_held_against_the_longest_length(clip: Path, tmp_path: Path) -> None:
    prepared = _examine(tmp_path, _found(clip), longest=3)
    assert ClipProblem.TOO_LONG in prepared.facts[0].problems
    assert [problem.code for problem in prepared.problems] == [IntakeProblemCode.TOO_LONG]
    assert not _examine(tmp_path, _found(clip, FileRole.EXTRA), longest=3).problems
    assert not _examine(tmp_path, _found(clip), longest=10).problems


def test_a_copy_that_staff_made_goes_along(clip: Path, tmp_path: Path) -> None:
    found = _found(clip)
    kept = ClipArchive(tmp_path).keep_copy(found.file.sha256, clip)
    assert kept.read_bytes() == clip.read_bytes()
    prepared = _examine(tmp_path, found)
    (facts,) = prepared.facts
    assert facts.copy_path == f".xem/{clip.name}.mp4"
    assert facts.copy_path in {one.file.path for one in prepared.files[CODE]}
    assert not facts.copy_keeps_media


def test_a_copy_with_the_same_media_says_so_and_what_holds_it(clip: Path, tmp_path: Path) -> None:
    matroska = tmp_path / "made"
    run_ffmpeg("-i", str(clip), "-c", "copy", "-f", "matroska", str(matroska))
    found = _found(clip)
    ClipArchive(tmp_path).keep_copy(found.file.sha256, matroska, keeps_media=True)
    (facts,) = _examine(tmp_path, found).facts
    assert facts.copy_path == f".xem/{clip.name}.mkv"
    assert facts.copy_keeps_media


def test_files_that_are_no_clips_are_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "words.txt"
    text.write_text("words", encoding="utf-8")
    prepared = _examine(tmp_path, _found(text))
    assert prepared.facts == ()
    assert len(prepared.files[CODE]) == 1


def test_without_the_reader_staff_are_told_once(
    clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ClipDoctor, "is_available", staticmethod(lambda: False))
    prepared = _examine(tmp_path, _found(clip))
    assert [p.code for p in prepared.problems] == [IntakeProblemCode.CLIPS_NOT_EXAMINED]
    assert not prepared.facts[0].is_examined
    assert prepared.facts[0].container == "mp4"
