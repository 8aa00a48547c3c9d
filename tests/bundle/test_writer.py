"""Writing a bundle leaves it whole, or leaves what was there before."""

from pathlib import Path

import pytest

from judge_app.bundle.errors import SourceChangedError
from judge_app.bundle.manifest import Manifest
from judge_app.bundle.writer import SourceFile, write_bundle
from judge_app.errors import CancelledByUserError, MissingFileError
from judge_app.progress import Cancellation, Progress
from tests.support.signed_contest import signed_contest

SIGNED = signed_contest()
MANIFEST = Manifest(contest=SIGNED.contest, roster=SIGNED.roster, created_at="2024-04-01")
ENTRY = SIGNED.contest.entries[0].code


def _source(path: Path) -> SourceFile:
    return SourceFile(entry=ENTRY, path=path.name, disk_path=path)


def test_cancelling_leaves_the_old_bundle(tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(bytes(5 << 20))
    target = tmp_path / "thi.judgebundle"
    target.write_bytes(b"old")
    stop = Cancellation()

    def report(progress: Progress) -> None:
        if progress.step == "copy":
            stop.cancel()

    with pytest.raises(CancelledByUserError):
        write_bundle(
            target,
            manifest=MANIFEST,
            sources=[_source(clip)],
            root_key=SIGNED.root.private_key,
            report=report,
            cancellation=stop,
        )
    assert target.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"clip.mp4", "thi.judgebundle"}


def test_a_file_that_changes_meanwhile_is_refused(tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(bytes(3 << 20))

    def report(progress: Progress) -> None:
        if progress.step == "copy" and progress.done == 1 << 20:
            with clip.open("r+b") as stream:
                stream.seek(2 << 20)
                stream.write(b"changed")

    with pytest.raises(SourceChangedError) as caught:
        write_bundle(
            tmp_path / "thi.judgebundle",
            manifest=MANIFEST,
            sources=[_source(clip)],
            root_key=SIGNED.root.private_key,
            report=report,
        )
    assert caught.value.path == clip
    assert not (tmp_path / "thi.judgebundle").exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError) as caught:
        write_bundle(
            tmp_path / "thi.judgebundle",
            manifest=MANIFEST,
            sources=[_source(tmp_path / "none.mp4")],
            root_key=SIGNED.root.private_key,
        )
    assert caught.value.path == tmp_path / "none.mp4"
