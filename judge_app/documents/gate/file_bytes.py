"""Step 1 of the gate: the bytes of the whole file, before anything reads it as a PDF.

A signature covers two runs of bytes around a gap, and the gap is filled with the signature itself.
Readers differ in what they do with bytes that no run covers, so here there may be none: the runs
cover the file from its first byte to its last, and the gap holds hexadecimal digits of one DER
value and zeros.
"""

import hashlib
import re
from dataclasses import dataclass

from judge_app.documents.gate.refusal import Refusal, RefusalReason

LARGEST_FILE = 5 * 1024 * 1024

_LEAST_CONTAINER = 128
_MARK = b"/ByteRange"
_RANGE = re.compile(rb"/ByteRange \[0 ([1-9]\d{0,7}) ([1-9]\d{0,7}) ([1-9]\d{0,7})\] ")
_DIGITS = re.compile(rb"[0-9A-F]+")
_SEQUENCE = 0x30


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedBytes:
    """Where the signature stands in a file, and its container.

    `start` is the place of the bracket that opens the gap, `end` the one behind its end.
    """

    start: int
    end: int
    container: bytes
    """The DER value alone, without the zeros behind it."""
    digest: bytes
    """SHA-256 of everything outside the gap."""

    @property
    def room(self) -> int:
        """How many digits the gap holds."""
        return self.end - self.start - 2


def check_bytes(pdf: bytes) -> SignedBytes | Refusal:
    """Return where the signature stands, if it covers every byte of the file."""
    if len(pdf) > LARGEST_FILE:
        return Refusal(reason=RefusalReason.TOO_LARGE, detail=str(len(pdf)))
    if not pdf.startswith(b"%PDF-"):
        return Refusal(reason=RefusalReason.NOT_A_PDF)
    marks = pdf.count(_MARK)
    if marks == 0:
        return Refusal(reason=RefusalReason.NOT_SIGNED)
    if marks > 1:
        return Refusal(reason=RefusalReason.SEVERAL_SIGNATURES, detail=str(marks))
    found = _RANGE.search(pdf)
    if found is None:
        return Refusal(reason=RefusalReason.RANGE_MALFORMED)
    start, end, rest = (int(number) for number in found.groups())
    return _check_gap(pdf, start, end, rest)


def _check_gap(pdf: bytes, start: int, end: int, rest: int) -> SignedBytes | Refusal:
    if end + rest != len(pdf):
        return Refusal(reason=RefusalReason.BYTES_NOT_SIGNED, detail=str(len(pdf) - end - rest))
    if not start + 2 < end < len(pdf):
        return Refusal(reason=RefusalReason.RANGE_MALFORMED)
    gap = pdf[start:end]
    digits = gap[1:-1]
    is_framed = gap[:1] == b"<" and gap[-1:] == b">"
    if not is_framed or len(digits) % 2 or not _DIGITS.fullmatch(digits):
        return Refusal(reason=RefusalReason.GAP_MALFORMED)
    filling = bytes.fromhex(digits.decode())
    length = der_length(filling)
    if length is None or not _LEAST_CONTAINER <= length <= len(filling):
        return Refusal(reason=RefusalReason.CONTAINER_MALFORMED)
    if filling[length:].strip(b"\0"):
        return Refusal(reason=RefusalReason.PADDING_NOT_EMPTY)
    whole = hashlib.sha256(pdf[:start])
    whole.update(pdf[end:])
    return SignedBytes(start=start, end=end, container=filling[:length], digest=whole.digest())


def der_length(content: bytes) -> int | None:
    """Return how long the DER sequence at the front of `content` is, its head included.

    None where there is none: another type, an indefinite length, or one not in its shortest form.
    """
    if len(content) < 4 or content[0] != _SEQUENCE:
        return None
    first = content[1]
    if first < 0x80:
        return 2 + first
    count = first & 0x7F
    if not 1 <= count <= 3 or len(content) < 2 + count:
        return None
    length = int.from_bytes(content[2 : 2 + count])
    least = 0x80 if count == 1 else 1 << 8 * (count - 1)
    return 2 + count + length if length >= least else None
