"""The one incremental update that turns drawn pages into a signed scoresheet.

It is written out here object by object and depends on nothing but its arguments, so that the gate
can put a whole file together again - pages, attachment, stamp, signature - and compare every byte.
What a signer is free to choose are the ink, the two signatures and the room kept for the larger of
them; everything else follows from the payload.

Objects, numbered on from the pages' last: attachment, its description, signature, signature field,
stamp, and with ink a colour and its mask. The catalog and the stamped page are written anew.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from judge_app.documents.page.ink import Ink
from judge_app.documents.page.pages import filled_modules
from judge_app.documents.page.qr import qr_modules
from judge_app.documents.page.text_lines import POINTS
from judge_app.documents.sheet.pdf_tail import PdfTail
from judge_app.documents.sheet.signature_block import INK_HEIGHT, INK_WIDTH, StampPlace, ink_middle

ATTACHMENT = "scoresheet.json"
LEAST_ROOM = 2048
MOST_ROOM = 32768
"""Hexadecimal digits kept for the signature's container."""

_FIELD = b"ChuKyGiamKhao"
_BLUE = bytes((16, 44, 138))
_RANGE_WIDTH = 48
_QR_MODULE = 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeParts:
    """What does not follow from the payload. `marks_signature` is the content of a code."""

    ink: Ink | None
    marks_signature: bytes | None
    room: int
    """Hexadecimal digits between the brackets of the signature's container; even."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFacts:
    """What follows from the payload and the contest."""

    payload: bytes
    made_at: datetime
    stamp: StampPlace
    page_height: float
    """Height of the stamped page in millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsignedFile:
    """A whole file whose signature is zeros, and where the gap of the signature lies.

    `gap_start` is the place of the opening bracket, `gap_end` the one behind the closing one.
    """

    pages: bytes
    update: bytes
    gap_start: int
    gap_end: int

    @property
    def content(self) -> bytes:
        """The whole file."""
        return self.pages + self.update

    @property
    def digest(self) -> bytes:
        """SHA-256 of everything but the gap."""
        front, back = self._around
        whole = hashlib.sha256(self.pages)
        whole.update(front)
        whole.update(back)
        return whole.digest()

    def filled(self, container: bytes) -> bytes:
        """Return the file with the signature's container in the gap."""
        front, back = self._around
        return b"".join((self.pages, front, self._gap(container), back))

    def is_filled_as(self, pdf: bytes, container: bytes) -> bool:
        """Return whether `pdf` is the file with this container in the gap, byte for byte."""
        front, back = self._around
        update = b"".join((front, self._gap(container), back))
        whole = len(self.pages) + len(update)
        return len(pdf) == whole and pdf.startswith(self.pages) and pdf.endswith(update)

    @property
    def _around(self) -> tuple[bytes, bytes]:
        """The update in front of the gap and behind it."""
        start = len(self.pages)
        return self.update[: self.gap_start - start], self.update[self.gap_end - start :]

    def _gap(self, container: bytes) -> bytes:
        digits = container.hex().upper().encode()
        room = self.gap_end - self.gap_start - 2
        return b"<" + digits + b"0" * (room - len(digits)) + b">"


def unsigned_file(
    pages: bytes, tail: PdfTail, facts: UpdateFacts, parts: FreeParts
) -> UnsignedFile:
    """Return pages and update together, ready to be signed."""
    update = _Update(offset=len(pages), first=tail.size)
    update.add_attachment(facts)
    update.add_signature(facts, parts.room)
    update.add_field(tail, facts)
    update.add_stamp(facts, parts)
    update.add_catalog(tail)
    update.add_page(tail)
    update.add_table(tail, facts)
    return update.joined_to(pages)


