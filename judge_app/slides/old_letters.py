"""Words set in Vietnamese fonts of the 1990s, made readable: letters as Unicode, fonts of today.

`.VnTime` and `VNI-Times` drew Vietnamese letters in the places of Western ones. Few machines have
these fonts now, and with any other font their texts read "TiÕng ViÖt". Where a run names such a
font, its letters are exchanged for those its makers saw.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from judge_app.slides.scene import Item, Scene, boxes_of
from judge_app.slides.scene_text import Bullet, Paragraph, Run, TextBox
from judge_app.vietnamese.legacy import (
    convert,
    guess_encoding,
    has_modern_letters,
    old_font,
)


def with_modern_letters(scene: Scene) -> tuple[Scene, Counter[str]]:
    """Return a scene that can be read, and how many runs each old font had in it."""
    found: Counter[str] = Counter()
    items = tuple(_item(item, found) for item in scene.items)
    return (replace(scene, items=items), found) if found else (scene, found)


def words_in(box: TextBox) -> str:
    """Return the words of a box, readable, a line for each paragraph."""
    paragraphs = _box(box, Counter()).paragraphs
    return "\n".join("".join(run.text for run in paragraph.runs) for paragraph in paragraphs)


def readable(text: str, font: str) -> str:
    """Return a text as it reads in Unicode.

    `font` is empty where nothing is known of the font; the text is then changed only where its
    letters themselves leave no doubt.
    """
    known = old_font(font)
    if known is not None:
        return text if has_modern_letters(text) else _converted(text, font)
    guessed = None if font else guess_encoding(text)
    return text if guessed is None else convert(text, guessed)


def _item(item: Item, found: Counter[str]) -> Item:
    if not any(any(_old_fonts(box)) for box in boxes_of(item)):
        return item
    text = item.text and _box(item.text, found)
    table = item.table
    if table is not None:
        cells = (replace(cell, text=cell.text and _box(cell.text, found)) for cell in table.cells)
        table = replace(table, cells=tuple(cells))
    return replace(item, text=text, table=table)


def _old_fonts(box: TextBox) -> Iterator[bool]:
    for paragraph in box.paragraphs:
        yield from (old_font(run.font) is not None for run in paragraph.runs)
        yield paragraph.bullet is not None and old_font(paragraph.bullet.font) is not None


def _box(box: TextBox, found: Counter[str]) -> TextBox:
    return replace(box, paragraphs=tuple(_paragraph(p, found) for p in box.paragraphs))


def _paragraph(paragraph: Paragraph, found: Counter[str]) -> Paragraph:
    # Whoever typed Unicode with such a font chosen saw the letters of another font.
    old = (run.text for run in paragraph.runs if old_font(run.font) is not None)
    if has_modern_letters("".join(old)):
        return paragraph
    return replace(
        paragraph,
        runs=tuple(_run(run, found) for run in paragraph.runs),
        bullet=_bullet(paragraph.bullet),
    )


def _run(run: Run, found: Counter[str]) -> Run:
    known = old_font(run.font)
    if known is None:
        return run
    found[run.font] += bool(run.text.strip())
    return replace(run, text=_converted(run.text, run.font), font=known.like)


def _bullet(bullet: Bullet | None) -> Bullet | None:
    known = None if bullet is None else old_font(bullet.font)
    if bullet is None or known is None:
        return bullet
    return replace(bullet, text=_converted(bullet.text, bullet.font), font=known.like)


def _converted(text: str, font: str) -> str:
    known = old_font(font)
    if known is None:
        return text
    new = convert(text, known.encoding)
    return new.upper() if known.capitals else new
