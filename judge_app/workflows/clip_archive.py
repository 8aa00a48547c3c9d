"""Keeps what was found out about clips in the contest folder, so that a clip is looked into once.

Everything is filed under the content's hash: a clip that was renamed is known again, one that was
replaced is not. The folder may be thrown away at any time; it is made anew.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from judge_app.atomic_file import atomic_writer, write_atomically
from judge_app.contest.ids import Sha256Hex
from judge_app.file_errors import explained
from judge_app.media.doctor.clip_doctor import container_of
from judge_app.media.examination import Examination
from judge_app.media.magic import Container

CLIPS_FOLDER = "clips"
"""Inside the contest folder."""
_VERSION = 4
"""Raise it when the looking learns something new, so that clips are looked into again."""
_BLOCK = 1 << 20
_SAME_MEDIA = "same."
_COPIES = (f"{_SAME_MEDIA}mp4", f"{_SAME_MEDIA}mkv", "mp4")


class _Record(msgspec.Struct, frozen=True):
    version: int
    found: Examination


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCopy:
    """A copy, and whether its picture and sound are the clip's own."""

    path: Path
    keeps_media: bool


class ClipArchive:
    """The folder with one record, one filmstrip and at most one copy for each clip."""

    def __init__(self, contest_folder: Path) -> None:
        self._folder = contest_folder / CLIPS_FOLDER

    def known(self, sha256: Sha256Hex) -> Examination | None:
        """Return what was found out about a clip, or None if it was not looked into yet."""
        try:
            record = msgspec.json.decode(self._file(sha256, "json").read_bytes(), type=_Record)
        except (OSError, msgspec.MsgspecError):
            return None
        has_strip = self.strip(sha256) is not None
        if record.version != _VERSION or has_strip is not bool(record.found.filmstrip_pictures):
            return None
        return record.found

    def keep(self, sha256: Sha256Hex, found: Examination, strip: Path) -> None:
        """File what was found out; `strip` is where its thumbnails lie, if it has any."""
        with explained(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        if found.filmstrip_pictures:
            with explained(strip):
                content = strip.read_bytes()
            write_atomically(self._file(sha256, "jpg"), content)
        record = msgspec.json.encode(_Record(_VERSION, found))
        write_atomically(self._file(sha256, "json"), msgspec.json.format(record) + b"\n")

    def keep_copy(self, sha256: Sha256Hex, made: Path, *, keeps_media: bool = False) -> Path:
        """File a compatible copy that lies at `made`, and return where it is kept.

        `keeps_media` says that its picture and sound are the clip's own.
        """
        ending = "mkv" if container_of(made) is Container.MATROSKA else "mp4"
        target = self._file(sha256, f"{_SAME_MEDIA}{ending}" if keeps_media else ending)
        with explained(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        with explained(made), made.open("rb") as stream, atomic_writer(target) as kept:
            while block := stream.read(_BLOCK):
                kept.write(block)
        return target

    def strip(self, sha256: Sha256Hex) -> Path | None:
        """Return the filmstrip of a clip, if there is one."""
        return self._existing(sha256, "jpg")

    def copy(self, sha256: Sha256Hex) -> KeptCopy | None:
        """Return the compatible copy of a clip, if one was made."""
        for ending in _COPIES:
            path = self._existing(sha256, ending)
            if path is not None:
                return KeptCopy(path=path, keeps_media=ending.startswith(_SAME_MEDIA))
        return None

    def _existing(self, sha256: Sha256Hex, ending: str) -> Path | None:
        path = self._file(sha256, ending)
        return path if path.is_file() else None

    def _file(self, sha256: Sha256Hex, ending: str) -> Path:
        return self._folder / f"{sha256[:32]}.{ending}"
