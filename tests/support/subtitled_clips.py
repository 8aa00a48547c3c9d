"""Numbered clips with subtitle tracks, in the containers that carry some."""

from pathlib import Path

from tests.support.clips import H264, make_base, run_ffmpeg

LINES = (
    (500, 1500, "Xin chào"),
    (1500, 3000, "Dòng hai <i>nghiêng</i>\nvà dòng ba"),
    (3400, 3800, "Hết"),
)
"""When each is shown, in ms; pictures in these clips last 40 ms."""
VP8 = ("-c:v", "libvpx", "-deadline", "realtime", "-g", "25")
KINDS = {
    "srt.mkv": (*H264, "-c:a", "aac", "-c:s", "srt"),
    "ass.mkv": (*H264, "-c:a", "aac", "-c:s", "ass"),
    "vtt.webm": (*VP8, "-c:a", "libvorbis", "-c:s", "webvtt"),
    "text.mp4": (*H264, "-c:a", "aac", "-c:s", "mov_text"),
}


def make_subtitled_clip(folder: Path, name: str) -> Path:
    """Make a clip of this name with two sound tracks and the lines twice, once for a folder."""
    target = folder / name
    if target.exists():
        return target
    lines = folder / "lines.srt"
    lines.write_text("\n".join(_subrip(number) for number in range(len(LINES))), encoding="utf-8")
    run_ffmpeg(
        "-i", str(make_base(folder)), "-i", str(lines),
        "-map", "0:v", "-map", "0:a", "-map", "0:a", "-map", "1", "-map", "1",
        *KINDS[name], str(target),
    )  # fmt: skip
    return target


def _subrip(number: int) -> str:
    start, end, words = LINES[number]
    return f"{number + 1}\n{_stamp(start)} --> {_stamp(end)}\n{words}\n"


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"00:00:{seconds:02},{rest:03}"
