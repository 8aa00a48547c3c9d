"""Weighs the XML of a deck before a parser meets it: a small file can hold a very large tree.

Decks met in practice stay far below: of 100, the richest has 91 thousand tags in all, 15 thousand in
one part, and two thousand letters on a slide.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from judge_app.byte_source import ByteSource
from judge_app.slides.byte_stream import ByteStream
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.zip_damage import ZIP_DAMAGE

MOST_TAGS = 2_000_000
"""Beginnings and ends of elements in all parts together; a parsed one takes about 100 bytes."""
MOST_TAGS_IN_PART = 600_000
MOST_LETTERS_IN_PART = 2_000_000
"""Bytes between the tags of one part."""
HEAVY_TAGS, HEAVY_LETTERS = 120_000, 60_000
"""A slide with more would take longer to draw than a page may take, so it is not begun."""
_BLOCK = 1 << 20
_BETWEEN = re.compile(rb"[>](\s*[^<\s][^<]+|\s{1000,})")
"""Words between tags, and white space longer than any program indents its parts by."""
_ENTITY = b"<!ENTITY"
_DATA = ("customxml/", "ppt/charts/")
"""What holds data rather than words to lay out."""


def weigh_parts(source: ByteSource) -> frozenset[str]:
    """Return the names of parts too heavy to draw; `UnreadableDeckError` if the deck is a bomb."""
    heavy = set()
    total = 0
    try:
        with zipfile.ZipFile(io.BufferedReader(ByteStream(source), _BLOCK)) as archive:
            for info in archive.infolist():
                if info.filename.casefold().endswith((".xml", ".rels")):
                    tags, letters = _weight(source.name, archive, info, MOST_TAGS - total)
                    total += tags
                    if tags > HEAVY_TAGS or letters > HEAVY_LETTERS:
                        heavy.add(info.filename)
    except ZIP_DAMAGE as error:
        raise UnreadableDeckError(source.name, UnreadableReason.DAMAGED, str(error)) from error
    return frozenset(heavy)


def _weight(
    name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int
) -> tuple[int, int]:
    """Return the tags and letters of a part; refuse the deck once they are beyond bounds."""
    tags = letters = 0
    before = b"<"  # whether a block begins inside a tag or between two
    is_data = info.filename.casefold().startswith(_DATA)
    for block in _blocks(archive, info):
        tags += block.count(b"<")
        letters += sum(map(len, _BETWEEN.findall(before + block)))
        before = max(b"<", b">", key=(before + block).rfind)
        problem = ""
        if _ENTITY in block:
            problem = "entities"
        elif tags > min(MOST_TAGS_IN_PART, left):
            problem = f"{tags} tags"
        elif letters > MOST_LETTERS_IN_PART and not is_data:
            problem = f"{letters} letters"
        if problem:
            detail = f"{info.filename}: {problem}"
            raise UnreadableDeckError(name, UnreadableReason.BOMB, detail)
    return tags, letters


def _blocks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as stream:
        while block := stream.read(_BLOCK):
            yield block
