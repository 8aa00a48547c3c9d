"""Paper that never was: pages of real sheets, drawn, turned, blurred and dirtied as scanners do."""

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanNoise:
    """How bad a scan is. Angles in degrees, noise in steps of 256, `contrast` of 1."""

    angle: float = 0
    noise: float = 0
    blur: float = 0
    contrast: float = 1
    jpeg: int = 90


CLEAN = ScanNoise()
MILD = ScanNoise(angle=3, noise=12, blur=0.6, jpeg=80)
HARSH = ScanNoise(angle=8, noise=25, blur=1, contrast=0.7, jpeg=50)


def drawn_pages(pdf: bytes, dpi: int) -> tuple[Image.Image, ...]:
    """Return the pages of a PDF in grey, stamps included."""
    document = pdfium.PdfDocument(pdf)
    document.init_forms()
    try:
        pages = []
        for number in range(len(document)):
            page = document[number]
            pages.append(page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L"))
            page.close()
        return tuple(pages)
    finally:
        document.close()


def scanned(page: Image.Image, noise: ScanNoise, chance: random.Random) -> bytes:
    """Return one page as a scanner's JPEG; its angle is random up to the noise's."""
    angle = chance.uniform(-noise.angle, noise.angle)
    turned = page.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    if noise.blur:
        turned = turned.filter(ImageFilter.GaussianBlur(noise.blur))
    points = 128 + (np.asarray(turned, dtype=np.float32) - 128) * noise.contrast
    if noise.noise:
        dice = np.random.default_rng(chance.randrange(2**32))
        points = points + dice.normal(0, noise.noise, points.shape)
    dirty = Image.fromarray(np.clip(points, 0, 255).astype(np.uint8))
    stream = io.BytesIO()
    dirty.save(stream, "JPEG", quality=noise.jpeg)
    return stream.getvalue()


def scanned_pages(pdf: bytes, dpi: int, noise: ScanNoise, seed: int = 1) -> tuple[bytes, ...]:
    """Return every page of a PDF as a scanner's JPEG."""
    chance = random.Random(seed)
    return tuple(scanned(page, noise, chance) for page in drawn_pages(pdf, dpi))


def photographed(page: Image.Image) -> bytes:
    """Return a page as a phone sees it on a table: lying across, from an angle, in uneven light."""
    width, height = page.size
    around = Image.new("L", (width * 5 // 4, height * 5 // 4), 90)
    around.paste(page, (width // 8, height // 8))
    across, down = around.size
    seen = around.transform(
        around.size,
        Image.Transform.QUAD,
        (0, 0, across * 0.06, down, across * 0.94, down * 0.97, across, down * 0.02),
        Image.Resampling.BICUBIC,
    ).rotate(90, expand=True)
    light = np.linspace(0.6, 1, seen.size[0])[None, :]
    stream = io.BytesIO()
    lit = Image.fromarray((np.asarray(seen, dtype=np.float32) * light).astype(np.uint8))
    lit.save(stream, "JPEG", quality=85)
    return stream.getvalue()


def as_pdf(pictures: Sequence[bytes], path: Path) -> Path:
    """Write JPEGs as the pages of a PDF, as office scanners do."""
    opened = [Image.open(io.BytesIO(picture)) for picture in pictures]
    opened[0].save(path, "PDF", save_all=True, append_images=opened[1:], resolution=200)
    return path
