"""Files are built as PDF/A-3b asks, before and after they are signed."""

import io
from dataclasses import replace

import pikepdf
import pytest

from judge_app.documents.sheet.scoresheet_pdf import render
from judge_app.documents.sheet.signing import sign_scoresheet
from tests.support.ink import drawn_signature
from tests.support.pdf_a_checks import pdf_a_complaints
from tests.support.signed_contest import GK01, final_sheet, signed_contest
from tests.support.token_keys import with_rsa

HELD = signed_contest()
SHEET = final_sheet(HELD)


def _signed(ink: bytes | None = None) -> bytes:
    return sign_scoresheet(HELD.contest, SHEET, HELD.keys[GK01], HELD.roster, ink)


def test_pages_keep_every_rule_before_they_are_signed() -> None:
    assert pdf_a_complaints(render(HELD.contest, SHEET), attachments=0) == []


@pytest.mark.parametrize("ink", [None, drawn_signature()], ids=["by pen", "drawn"])
def test_signed_sheets_keep_every_rule(ink: bytes | None) -> None:
    assert pdf_a_complaints(_signed(ink)) == []


def test_sheets_signed_by_a_token_keep_every_rule() -> None:
    held, signer = with_rsa(HELD)
    signed = sign_scoresheet(held.contest, SHEET, signer, held.roster, None)
    assert pdf_a_complaints(signed) == []


def test_a_text_with_every_mark_of_xml_comes_out_in_the_metadata() -> None:
    contest = replace(HELD.contest, name="Ánh & Bình <1> “số” 'hội'")
    assert pdf_a_complaints(render(contest, SHEET), attachments=0) == []


def _spoilt(change: str) -> bytes:
    with pikepdf.open(io.BytesIO(_signed())) as pdf:
        match change:
            case "intent":
                del pdf.Root.OutputIntents[0]
            case "title":
                pdf.docinfo["/Title"] = "khác"
            case "font":
                (font, *_) = pdf.pages[0].Resources.Font.values()
                del font.FontDescriptor["/FontFile2"]
            case "relation":
                del pdf.Root["/AF"]
            case "hidden":
                pdf.pages[-1].Annots[0].F = 2
            case _:
                pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript)
        out = io.BytesIO()
        pdf.save(out, static_id=True)
    return out.getvalue()


@pytest.mark.parametrize("change", ["intent", "title", "font", "relation", "hidden", "action"])
def test_the_checks_notice_what_is_wrong(change: str) -> None:
    assert pdf_a_complaints(_spoilt(change)) != []
