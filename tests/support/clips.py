"""Clips whose pictures carry their own number, so that a test can see which one is shown.

The upper half of every picture is a grid of 6 x 2 cells: ten bits of the number, one white cell
and one black one to measure against. The lower half moves, so that codecs have work to do.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from judge_app.media.picture import Picture
from tests.support.patience import LONGEST_RUN_SECONDS

WIDTH, HEIGHT, RATE, PICTURES = 320, 192, 25, 100
_COLUMNS, _ROWS = 6, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipSpec:
    """How ffmpeg makes one clip from the numbered pictures and a tone."""

    name: str
    video: tuple[str, ...]
    audio: tuple[str, ...] = ("-c:a", "aac", "-b:a", "64k")
    filters: str = ""
    size: tuple[int, int] = (WIDTH, HEIGHT)
    pictures: int = PICTURES
    last: tuple[str, ...] = ()


def numbered_picture(number: int) -> np.ndarray:
    """Return picture `number` as rows of RGB."""
    picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    across = (np.arange(WIDTH) * 2 + number * 5) % 256
    picture[HEIGHT // 2 :, :, 0] = across
    picture[HEIGHT // 2 :, :, 1] = (np.arange(HEIGHT // 2)[:, None] * 2) % 256
    picture[HEIGHT // 2 :, :, 2] = 255 - across
    for bit in range(_COLUMNS * _ROWS):
        is_white = (number >> bit) & 1 if bit < 10 else bit == 10
        row, column = divmod(bit, _COLUMNS)
        top, bottom = row * HEIGHT // 4, (row + 1) * HEIGHT // 4
        left, right = column * WIDTH // _COLUMNS, (column + 1) * WIDTH // _COLUMNS
        picture[top:bottom, left:right] = 255 if is_white else 0
    return picture


def read_number(picture: Picture) -> int | None:
    """Return the number that a picture carries, or None if it carries none."""
    levels = []
    for bit in range(_COLUMNS * _ROWS):
        row, column = divmod(bit, _COLUMNS)
        x = int((column + 0.5) * picture.width / _COLUMNS)
        y = int((row + 0.5) * picture.height / 4)
        levels.append(picture.grey(x, y))
    white, black = levels[10], levels[11]
    if white - black < 90:
        return None
    middle = (white + black) / 2
    return sum(1 << bit for bit in range(10) if levels[bit] > middle)


def run_ffmpeg(*arguments: str) -> None:
    """Run ffmpeg quietly and fail loudly."""
    command = ["ffmpeg", "-v", "error", "-nostdin", "-y", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, timeout=LONGEST_RUN_SECONDS)
    assert done.returncode == 0, done.stderr.decode(errors="replace")


def make_base(folder: Path) -> Path:
    """Make the lossless clip from which all others come, once for a folder."""
    base = folder / "base.mkv"
    if base.exists():
        return base
    pixels = b"".join(numbered_picture(number).tobytes() for number in range(PICTURES))
    command = [
        "ffmpeg", "-v", "error", "-y",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE), "-i", "-",
        "-f", "lavfi", "-i", f"sine=frequency=440:duration={PICTURES / RATE}",
        "-c:v", "ffv1", "-c:a", "pcm_s16le", str(base),
    ]  # fmt: skip
    subprocess.run(command, input=pixels, check=True, timeout=LONGEST_RUN_SECONDS)
    return base


def make_clip(folder: Path, spec: ClipSpec) -> Path:
    """Make one clip, once for a folder, and return its path."""
    target = folder / spec.name
    if target.exists():
        return target
    filters = ("-vf", spec.filters) if spec.filters else ()
    run_ffmpeg(
        "-i", str(make_base(folder)), *filters, *spec.video, *spec.audio, *spec.last, str(target)
    )  # fmt: skip
    return target


H264 = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "25", "-pix_fmt", "yuv420p")
PLAIN = ClipSpec(name="h264.mp4", video=H264)
