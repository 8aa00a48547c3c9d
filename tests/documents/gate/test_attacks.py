"""What forgers do to a genuine sheet, and the reason for which each is sent away."""

import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.embed import EmbeddedFileObject, FileSpec, embed_file
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from judge_app.contest.scoresheet import SignedSheet
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.sheet_signer import OpenedKey, SheetSigner
from judge_app.documents.sheet import payload
from judge_app.documents.sheet.cms_container import SheetSigning
from judge_app.documents.sheet.scoresheet_pdf import draw, render
from judge_app.documents.sheet.signed_update import ATTACHMENT
from tests.support.corpus import corpus
from tests.support.forgeries import genuine, signed, signed_by_pyhanko
from tests.support.signed_contest import (
    GK01,
    GK02,
    SignedContest,
    final_sheet,
    signed_contest,
)
from tests.support.trials import verdict_on

HELD = signed_contest(entries=3, leaves=3)
SHEET = final_sheet(HELD)
GENUINE = genuine(HELD)
PAGES = render(HELD.contest, SHEET)
OWN, OTHER = OpenedKey(HELD.keys[GK01]), OpenedKey(HELD.keys[GK02])
START = GENUINE.index(b"/Contents <") + len(b"/Contents ")
END = GENUINE.index(b">", START) + 1
Reason = RefusalReason


def reason(pdf: bytes, held: SignedContest = HELD) -> RefusalReason:
    found = verdict_on(pdf, held)
    assert isinstance(found, Refusal), "a forged sheet got in"
    return found.reason


