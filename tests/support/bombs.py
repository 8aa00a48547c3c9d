"""Files that are small and would fill the memory, or keep a reader at work for ever."""

import re
import zlib
from functools import cache

MEGABYTES = 300
"""What the bombs unpack to; their files have a thousandth."""

_ROW = re.compile(rb"(\d{10}) 00000 n \n")


@cache
def packed(filling: bytes = b"\0") -> bytes:
    """Return zlib data that unpack to `MEGABYTES` of one byte."""
    packing, chunk = zlib.compressobj(9), filling * (1 << 20)
    return b"".join(packing.compress(chunk) for _ in range(MEGABYTES)) + packing.flush()


def stream(entries: bytes, content: bytes) -> bytes:
    """Return the body of a stream object."""
    return b"<<\n%s /Length %d\n>>\nstream\n%s\nendstream" % (entries, len(content), content)


def relaid(pages: bytes, *bodies: bytes, replacing: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """Return drawn pages with objects added behind theirs, and one piece of bytes replaced."""
    table = pages.index(b"\nxref\n") + 1
    places = [int(place) for place in _ROW.findall(pages[table:])]
    ends = [*places[1:], table]
    objects = [pages[place:end] for place, end in zip(places, ends, strict=True)]
    objects = [each.replace(*replacing, 1) if replacing[0] else each for each in objects]
    count = len(objects)
    objects += [b"%d 0 obj\n%s\nendobj\n" % (count + n, b) for n, b in enumerate(bodies, 1)]
    written, rows = bytearray(pages[: places[0]]), [b"0000000000 65535 f \n"]
    for each in objects:
        rows.append(b"%010d 00000 n \n" % len(written))
        written += each
    start = len(written)
    trailer = pages[pages.index(b"trailer\n") : pages.rindex(b"startxref\n")]
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % len(rows), trailer)
    written += b"xref\n0 %d\n%s%s" % (len(rows), b"".join(rows), trailer)
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % start)


def object_count(pages: bytes) -> int:
    """Return how many objects drawn pages have."""
    return len(_ROW.findall(pages))


def laughing_forms(pages: bytes) -> bytes:
    """Return pages whose drawing calls a form that calls a form ten times, 25 deep."""
    first = object_count(pages) + 1
    form = b"/Type /XObject /Subtype /Form /BBox [ 0 0 9 9 ]"
    bodies = [
        stream(
            form + b" /Resources << /XObject << /F %d 0 R >> >>" % (first + level + 1),
            b"/F Do " * 10,
        )
        for level in range(25)
    ]
    bodies.append(stream(form, b"0 0 m"))
    called = relaid(
        pages,
        *bodies,
        replacing=(b"/Font <<", b"/XObject << /F %d 0 R >> /Font <<" % first),
    )
    return relaid(called, replacing=(b"stream\nBT 1 0 0 1 ", b"stream\n/F Do BT 1 "))
