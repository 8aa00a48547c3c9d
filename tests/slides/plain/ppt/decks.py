"""Whole old binary decks as their streams, without the file around them."""

import struct

from judge_app.slides.plain.ppt.streams import PptFile
from tests.slides.plain.binary_decks import atom, container


def deck(*slides: bytes, pictures: bytes = b"", more: bytes = b"") -> PptFile:
    """Return a deck with these slides in their order; `more` stands in its document."""
    places = [sum(map(len, slides[:number])) for number in range(len(slides))]
    listed = (
        atom(1011, struct.pack("<IIIII", number + 2, 0, 0, 256 + number, 0))
        for number in range(len(slides))
    )
    size = atom(1001, struct.pack("<II", 5760, 4320) + bytes(32))
    document = container(1000, size, more, container(4080, *listed))
    stream = b"".join(slides)
    place = len(stream)
    stream += document
    directory = len(stream)
    known = struct.pack("<II", 1 | (len(slides) + 1) << 20, place)
    stream += atom(6002, known + struct.pack(f"<{len(places)}I", *places))
    edit = len(stream)
    stream += atom(4085, struct.pack("<7I", 0, 0, 0, directory, 1, 0, 0))
    return PptFile(stream, bytes(16) + struct.pack("<I", edit), pictures)
