"""A result that rests on paper says so in every document, and is counted again all the same."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from judge_app.documents.gate.refusal import Refusal
from judge_app.documents.result.result_statement import ResultStatement
from judge_app.documents.sheet import payload
from judge_app.progress import Cancellation, unheard
from judge_app.workflows.open_bundle import unlock
from judge_app.workflows.paper_desk import PaperDesk
from judge_app.workflows.publish import (
    DATA,
    ENTRY_FOLDER,
    MINUTES,
    PAPER_FOLDER,
    SUMMARY,
    WORKBOOK,
    publish,
    statement,
)
from judge_app.workflows.recount_paper import scanned_sheets
from judge_app.workflows.recount_result import Recount, recount_result
from judge_app.workflows.type_paper import TypedMarks, confirm, type_in
from judge_app.workflows.verification import Belief
from judge_app.workflows.verify_file import verify_file
from tests.support.command_line import run
from tests.support.panel_stories import CLOCK, PanelStory
from tests.support.paper_stories import marks_on_paper, match, scan_of
from tests.support.pdf_text import pdf_text
from tests.support.signed_contest import CHAIR, GK01, GK02


def words(path: Path, room: Path) -> str:
    return " ".join(pdf_text(path.read_bytes(), room).split())


@pytest.fixture
def scan(story: PanelStory) -> Path:
    return scan_of(story.sheet(GK02, "0.7"))


@pytest.fixture
def published(story: PanelStory, scan: Path, tmp_path: Path) -> Path:
    """Publish a result of one typed sheet and one scan; return its folder."""
    desk = story.desk()
    PaperDesk(desk).take(match(desk, scan).offered)
    typed = TypedMarks(judge=GK01, by="Trần Thị Lan", assessments=marks_on_paper(desk))
    type_in(desk, typed)
    confirm(desk, GK01, "Lê Thị Hoa")
    desk.freeze(despite_open_matters=True)
    built = story.contest.built
    chair = unlock(story.contest.opened, CHAIR, built.keys[CHAIR], built.codes[CHAIR]).key
    done = publish(desk, tmp_path, CLOCK(), chair=chair)
    desk.close()
    return done.folder


def test_paper_is_named_in_every_document(published: Path, tmp_path: Path) -> None:
    minutes = words(published / MINUTES, tmp_path)
    assert "2 phiếu bằng giấy" in minutes
    assert "GK01 (gõ và đối chiếu: Trần Thị Lan, Lê Thị Hoa)" in minutes
    assert "GK02 (đọc mã trên phiếu, đã kiểm tra chữ ký số của mã)" in minutes
    table = words(published / SUMMARY, tmp_path)
    assert "“*” nhập từ phiếu giấy." in table
    assert "phiếu giấy" in words(published / ENTRY_FOLDER / "SP-001.pdf", tmp_path)
    sheets = load_workbook(published / WORKBOOK).worksheets
    assert "GK02 *" in {cell.value for row in sheets[0].iter_rows() for cell in row}
    first, second = json.loads((published / DATA).read_text(encoding="utf-8"))["sheets"]
    assert (first["on_paper"], first["typed_by"]) == (True, ["Trần Thị Lan", "Lê Thị Hoa"])
    assert (second["on_paper"], second["typed_by"]) == (True, [])


def test_a_result_on_paper_is_counted_again_without_the_paper(
    story: PanelStory, published: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "trong"
    empty.mkdir()
    fingerprint = story.contest.opened.roster.root_fingerprint
    found = recount_result(published / SUMMARY, [empty], root_fingerprint=fingerprint)
    assert not isinstance(found, Refusal)
    assert found.on_paper == (GK01, GK02)
    assert found.is_confirmed
    again = recount_result(published / SUMMARY, [story.stick], root_fingerprint=fingerprint)
    assert isinstance(again, Recount)
    assert again.on_paper == (GK01,), "a file that turned up later is counted itself"
    assert again.is_confirmed


def test_a_result_on_paper_is_counted_again_from_its_papers(
    story: PanelStory, scan: Path, published: Path
) -> None:
    fingerprint = story.contest.opened.roster.root_fingerprint
    papers = published / PAPER_FOLDER
    assert (papers / "ban-quet-GK02-lan-1.pdf").read_bytes() == scan.read_bytes()
    assert (papers / "nhap-tay-GK01-lan-1.json").is_file()
    found = recount_result(published / SUMMARY, [papers], root_fingerprint=fingerprint)
    assert isinstance(found, Recount)
    assert (found.scanned, found.on_paper) == ((GK02,), (GK01,))
    assert (found.refused, found.contradicted) == ((), ())
    assert found.is_confirmed
    shown = run(
        "recount", published / SUMMARY, papers, "--root", fingerprint, "--show-paper", lang="vi"
    )
    assert "✓ GK02: tính từ bản quét, theo mã có chữ ký của giám khảo" in shown
    assert "gõ và đối chiếu: Trần Thị Lan, Lê Thị Hoa" in shown
    assert "SP-002 | 16 | 16" in shown


def test_a_result_on_paper_says_so_when_it_is_verified(story: PanelStory, published: Path) -> None:
    fingerprint = story.contest.opened.roster.root_fingerprint
    said = verify_file(published / SUMMARY, root_fingerprint=fingerprint)
    assert (said.belief, said.on_paper) == (Belief.GENUINE, (GK01, GK02))
    for lang, sentence in (("vi", "không theo bản quét"), ("en", "not on a scan")):
        shown = run("verify", published / SUMMARY, "--root", fingerprint, lang=lang)
        assert sentence in shown
        assert "GK01, GK02" in shown


def test_a_scan_stands_for_a_file_that_is_gone_and_speaks_against_a_desk_that_changed_marks(
    story: PanelStory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, other = story.sheet(GK01, "0.8"), story.sheet(GK02, "0.7")
    scan = scan_of(other)
    desk = story.desk()
    desk.take(desk.dry_run([story.stick]))
    stated = statement(desk, desk.result())
    desk.close()
    result = tmp_path / "ket-qua.pdf"
    result.write_bytes(b"")

    def recounted(shown: ResultStatement, *paths: Path) -> Recount:
        monkeypatch.setattr(
            "judge_app.workflows.recount_result.examine_result", lambda *_, **__: shown
        )
        found = recount_result(result, paths, root_fingerprint="")
        assert isinstance(found, Recount)
        return found

    assert recounted(stated, sheet).missing == (GK02,)
    found = recounted(stated, sheet, scan)
    assert (found.missing, found.scanned, found.is_confirmed) == ((), (GK02,), True)
    assert found.refused == (), "a scan that counts is no refused file"

    honest = payload.decode(_brought_in(stated, scan))
    lowered = tuple(
        replace(each, marks=tuple(replace(m, value=m.value - 1) for m in each.marks))
        for each in honest.assessments
    )
    changed = payload.encode(replace(honest, assessments=lowered)).decode()
    forged = replace(
        stated,
        sheets=tuple(
            replace(each, on_paper=True, statement=changed) if each.judge == GK02 else each
            for each in stated.sheets
        ),
    )
    alone = recounted(forged, sheet)
    assert (alone.on_paper, alone.contradicted) == ((GK02,), ())
    caught = recounted(forged, sheet, scan)
    assert (caught.contradicted, caught.is_confirmed) == ((GK02,), False)


def _brought_in(stated: ResultStatement, scan: Path) -> bytes:
    """Return the statement that the codes of a scan bring in."""
    found = scanned_sheets(stated, [scan], unheard, Cancellation())
    assert found.scans == {scan}
    return payload.encode(found.sheets[GK02])
