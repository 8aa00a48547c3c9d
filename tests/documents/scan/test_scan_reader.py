"""Scans are read whatever they are, and whatever a file does costs its own page at most."""

import io
import struct
import sys
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from judge_app.documents.scan import scan_pages, scan_process, scanned
from judge_app.documents.scan.page_text import text_of_pages
from judge_app.documents.scan.scan_pages import NotScannedError, opened_scan
from judge_app.documents.scan.scan_reader import ScanReader
from judge_app.documents.scan.scanned import (
    PageRead,
    ReadScan,
    ReadText,
    Scan,
    ScanFailure,
    ScanRefused,
    TextRead,
)
from judge_app.documents.sheet.payload import encode, payload_sha256
from judge_app.documents.sheet.sheet_codes import MarksPart, PageCode, SignaturePart, read_code
from judge_app.documents.sheet.signing import sign_scoresheet
from judge_app.errors import CancelledByUserError, MissingFileError
from judge_app.helper_process import HelperProcess
from judge_app.progress import Cancellation
from tests.support.scans import (
    CLEAN,
    HARSH,
    MILD,
    ScanNoise,
    as_pdf,
    drawn_pages,
    photographed,
    scanned_pages,
)
from tests.support.signed_contest import GK01, final_sheet, signed_contest

HELD = signed_contest(entries=20, leaves=5)
SHEET = final_sheet(HELD)
SHA = payload_sha256(encode(SHEET))
PDF = sign_scoresheet(HELD.contest, SHEET, HELD.keys[GK01], HELD.roster, None)


def read(path: Path) -> Scan:
    with ScanReader() as reader:
        return reader.read(path, cancellation=Cancellation())


def codes(scan: Scan) -> list[PageCode | MarksPart | SignaturePart]:
    assert scan.failure is None
    found = [read_code(code) for page in scan.pages for code in page.codes]
    return [code for code in found if code is not None]


def is_whole(scan: Scan) -> bool:
    """Whether every page, the marks and the signature were read."""
    found = codes(scan)
    pages = [code.page for code in found if isinstance(code, PageCode)]
    parts = [code for code in found if isinstance(code, MarksPart)]
    signatures = [code for code in found if isinstance(code, SignaturePart)]
    return pages == [1, 2, 3] and len(parts) == parts[0].count and len(signatures) == 1


@pytest.mark.parametrize(
    ("noise", "dpi"), [(CLEAN, 150), (MILD, 200), (HARSH, 200), (HARSH, 300)], ids=str
)
def test_all_codes_of_a_scanned_sheet_are_read(tmp_path: Path, noise: ScanNoise, dpi: int) -> None:
    path = as_pdf(scanned_pages(PDF, dpi, noise, seed=4), tmp_path / "scan.pdf")
    assert is_whole(read(path))


def test_the_exported_file_itself_is_read_with_its_stamp(tmp_path: Path) -> None:
    path = tmp_path / "phieu.bin"
    path.write_bytes(PDF)
    assert is_whole(read(path)), "told by its bytes, not by its name"


def test_a_photo_from_an_angle_and_lying_across_is_read(tmp_path: Path) -> None:
    path = tmp_path / "anh.jpg"
    path.write_bytes(photographed(drawn_pages(PDF, 200)[0]))
    (found,) = codes(read(path))
    assert isinstance(found, PageCode)
    assert (found.judge, found.revision, found.page, found.pages) == (GK01, 1, 1, 3)
    assert found.payload_sha256 == SHA


@pytest.mark.parametrize("mode", ["RGBA", "P", "I;16", "1", "CMYK"])
def test_pictures_of_every_colour_are_read(tmp_path: Path, mode: str) -> None:
    page = drawn_pages(PDF, 200)[0]
    path = tmp_path / "trang.png"
    if mode == "RGBA":
        ink = Image.new("RGBA", page.size, (0, 0, 0, 0))
        ink.putalpha(page.point(lambda value: 255 - value))
        ink.save(path)
    elif mode == "I;16":
        wide = Image.frombytes("I;16", page.size, b"".join(bytes((0, v)) for v in page.tobytes()))
        wide.save(path)
    elif mode == "CMYK":
        page.convert("RGB").convert("CMYK").save(path, "JPEG")
    else:
        page.convert(mode).save(path)
    (found,) = codes(read(path))
    assert isinstance(found, PageCode)


def test_a_page_without_codes_is_a_page_without_codes(tmp_path: Path) -> None:
    path = tmp_path / "trang.jpg"
    Image.new("L", (400, 600), 255).save(path)
    assert read(path) == Scan(pages=(scanned.ScannedPage(number=1),))


def _png_header(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    body = zlib.compress(b"\0" * 1000)
    data = (
        struct.pack(">I", len(body))
        + b"IDAT"
        + body
        + struct.pack(">I", zlib.crc32(b"IDAT" + body))
    )
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + data
    )


