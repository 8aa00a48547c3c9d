"""The same deck gives the same PDF, whenever it is made and by whomever."""

from pathlib import Path

import pypdfium2 as pdfium

from judge_app.slides.paint.painter import write_pdf
from judge_app.slides.plain.layout import plain_scene
from judge_app.slides.timeless_pdf import without_time

LIBREOFFICE = (
    b"<</Producer<FEFF>/CreationDate(D:20261126052815Z')>> endobj\n"
    b"/ID [ <D07FE7BB7F1489C6F4675879AFF84F72>\n<D07FE7BB7F1489C6F4675879AFF84F72> ]\n"
    b"/DocChecksum /438762EC0994247889688A24C7AF9C87\n"
)


def test_libreoffices_dates_and_names_are_settled() -> None:
    other = (
        LIBREOFFICE.replace(b"20261126052815", b"20271231235959")
        .replace(b"D07FE7BB7F", b"AAAAAAAAAA")
        .replace(b"438762EC", b"00000001")
    )
    assert without_time(LIBREOFFICE) == without_time(other)
    assert len(without_time(LIBREOFFICE)) == len(LIBREOFFICE)
    assert b"19800101000000" in without_time(LIBREOFFICE)


def test_the_painters_pdf_is_the_same_each_time_and_still_whole(tmp_path: Path) -> None:
    made = []
    for name, at in (("a.pdf", b"2026"), ("b.pdf", b"2031")):
        path = tmp_path / name
        write_pdf([plain_scene((9144000, 6858000), "Xin chào", ("một",), ())], path)
        content = path.read_bytes().replace(b"(D:2026", b"(D:" + at)
        made.append(without_time(content))
    assert made[0] == made[1]
    settled = pdfium.PdfDocument(made[0])
    page = settled[0]
    words = page.get_textpage()
    assert "Xin chào" in words.get_text_bounded()
    words.close()
    page.close()
    settled.close()


def test_other_bytes_stay() -> None:
    content = b"%PDF-1.7 stream \x00\xffD:20261126052815 uuid: endstream"
    assert without_time(content) == content
