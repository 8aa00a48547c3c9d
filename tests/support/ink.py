"""A signature as a judge draws it on the screen."""

import io

from PIL import Image, ImageDraw


def drawn_signature() -> bytes:
    """Return a PNG with a dark stroke on nothing."""
    picture = Image.new("RGBA", (420, 160))
    stroke = [(20, 130), (90, 20), (150, 140), (220, 40), (300, 120), (400, 30)]
    ImageDraw.Draw(picture).line(stroke, fill=(20, 20, 20, 255), width=7, joint="curve")
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
