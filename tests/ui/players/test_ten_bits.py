"""Ten bits a colour, as newer phones record, on a real screen: Qt needs one to convert them."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from judge_app.media.picture import Picture
from tests.support.clips import ClipSpec, make_clip, read_number
from tests.support.patience import LONGEST_RUN_SECONDS
from tests.support.screens import screen

_TEN = (
    ClipSpec(
        name="h264-10.mp4",
        video=("-c:v", "libx264", "-preset", "veryfast", "-g", "25", "-pix_fmt", "yuv420p10le"),
    ),
    ClipSpec(
        name="hevc-10.mp4",
        video=("-c:v", "libx265", "-preset", "ultrafast", "-x265-params",
               "log-level=none:keyint=25", "-pix_fmt", "yuv420p10le"),
    ),
)  # fmt: skip


def number_on(file: Path) -> int | None:
    with Image.open(file) as picture:
        pixels = picture.convert("RGB").tobytes("raw", "BGRX")
        return read_number(
            Picture(
                width=picture.width, height=picture.height, stride=4 * picture.width, pixels=pixels
            )
        )


@pytest.mark.parametrize("engine", ["qt", "vlc"])
@pytest.mark.parametrize("spec", _TEN, ids=lambda spec: spec.name)
def test_ten_bits_show_the_right_pictures(
    clips_folder: Path, tmp_path: Path, spec: ClipSpec, engine: str
) -> None:
    clip = make_clip(clips_folder, spec)
    command = [
        sys.executable, "-m", "judge_app", "media", "frames", str(clip), "--at", "0.02,2.02",
        "--engine", engine, "-o", str(tmp_path),
    ]  # fmt: skip
    with screen() as shown:
        done = subprocess.run(
            command,
            env=shown.environment,
            capture_output=True,
            text=True,
            timeout=LONGEST_RUN_SECONDS,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    first, middle = (number_on(file) for file in sorted(tmp_path.glob("*.png")))
    off = (4, 3) if engine == "vlc" else (0, 0)
    assert first is not None
    assert middle is not None
    assert 0 <= first <= off[1]
    assert 50 - off[0] <= middle <= 50 + off[1]