def edited(edit: Callable[[IncrementalPdfFileWriter], object], pdf: bytes = GENUINE) -> bytes:
    """Return a file with one more update, as an editor saves it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    edit(writer)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


# A byte in each region.


REGIONS = {
    "header": b"%PDF-1.7",
    "page": b" Tm ",
    "font": b"/FontFile2",
    "metadata": b"pdfaid:part",
    "output intent": b"GTS_PDFA1",
    "first table": b"xref\n0 ",
    "first trailer": b"trailer",
    "first end": b"startxref",
    "payload": payload.encode(SHEET).hex().encode(),
    "attachment's name": b"(scoresheet.json)",
    "signature's filter": b"/Adobe.PPKLite",
    "certification": b"/P 1 /V",
    "field": b"/FT /Sig",
    "stamp": b"/BBox",
    "marks' signature": b"/JAPP_Code <",
    "catalog": b"/AcroForm",
    "annotations": b"/Annots",
    "second trailer": b"/Prev ",
    "end": b"%%EOF\n",
}


@pytest.mark.parametrize("region", REGIONS)
def test_a_byte_changed_in_any_region_is_altered(region: str) -> None:
    place = GENUINE.rindex(REGIONS[region]) + len(REGIONS[region]) - 1
    assert not START <= place < END
    forged = GENUINE[:place] + bytes([GENUINE[place] ^ 1]) + GENUINE[place + 1 :]
    assert reason(forged) is Reason.ALTERED


@pytest.mark.parametrize("region", [b"/ByteRange", b"/Contents"])
def test_where_the_signature_stands_cannot_be_said_otherwise(region: bytes) -> None:
    forged = GENUINE.replace(region, region[:-1] + b"X")
    assert reason(forged) in {Reason.NOT_SIGNED, Reason.ALTERED}


def _with_range(*numbers: int) -> bytes:
    ranges = b"/ByteRange [%d %d %d %d]" % numbers
    place = GENUINE.index(b"/ByteRange [")
    return GENUINE[:place] + ranges.ljust(48) + GENUINE[place + 48 :]


@pytest.mark.parametrize(
    ("forged", "wanted"),
    [
        (_with_range(0, 0, 0, 0), Reason.RANGE_MALFORMED),
        (_with_range(0, len(GENUINE), len(GENUINE), 0), Reason.RANGE_MALFORMED),
        (_with_range(0, START, END, len(GENUINE) - END - 1), Reason.BYTES_NOT_SIGNED),
        (_with_range(0, START - 8, END, len(GENUINE) - END), Reason.GAP_MALFORMED),
        (_with_range(0, START, END + 8, len(GENUINE) - END - 8), Reason.GAP_MALFORMED),
        (GENUINE[:START] + b"<" + b"0" * (END - START - 2) + b">" + GENUINE[END:],
         Reason.CONTAINER_MALFORMED),
        (GENUINE[:START] + b"null".ljust(END - START) + GENUINE[END:], Reason.GAP_MALFORMED),
        (b"junk\n" + GENUINE, Reason.NOT_A_PDF),
        (b"%PDF-1.7\n" + GENUINE, Reason.BYTES_NOT_SIGNED),
        (GENUINE + b"%%EOF\n", Reason.BYTES_NOT_SIGNED),
        (GENUINE + b"\0", Reason.BYTES_NOT_SIGNED),
    ],
)  # fmt: skip
def test_ranges_and_gap_are_the_whole_file(forged: bytes, wanted: RefusalReason) -> None:
    assert reason(forged) is wanted


def test_a_signature_wrapped_around_other_bytes_is_refused() -> None:
    """Something is slipped in behind the gap, and the second range moved behind it."""
    slipped = b"1 0 obj\n<< /Nine /Ten >>\nendobj\n"
    forged = GENUINE[:END] + slipped + GENUINE[END:]
    place = forged.index(b"/ByteRange [")
    ranges = b"/ByteRange [0 %d %d %d]" % (START, END + len(slipped), len(GENUINE) - END)
    forged = forged[:place] + ranges.ljust(48) + forged[place + 48 :]
    assert reason(forged) is Reason.GAP_MALFORMED


# Updates that others add.


def _overlay(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    drawing = generic.StreamObject(stream_data=b"BT /F1-0 40 Tf 100 500 Td (10) Tj ET")
    page["/Contents"] = generic.ArrayObject([writer.add_object(drawing)])
    writer.update_container(page)


def _annotate(writer: IncrementalPdfFileWriter) -> None:
    note = generic.DictionaryObject(  # type: ignore[no-untyped-call]
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Contents"): generic.TextStringObject("Điểm: 10"),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (9, 9, 99, 99))),
        }
    )
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Annots"] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def _attach(name: str) -> Callable[[IncrementalPdfFileWriter], None]:
    def attach(writer: IncrementalPdfFileWriter) -> None:
        embedded = EmbeddedFileObject.from_file_data(writer, data=b"{}")
        embed_file(writer, FileSpec(file_spec_string=name, embedded_data=embedded))

    return attach


def _replace_attachment(writer: IncrementalPdfFileWriter) -> None:
    held = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
    stream = generic.StreamObject(stream_data=payload.encode(final_sheet(HELD, seed=9)))
    entries = {pdf_name("/F"): writer.add_object(stream)}
    held["/EF"] = generic.DictionaryObject(entries)  # type: ignore[no-untyped-call]
    writer.update_container(held)


def _drop_signature(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/AcroForm"]
    writer.update_root()  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    "edit",
    [
        _overlay,
        _annotate,
        _attach("them.json"),
        _attach(ATTACHMENT),
        _replace_attachment,
        _drop_signature,
        lambda writer: writer.update_root(),
    ],
)
def test_nothing_can_be_added_behind_the_signature(
    edit: Callable[[IncrementalPdfFileWriter], None],
) -> None:
    forged = edited(edit)
    assert forged.startswith(GENUINE)
    assert reason(forged) is Reason.BYTES_NOT_SIGNED


def _shadowed() -> bytes:
    """Return a sheet whose judge hid another page in the file before signing it."""
    return signed_by_pyhanko(edited(_overlay, PAGES), OWN)


def _sign_with(pdf: bytes, key: SheetSigner, *names: str) -> bytes:
    """Sign pages with these attachments in the same update, as another program could."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    for name in names:
        embedded = EmbeddedFileObject.from_file_data(writer, data=payload.encode(SHEET))
        embed_file(writer, FileSpec(file_spec_string=name, embedded_data=embedded))
    listed = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    writer.root["/AF"] = generic.ArrayObject([listed.raw_get(1)])
    writer.update_root()  # type: ignore[no-untyped-call]
    metadata = signers.PdfSignatureMetadata(
        field_name="Chuky",
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    out = io.BytesIO()
    signers.PdfSigner(metadata, SheetSigning(key)).sign_pdf(writer, bytes_reserved=8192, output=out)
    return out.getvalue()


def _signed_twice(second: SheetSigner) -> bytes:
    first = signed_by_pyhanko(PAGES, OWN, certify=False)
    return signed_by_pyhanko(first, second, certify=False, field="Chuky2")


@pytest.mark.parametrize(
    ("forged", "wanted"),
    [
        (_shadowed(), Reason.ODD_LAYOUT),
        (_sign_with(PAGES, OWN, ATTACHMENT, "them.json"), Reason.ATTACHMENT_NOT_ALONE),
        (_sign_with(PAGES, OWN, "khac.json"), Reason.ATTACHMENT_NOT_ALONE),
        (_sign_with(PAGES, OWN, ATTACHMENT), Reason.UPDATE_DIFFERS),
        (_sign_with(PAGES, OTHER, ATTACHMENT), Reason.SIGNED_BY_ANOTHER),
        (_signed_twice(OTHER),
         Reason.SEVERAL_SIGNATURES),
        (_signed_twice(OWN),
         Reason.SEVERAL_SIGNATURES),
        (PAGES, Reason.NOT_SIGNED),
        (GENUINE[: GENUINE.index(b"/ByteRange")], Reason.NOT_SIGNED),
    ],
)  # fmt: skip
def test_more_or_less_than_one_signature_over_one_payload_is_refused(
    forged: bytes, wanted: RefusalReason
) -> None:
    assert reason(forged) is wanted


# Other programs.


def _by_pikepdf(**options: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(GENUINE)) as document:
        document.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def _by_pdfium() -> bytes:
    document = pypdfium2.PdfDocument(GENUINE)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def _by_qpdf(folder: Path, *options: str) -> bytes:
    source, target = folder / "phieu.pdf", folder / "luu-lai.pdf"
    source.write_bytes(GENUINE)
    subprocess.run(["qpdf", *options, source, target], check=True)
    return target.read_bytes()


def test_a_sheet_saved_again_by_another_program_is_refused(tmp_path: Path) -> None:
    saved = [
        _by_pikepdf(),
        _by_pikepdf(linearize=True),
        _by_pikepdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
        _by_pdfium(),
        _by_qpdf(tmp_path, "--qdf"),
        _by_qpdf(tmp_path, "--pages", ".", "1", "--"),
    ]
    wanted = {
        Reason.BYTES_NOT_SIGNED,
        Reason.RANGE_MALFORMED,
        Reason.NOT_SIGNED,
        Reason.GAP_MALFORMED,
    }
    for pdf in saved:
        assert pdf.startswith(b"%PDF-")
        assert reason(pdf) in wanted


# Pages against data.


def test_a_page_drawn_over_with_another_mark_is_refused() -> None:
    drawn = draw(HELD.contest, SHEET)
    first = re.search(rb"<[0-9a-f]+> Tj ET", drawn.content)
    assert first is not None
    over = drawn.content.replace(
        first[0], b"<" + b"41" * ((len(first[0]) - 8) // 2) + b"> Tj ET", 1
    )
    over = over[: len(drawn.content)]
    forged = signed(HELD, SHEET, change=lambda pages: replace(pages, content=over))
    assert reason(forged) is Reason.PAGES_DIFFER


# Attacks that others collected.


def test_no_published_attack_and_no_odd_file_gets_in() -> None:
    folder = corpus("pdf")
    files = sorted(folder.rglob("*.pdf"))
    assert len(files) > 150
    for path in files:
        found = verdict_on(path.read_bytes(), HELD)
        assert isinstance(found, Refusal), path.name
        assert found.reason is not Reason.UNREADABLE, (path.name, found.detail)


def test_the_genuine_sheet_is_what_all_forgeries_are_made_from() -> None:
    assert isinstance(verdict_on(GENUINE, HELD), SignedSheet)