class _Update:
    """Bytes in work. `offset` is where they begin in the file, `first` the first new number."""

    def __init__(self, offset: int, first: int) -> None:
        self._offset = offset
        self._first = first
        self._content = bytearray()
        self._places: dict[int, int] = {}
        self._range_place = 0
        self._gap = (0, 0)

    def add_attachment(self, facts: UpdateFacts) -> None:
        """Write the payload, in hexadecimal digits so that no text of a judge looks like PDF."""
        digits = facts.payload.hex().encode() + b">"
        checksum = hashlib.md5(facts.payload, usedforsecurity=False).hexdigest().encode()
        moment = pdf_date(facts.made_at)
        self._object(
            self._first,
            b"<< /Type /EmbeddedFile /Subtype /application#2Fjson /Filter /ASCIIHexDecode"
            b" /Length %d /Params << /Size %d /CheckSum <%s> /ModDate (%s) >> >>"
            % (len(digits), len(facts.payload), checksum, moment),
            digits,
        )
        self._object(
            self._first + 1,
            b"<< /Type /Filespec /F (%s) /UF (%s) /AFRelationship /Data"
            b" /Desc (judge-app scoresheet) /EF << /F %d 0 R /UF %d 0 R >> >>"
            % (ATTACHMENT.encode(), ATTACHMENT.encode(), self._first, self._first),
        )

    def add_signature(self, facts: UpdateFacts, room: int) -> None:
        """Write the signature's dictionary with an empty gap."""
        self._begin(self._first + 2)
        self._content += (
            b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached"
            b" /M (%s) /Reference [ << /Type /SigRef /TransformMethod /DocMDP"
            b" /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >> ]\n"
            % pdf_date(facts.made_at)
        )
        self._range_place = len(self._content)
        self._content += b" " * _RANGE_WIDTH + b"\n/Contents "
        start = self._here()
        self._content += b"<" + b"0" * room + b">"
        self._gap = (start, self._here())
        self._content += b" >>\nendobj\n"

    def add_field(self, tail: PdfTail, facts: UpdateFacts) -> None:
        """Write the signature field, which is its own visible annotation."""
        stamp = facts.stamp
        corners = (
            stamp.x,
            facts.page_height - stamp.y - stamp.height,
            stamp.x + stamp.width,
            facts.page_height - stamp.y,
        )
        self._object(
            self._first + 3,
            b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (%s) /F 132 /Rect [ %s ]"
            b" /P %d 0 R /V %d 0 R /AP << /N %d 0 R >> >>"
            % (_FIELD, _points(*corners), tail.page_number, self._first + 2, self._first + 4),
        )

    def add_stamp(self, facts: UpdateFacts, parts: FreeParts) -> None:
        """Write what the field looks like: the ink, and the code with the marks' signature."""
        stamp, first = facts.stamp, self._first
        drawing = _stamp_drawing(stamp, parts)
        ink = b" /XObject << /Ink %d 0 R >>" % (first + 5) if parts.ink else b""
        code = b""
        if parts.marks_signature is not None:
            code = b" /JAPP_Code <%s>" % parts.marks_signature.hex().encode()
        self._object(
            first + 4,
            b"<< /Type /XObject /Subtype /Form /BBox [ 0 0 %s ] /Resources <<%s >>%s /Length %d >>"
            % (_points(stamp.width, stamp.height), ink, code, len(drawing)),
            drawing,
        )
        if parts.ink:
            self._add_ink(parts.ink)

    def _add_ink(self, ink: Ink) -> None:
        self._object(
            self._first + 5,
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB"
            b" /BitsPerComponent 8 /SMask %d 0 R /Length 3 >>" % (self._first + 6),
            _BLUE,
        )
        self._object(
            self._first + 6,
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"
            b" /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>"
            % (ink.width, ink.height, len(ink.packed)),
            ink.packed,
        )

    def add_catalog(self, tail: PdfTail) -> None:
        """Write the catalog again with attachment, form and certification."""
        first = self._first
        self._object(
            tail.root,
            b"<<\n%s\n/AcroForm << /Fields [ %d 0 R ] /SigFlags 3 >>\n"
            b"/Names << /EmbeddedFiles << /Names [ (%s) %d 0 R ] >> >>\n/AF [ %d 0 R ]\n"
            b"/Perms << /DocMDP %d 0 R >>\n"
            b"/Extensions << /ESIC << /BaseVersion /1.7 /ExtensionLevel 5 >> >>\n>>"
            % (tail.catalog, first + 3, ATTACHMENT.encode(), first + 1, first + 1, first + 2),
        )

    def add_page(self, tail: PdfTail) -> None:
        """Write the stamped page again with its annotation."""
        entries = b"<<\n%s\n/Annots [ %d 0 R ]\n>>" % (tail.page, self._first + 3)
        self._object(tail.page_number, entries)

    def add_table(self, tail: PdfTail, facts: UpdateFacts) -> None:
        """Write the cross references of the update and the end of the file."""
        start = self._here()
        self._content += b"xref\n"
        for number in sorted(self._places):
            self._content += b"%d 1\n%010d 00000 n \n" % (number, self._places[number])
        second_id = hashlib.sha256(facts.payload).hexdigest()[:32].encode()
        self._content += (
            b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s><%s>] /Prev %d >>\n"
            b"startxref\n%d\n%%%%EOF\n"
            % (
                max(self._places) + 1,
                tail.root,
                tail.info,
                tail.first_id,
                second_id,
                tail.start_of_table,
                start,
            )
        )

    def joined_to(self, pages: bytes) -> UnsignedFile:
        """Return the whole file, the range of the signature filled in."""
        start, end = self._gap
        ranges = b"/ByteRange [0 %d %d %d]" % (start, end, self._here() - end)
        place = slice(self._range_place, self._range_place + _RANGE_WIDTH)
        self._content[place] = ranges.ljust(_RANGE_WIDTH)
        return UnsignedFile(pages=pages, update=bytes(self._content), gap_start=start, gap_end=end)

    def _here(self) -> int:
        return self._offset + len(self._content)

    def _begin(self, number: int) -> None:
        self._places[number] = self._here()
        self._content += b"%d 0 obj\n" % number

    def _object(self, number: int, entries: bytes, stream: bytes | None = None) -> None:
        self._begin(number)
        self._content += entries
        if stream is not None:
            self._content += b"\nstream\n" + stream + b"\nendstream"
        self._content += b"\nendobj\n"


