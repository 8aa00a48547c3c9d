"""Makes short clips with a moving picture, a title and a melody, for the sample contest.

Needs PyAV (the `staff` extra). The picture is drawn by Pillow, the sound is a sine.
"""

import array
import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from judge_app.errors import JudgeAppError
from judge_app.paths import resource

if TYPE_CHECKING:
    import av

_RATE = 12
_SOUND_RATE = 44100
_SOUND_BLOCK = 1024
_NOTES = (262, 294, 330, 392, 440, 392, 330, 294)


class NoVideoMakerError(JudgeAppError):
    """PyAV is not installed, so clips can be neither looked into nor made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipSpec:
    """What a clip shows. `video` and `audio` are FFmpeg's names of encoders."""

    title: str
    subtitle: str
    colour: tuple[int, int, int]
    width: int = 640
    height: int = 360
    seconds: int = 8
    video: str = "libx264"
    audio: str = "aac"


def make_clip(target: Path, spec: ClipSpec) -> None:
    """Write the clip; its container follows the file's ending."""
    try:
        import av  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise NoVideoMakerError from error
    with av.open(str(target), "w") as container:
        picture = container.add_stream(spec.video, rate=_RATE)
        assert isinstance(picture, av.VideoStream)
        picture.width, picture.height = spec.width, spec.height
        picture.pix_fmt = "yuv420p"
        picture.options = _options(spec.video)
        rate = 48000 if spec.audio == "libopus" else _SOUND_RATE
        sound = container.add_stream(spec.audio, rate=rate, layout="mono")
        assert isinstance(sound, av.AudioStream)
        _write_picture(container, picture, spec)
        _write_sound(container, sound, spec, rate)


def _options(encoder: str) -> dict[str, object]:
    if encoder == "libx264":
        return {"preset": "veryfast", "crf": "28"}
    return {"deadline": "realtime", "cpu-used": "8", "b": "250k"}


def _write_picture(
    container: "av.container.OutputContainer", stream: "av.VideoStream", spec: ClipSpec
) -> None:
    import av  # noqa: PLC0415

    painter = _Painter(spec)
    for number in range(spec.seconds * _RATE):
        frame = av.VideoFrame.from_image(painter.frame(number))  # type: ignore[no-untyped-call]
        frame.pts = number
        frame.time_base = Fraction(1, _RATE)
        container.mux(stream.encode(frame))
    container.mux(stream.encode())


def _write_sound(
    container: "av.container.OutputContainer",
    stream: "av.AudioStream",
    spec: ClipSpec,
    rate: int,
) -> None:
    import av  # noqa: PLC0415

    for start in range(0, spec.seconds * rate, _SOUND_BLOCK):
        samples = array.array("h", (_sample(start + i, rate) for i in range(_SOUND_BLOCK)))
        frame = av.AudioFrame(format="s16", layout="mono", samples=_SOUND_BLOCK)
        frame.planes[0].update(samples.tobytes())
        frame.sample_rate = rate
        frame.pts = start
        frame.time_base = Fraction(1, rate)
        container.mux(stream.encode(frame))
    container.mux(stream.encode())


def _sample(place: int, rate: int) -> int:
    """Return one sample of the melody: two notes a second, each fading out."""
    length = rate // 2
    note = _NOTES[(place // length) % len(_NOTES)]
    fade = 1 - (place % length) / length
    return round(9000 * fade * math.sin(2 * math.pi * note * place / rate))


class _Painter:
    def __init__(self, spec: ClipSpec) -> None:
        self._spec = spec
        bold = str(resource("fonts", "noto-sans", "NotoSans-Bold.ttf"))
        plain = str(resource("fonts", "noto-sans", "NotoSans-Regular.ttf"))
        size = spec.width // 18
        self._bold = ImageFont.truetype(bold, size)
        self._plain = ImageFont.truetype(plain, round(size * 0.62))

    def frame(self, number: int) -> Image.Image:
        spec = self._spec
        seconds = number / _RATE
        image = Image.new("RGB", (spec.width, spec.height), spec.colour)
        draw = ImageDraw.Draw(image)
        self._waves(draw, seconds)
        middle = spec.width // 2
        draw.text((middle, spec.height * 0.28), spec.title, "white", self._bold, anchor="mm")
        draw.text((middle, spec.height * 0.41), spec.subtitle, "white", self._plain, anchor="mm")
        self._ball(draw, seconds)
        stamp = f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d} · {number:04d}"
        draw.text((12, spec.height - 12), stamp, "white", self._plain, anchor="ls")
        return image

    def _waves(self, draw: ImageDraw.ImageDraw, seconds: float) -> None:
        spec = self._spec
        lighter = tuple(min(255, part + 26) for part in spec.colour)
        for band in range(3):
            points = [
                (
                    x,
                    spec.height * (0.62 + 0.1 * band)
                    + 10 * math.sin(x / 45 + seconds * (band + 1)),
                )
                for x in range(0, spec.width + 8, 8)
            ]
            points += [(spec.width, spec.height), (0, spec.height)]
            shade = tuple(min(255, part + 14 * band) for part in lighter)
            draw.polygon(points, fill=shade)

    def _ball(self, draw: ImageDraw.ImageDraw, seconds: float) -> None:
        spec = self._spec
        share = (seconds % 4) / 4
        x = spec.width * (0.1 + 0.8 * share)
        y = spec.height * (0.72 - 0.16 * abs(math.sin(share * 2 * math.pi)))
        radius = spec.height * 0.05
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(255, 214, 92))
