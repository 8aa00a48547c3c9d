"""A PDF as we write it: plain objects one behind the other, their table, the trailer.

Nothing depends on a clock, on chance or on the machine, and streams are not compressed: builds of
zlib differ in what they write, and a signed page must come out equal on every machine.

ISO 32000-1, 7.5.
"""

import hashlib

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class PdfFile:
    """Objects in work, numbered from 1."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self) -> int:
        """Return the number of an object that is written later."""
        self._bodies.append(b"")
        return len(self._bodies)

    def add(self, entries: bytes) -> int:
        """Write a dictionary with these entries and return its number."""
        number = self.reserve()
        self.put(number, entries)
        return number

    def put(self, number: int, entries: bytes) -> None:
        """Write the dictionary that `number` was reserved for."""
        self._bodies[number - 1] = b"<<\n%b\n>>" % entries

    def add_stream(self, content: bytes, entries: bytes = b"") -> int:
        """Write a stream and return its number."""
        head = (
            b"%b /Length %d" % (entries, len(content)) if entries else b"/Length %d" % len(content)
        )
        self._bodies.append(b"<<\n%b\n>>\nstream\n%b\nendstream" % (head, content))
        return len(self._bodies)

    def written(self, *, catalog: int, info: int) -> bytes:
        """Return the file's bytes."""
        parts, places, place = [_HEADER], [], len(_HEADER)
        for number, body in enumerate(self._bodies, 1):
            places.append(place)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            place += len(parts[-1])
        content = b"".join(parts)
        rows = b"".join(b"%010d 00000 n \n" % each for each in places)
        digest = hashlib.sha256(content).hexdigest()[:32].encode()
        count = len(places) + 1
        return content + (
            b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n"
            b"<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%b><%b>] >>\nstartxref\n%d\n%%%%EOF\n"
            % (count, rows, count, catalog, info, digest, digest, place)
        )


def pdf_text(text: str) -> bytes:
    """Return a text as PDF writes it, in hexadecimal digits so that nothing in it looks like PDF."""
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()