def pdf_date(moment: datetime) -> bytes:
    """Return a moment with its zone as PDF writes it."""
    offset = moment.strftime("%z") or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'".encode()


def _stamp_drawing(stamp: StampPlace, parts: FreeParts) -> bytes:
    """Return the drawing operators of a stamp, from its lower left corner."""
    drawn = []
    if parts.ink:
        width, height = _ink_size(parts.ink)
        left = ink_middle() - width / 2
        bottom = (stamp.height - height) / 2
        drawn.append(
            f"q {_figures(width)} 0 0 {_figures(height)} {_figures(left, bottom)} cm /Ink Do Q"
        )
    if parts.marks_signature is not None:
        modules = qr_modules(parts.marks_signature, error="l")
        left = stamp.width - len(modules) * _QR_MODULE
        top = (stamp.height + len(modules) * _QR_MODULE) / 2
        module = _figures(_QR_MODULE)
        drawn.append(f"q {module} 0 0 -{module} {_figures(left, top)} cm")
        drawn.append(filled_modules(modules) + "\nQ")
    return "\n".join(drawn).encode()


def _ink_size(ink: Ink) -> tuple[float, float]:
    scale = min(INK_WIDTH / ink.width, INK_HEIGHT / ink.height)
    return ink.width * scale, ink.height * scale


def _figures(*millimetres: float) -> str:
    return " ".join(f"{length * POINTS:.3f}" for length in millimetres)


def _points(*millimetres: float) -> bytes:
    return _figures(*millimetres).encode()
