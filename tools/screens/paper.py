"""Every page of every PDF that the story made, as pictures."""

from pathlib import Path

import pypdfium2

_DOTS_AN_INCH = 100


def shoot_pages(folder: Path, target: Path) -> int:
    """Draw the pages of all PDFs under `folder` into `target`; return how many."""
    target.mkdir(parents=True, exist_ok=True)
    count = 0
    for file in sorted(folder.rglob("*.pdf")):
        if "entries" in file.parts:
            continue
        with pypdfium2.PdfDocument(file) as document:
            for number, page in enumerate(document, start=1):
                picture = page.render(scale=_DOTS_AN_INCH / 72).to_pil()
                picture.save(target / f"{file.parent.name}-{file.stem}-{number}.png")
                count += 1
    return count
