"""Where words stand on a slide that the built-in reader draws.

The words alone are set as a page of a PDF, which knows the place of every letter; so whatever the
painter does with lines, tabs and columns, the places are the ones on the screen.
"""

import tempfile
from dataclasses import replace
from pathlib import Path

from judge_app.slides.deck import WordPlace
from judge_app.slides.paint.painter import write_pdf
from judge_app.slides.scene import Fill, Scene


def find_on_slide(scene: Scene, words: str) -> tuple[tuple[WordPlace, ...], ...]:
    """Return the places of every hit on a slide, line by line."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - only a search needs it

    from judge_app.slides.pdf_search import find_words  # noqa: PLC0415 - loads it too

    items = tuple(
        replace(item, outlines=())
        for item in scene.items
        if item.text is not None or item.table is not None
    )
    bare = replace(scene, background=Fill(), items=items)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "words.pdf"
        write_pdf([bare], target)
        document = pdfium.PdfDocument(target.read_bytes())
        try:
            return find_words(document[0], words)
        finally:
            document.close()
