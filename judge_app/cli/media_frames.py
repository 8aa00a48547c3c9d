"""Fetches pictures of a clip from an engine, without a window."""

import unicodedata
from contextlib import closing
from pathlib import Path

import click

from judge_app.atomic_file import write_atomically
from judge_app.bundle.reader import BundleReader
from judge_app.byte_source import ByteSource, DamagedBytesError, FileSource
from judge_app.contest.ids import EntryCode
from judge_app.errors import DriveRemovedError
from judge_app.file_errors import explained
from judge_app.media.magic import HEAD_BYTES, sniff
from judge_app.media.player import EngineName
from judge_app.media.selection import Clip
from judge_app.ui.players.frame_job import Moment
from judge_app.ui.players.without_window import REFUSED, FetchedFrames, fetch_frames

_WORDS = {
    "no picture": ("bộ phát không hiện hình nào.", "the player shows none."),
    "no picture and no sound": (
        "tệp không có hình, không có tiếng, hoặc đã hỏng.",
        "the file has no picture and no sound, or is damaged.",
    ),
    DamagedBytesError.__name__: (
        "tệp trong gói đã hỏng ở chỗ đó. Chép lại gói từ USB gốc.",
        "the file in the bundle is damaged there. Copy the bundle again from the stick.",
    ),
    DriveRemovedError.__name__: (
        "mất kết nối với USB. Cắm lại rồi thử lại.",
        "the drive is gone. Plug it in and try again.",
    ),
}


def wanted_moments(text: str) -> tuple[Moment, ...]:
    """Return the moments of `0,12.5,50%,end`: seconds, shares of the length, the end."""
    moments = []
    for part in text.split(","):
        word = part.strip().lower()
        try:
            if word == "end":
                moments.append(Moment(share=1.0))
            elif word.endswith("%"):
                moments.append(Moment(share=float(word[:-1]) / 100))
            else:
                moments.append(Moment(milliseconds=round(float(word.removesuffix("s")) * 1000)))
        except ValueError as error:
            raise click.BadParameter(part, param_hint="--at") from error
    return tuple(moments)


def save_frames(
    name: str,
    moments: tuple[Moment, ...],
    output: Path,
    engine: str | None,
    bundle: Path | None,
    entry: str | None,
) -> tuple[list[str], str]:
    """Save the pictures; return a line for each, and why some are missing (or nothing)."""
    source, codec, size = _source(name, bundle, entry)
    with closing(source):
        container = sniff(source.read_at(0, HEAD_BYTES))
        clip = Clip(identity="", container=container, video_codec=codec)
        wanted = EngineName(engine) if engine else None
        fetched = fetch_frames(source, clip, size, moments, wanted)
    return _written(fetched, output), fetched.problem


def why_missing(problem: str, lang: str) -> str:
    """Return why pictures are missing: in words where we know, else as the player says it."""
    place = 1 if lang == "en" else 0
    what = ("Không lấy được hình", "No picture")[place]
    if problem == REFUSED:
        return (
            f"{what}: tệp không phải video nên không bộ phát nào được mở nó.",
            f"{what}: the file is no video, so no player is given it.",
        )[place]
    known = _WORDS.get(problem)
    return f"{what}: {problem if known is None else known[place]}"


def _written(fetched: FetchedFrames, output: Path) -> list[str]:
    with explained(output):
        output.mkdir(parents=True, exist_ok=True)
    lines = []
    for number, frame in enumerate(fetched.frames, 1):
        name = f"frame-{number:03d}.png"
        write_atomically(output / name, frame.png)
        starts = "" if frame.starts_at_ms is None else f"\t{frame.starts_at_ms}"
        shape = f"{frame.width}x{frame.height}"
        lines.append(f"{name}\t{frame.position_ms}\t{shape}\t{fetched.engine}{starts}")
    return lines


def _source(
    name: str, bundle: Path | None, entry: str | None
) -> tuple[ByteSource, str, tuple[int, int]]:
    """Return the bytes, and the codec and the size as far as they are known."""
    if bundle is None or entry is None:
        return FileSource(Path(name)), "", (0, 0)
    reader = BundleReader.open(bundle)
    code = EntryCode(entry)
    # Bundles hold one form of Unicode only; a shell may hand over the other.
    name = unicodedata.normalize("NFC", name)
    facts = reader.manifest.media_facts(code, name)
    source = reader.member(code, name)
    if facts is None:
        return source, "", (0, 0)
    return source, facts.video_codec, (facts.width, facts.height)