def _pdf_with_picture(width: int, height: int) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    picture = pikepdf.Stream(document, zlib.compress(b"\0" * 1000))
    picture.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=width, Height=height,
        ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8, Filter=pikepdf.Name.FlateDecode,
    )  # fmt: skip
    page = document.pages[0]
    page.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(P=document.make_indirect(picture))
    )
    page.Contents = pikepdf.Stream(document, b"q 600 0 0 700 0 0 cm /P Do Q")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _locked() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    stream = io.BytesIO()
    document.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"", ScanFailure.NOT_A_PICTURE),
        (b"hello", ScanFailure.NOT_A_PICTURE),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", ScanFailure.NOT_A_PICTURE),
        (b"%PDF-1.7\nnothing", ScanFailure.DAMAGED),
        (_locked(), ScanFailure.PASSWORD),
        (_png_header(60_000, 60_000), ScanFailure.TOO_MANY_PIXELS),
        (_png_header(11_000, 11_000), ScanFailure.TOO_MANY_PIXELS),
    ],
    ids=range(7),
)
def test_what_is_no_scan_is_named(tmp_path: Path, content: bytes, failure: ScanFailure) -> None:
    path = tmp_path / "tep"
    path.write_bytes(content)
    assert read(path) == Scan(failure=failure)


def test_a_damaged_picture_and_a_bomb_inside_a_pdf_cost_their_page(tmp_path: Path) -> None:
    path = tmp_path / "tep"
    path.write_bytes(_png_header(900, 900))
    (page,) = read(path).pages
    assert page.failure is ScanFailure.DAMAGED
    path.write_bytes(_pdf_with_picture(60_000, 60_000))
    (page,) = read(path).pages
    assert page.failure is ScanFailure.TOO_MANY_PIXELS


def test_a_file_that_is_too_large_or_has_too_many_pages_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(PDF)
    monkeypatch.setattr(scan_pages, "MOST_PAGES", 2)
    with pytest.raises(NotScannedError) as caught, opened_scan(path):
        pass
    assert caught.value.failure is ScanFailure.TOO_MANY_PAGES
    with path.open("r+b") as stream:
        stream.truncate(scanned.LARGEST_FILE + 1)
    assert read(path) == Scan(failure=ScanFailure.FILE_TOO_LARGE)


def test_a_missing_file_is_the_drives_matter(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        read(tmp_path / "khong-co.pdf")


def test_the_user_can_stop(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(PDF)
    stop = Cancellation()

    def hear(done: int, total: int) -> None:
        assert (done, total) == (1, 3)
        stop.cancel()

    with ScanReader() as reader, pytest.raises(CancelledByUserError):
        reader.read(path, cancellation=stop, hear=hear)


_DYING = """
import sys, json, os
request = json.loads(sys.stdin.readline())
say = lambda **what: print(json.dumps(what), flush=True)
say(type="opened", pages=3)
if request["first"] == 1:
    say(type="page", number=1, codes=[])
    os._exit(1)
if request["first"] == 2:
    import time; time.sleep(60)
say(type="page", number=3, codes=[])
"""


def test_a_page_that_kills_or_hangs_the_process_costs_that_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "dying.py"
    script.write_text(_DYING.replace('request["first"] == 2', "False"))
    hanging = tmp_path / "hanging.py"
    hanging.write_text(_DYING.replace("os._exit(1)", "import time; time.sleep(60)"))
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-")
    for program, seconds, failure in (
        (script, 60, ScanFailure.DIED),
        # Long enough for a process to begin on a busy machine.
        (hanging, 6, ScanFailure.TOO_SLOW),
    ):
        monkeypatch.setattr(
            HelperProcess, "_command", lambda _, program=program: [sys.executable, str(program)]
        )
        with ScanReader(page_seconds=seconds) as reader:
            scan = reader.read(path, cancellation=Cancellation())
        assert [page.failure for page in scan.pages][:2] == [None, failure]
        assert len(scan.pages) == 3


def test_the_process_reads_in_process_too(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(PDF)
    opened, second, third = scan_process.read_scan(ReadScan(path=str(path), first=2))
    assert isinstance(second, PageRead)
    assert isinstance(third, PageRead)
    assert (second.number, third.number) == (2, 3)
    assert opened == scanned.ScanOpened(pages=3)
    path.unlink()
    (refused,) = scan_process.read_scan(ReadScan(path=str(path)))
    assert refused == ScanRefused(failure=ScanFailure.DAMAGED)


def test_the_text_of_pages_is_read_by_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of_pages(PDF)
    assert isinstance(text, str)
    assert "PHIẾU CHẤM ĐIỂM" in text
    assert scan_process.read_text(ReadText(pdf=PDF)) == TextRead(text=text)
    assert text_of_pages(b"%PDF-1.7") is ScanFailure.DAMAGED
    monkeypatch.setattr(scan_pages, "MOST_LETTERS", len(text) - 10)
    too_much = ScanRefused(failure=ScanFailure.FILE_TOO_LARGE)
    assert scan_process.read_text(ReadText(pdf=PDF)) == too_much


def test_a_process_that_dies_of_pages_costs_them_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HelperProcess, "_command", lambda _: [sys.executable, "-c", "1"])
    assert text_of_pages(PDF) is ScanFailure.DIED
