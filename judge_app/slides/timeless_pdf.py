"""Takes out of a PDF what differs each time it is made: dates and random names.

The same deck gives the same bundle, byte by byte. Everything is replaced in place by as many bytes,
so no offset of the file moves.
"""

import re

_PLACES = re.compile(
    rb"/(?:CreationDate|ModDate) ?\(D:\d{14}"
    rb'|xmp:(?:Create|Modify|Metadata)Date="[-0-9T:+Z]+"'
    rb"|uuid:[0-9a-f]{8}-[0-9a-f-]{27}"
    rb"|/ID ?\[\s*<[0-9A-Fa-f]+>\s*<[0-9A-Fa-f]+>"
    rb"|/DocChecksum /[0-9A-F]{32}"
)
_LONG_AGO = b"19800101000000"
_XMP_LONG_AGO = b"1980-01-01T00:00:00+00:00"
_HEX = re.compile(rb"[0-9A-Fa-f]")


def without_time(pdf: bytes) -> bytes:
    """Return the PDF as if it had been made long ago, under no name of its own."""
    return _PLACES.sub(_settled, pdf)


def _settled(found: re.Match[bytes]) -> bytes:
    whole = found[0]
    if b"Date" in whole and b"(D:" in whole:
        return whole[:-14] + _LONG_AGO
    if whole.startswith(b"xmp:"):
        head, _, date = whole.partition(b'"')
        return head + b'"' + _XMP_LONG_AGO[: len(date) - 1].ljust(len(date) - 1) + b'"'
    if whole.startswith(b"uuid:"):
        return b"uuid:" + _HEX.sub(b"0", whole[5:])
    head, mark, rest = whole.partition(b"<" if b"<" in whole else b"m /")
    return head + mark + _HEX.sub(b"0", rest)
