"""Scans of printed sheets: which sheet, is it there, is it the same, can its codes bring it in."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from judge_app.contest.ids import ContestId, JudgeId, Sha256Hex
from judge_app.contest.scoresheet import FinalSheet
from judge_app.documents.gate.paper import ON_PAPER, CodesSignature, PaperCodes
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.gate.refusal_words import refusal_sentence
from judge_app.documents.scan.scanned import ScanFailure
from judge_app.documents.sheet.sheet_codes import PaperSheet, marks_message, marks_parts, page_text
from judge_app.errors import MissingFileError
from judge_app.workflows.import_sheets import Verdict
from judge_app.workflows.paper_desk import OutdatedMatchError, PaperDesk
from judge_app.workflows.paper_matches import (
    MatchedPage,
    MatchedSheet,
    PrintedSheet,
    Standing,
)
from judge_app.workflows.paper_sentences import PaperSentences
from tests.support.contest_folders import built_contest
from tests.support.panel_stories import PanelStory, both_sheets, panel_story
from tests.support.paper_stories import codes_on_paper, match, only_sheet, scan_of
from tests.support.scans import MILD
from tests.support.signed_contest import CHAIR, GK01, GK02


def test_a_noisy_scan_of_a_taken_sheet_is_the_same(story: PanelStory) -> None:
    sheet, _ = both_sheets(story)
    desk = story.desk()
    desk.take(desk.dry_run([sheet]))
    found = only_sheet(desk, scan_of(sheet))
    assert (found.printed.judge, found.printed.revision) == (GK01, 1)
    assert (found.standing, found.signature) == (Standing.SAME, CodesSignature.GENUINE)
    assert found.pages_missing == ()
    assert found.offer is None
    desk.close()


def test_marks_come_in_from_the_codes_alone_and_are_marked_as_paper(story: PanelStory) -> None:
    sheet, other = both_sheets(story)
    desk = story.desk()
    desk.take(desk.dry_run([sheet, other]))
    wanted = desk.result()
    desk.close()
    again = panel_story(story.contest, _room(story, "giay"))
    desk = again.desk()
    scans = [scan_of(sheet), scan_of(other)]
    found = match(desk, *scans)
    assert [s.standing for s in found.sheets] == [Standing.NEVER_IMPORTED] * 2
    entry = PaperDesk(desk).take(found.offered)
    assert entry is not None
    assert [e.figure for e in desk.result().entries] == [e.figure for e in wanted.entries]
    held = desk.state.sheet_of(GK02)
    assert held is not None
    assert held.file.on_paper
    assert not held.file.is_typed
    assert held.file.payload == found.sheets[1].printed.payload_sha256
    assert desk.file(held.file.pdf) == scans[1].read_bytes(), "the scan is kept"
    assert {a.reason for a in held.sheet.assessments} == {"", ON_PAPER}, "own unit: no reason here"
    assert {s.standing for s in match(desk, *scans).sheets} == {Standing.SAME}
    assert PaperDesk(desk).take(match(desk, *scans).offered) is None
    desk.close()


def _room(story: PanelStory, name: str) -> Path:
    room = story.home.parent / name
    room.mkdir()
    return room


def test_the_file_of_a_paper_sheet_takes_its_place(story: PanelStory) -> None:
    sheet, _ = both_sheets(story)
    desk = story.desk()
    PaperDesk(desk).take(match(desk, scan_of(sheet)).offered)
    (planned,) = desk.dry_run([sheet]).files
    assert planned.verdict is Verdict.REPLACES_PAPER
    assert planned.differences == ()
    desk.take(desk.dry_run([sheet]))
    held = desk.state.sheet_of(GK01)
    assert held is not None
    assert not held.file.on_paper
    (planned,) = desk.dry_run([sheet]).files
    assert planned.verdict is Verdict.SAME
    desk.close()


def test_a_correction_and_what_it_replaces_are_told_apart(story: PanelStory) -> None:
    first = story.sheet(GK01, "0.8")
    second = story.sheet(GK01, "0.9", reason="Xem lại")
    desk = story.desk()
    desk.take(desk.dry_run([first]))
    found = only_sheet(desk, scan_of(second))
    assert found.standing is Standing.NEVER_IMPORTED
    assert isinstance(found.offer, PaperSheet)
    assert (found.offer.sheet.revision, found.offer.sheet.reason) == (2, ON_PAPER)
    assert found.before is not None
    assert found.before.revision == 1, "the chair sees both before it is taken"
    PaperDesk(desk).take([found])
    assert only_sheet(desk, scan_of(first)).standing is Standing.SUPERSEDED
    assert only_sheet(desk, scan_of(second)).standing is Standing.SAME
    desk.close()


def test_another_sheet_of_the_same_revision_is_different_and_does_not_come_in(
    story: PanelStory,
) -> None:
    first = story.sheet(GK01, "0.8")
    other = panel_story(story.contest, _room(story, "may-khac")).sheet(GK01, "0.6")
    desk = story.desk()
    desk.take(desk.dry_run([first]))
    found = only_sheet(desk, scan_of(other))
    assert found.standing is Standing.DIFFERENT
    assert found.signature is CodesSignature.GENUINE
    assert found.offer is None
    desk.close()


def test_an_early_revision_that_comes_late_is_outdated(story: PanelStory) -> None:
    first = story.sheet(GK01, "0.8")
    second = story.sheet(GK01, "0.9", reason="Xem lại")
    desk = story.desk()
    desk.take(desk.dry_run([second]))
    found = only_sheet(desk, scan_of(first))
    assert isinstance(found.offer, Refusal)
    assert found.offer.reason is RefusalReason.OUTDATED
    desk.close()


def test_first_pages_alone_name_the_sheet_and_bring_nothing_in(story: PanelStory) -> None:
    sheet = story.sheet(GK01)
    desk = story.desk()
    path = scan_of(sheet, pages=(1,))
    found = only_sheet(desk, path)
    last = found.pages
    if last > 1:
        assert found.pages_missing == tuple(range(2, last + 1))
        assert found.signature is CodesSignature.NOT_FOUND
        assert isinstance(found.offer, Refusal)
    desk.close()


def test_a_sheet_of_another_contest_is_named(story: PanelStory, tmp_path: Path) -> None:
    room = tmp_path / "khac"
    room.mkdir()
    other = panel_story(built_contest(room / "cuoc-thi", seed=2), room)
    desk = story.desk()
    found = only_sheet(desk, scan_of(other.sheet(GK01)))
    assert found.standing is Standing.NEVER_IMPORTED, "the same contest id under another root"
    assert found.signature is CodesSignature.WRONG
    assert isinstance(found.offer, Refusal)
    assert found.offer.reason is RefusalReason.MARKS_SIGNATURE_WRONG
    desk.close()


def test_pages_without_codes_and_files_that_are_no_scans_are_named(
    story: PanelStory, tmp_path: Path
) -> None:
    blank = tmp_path / "trang.png"
    Image.new("L", (300, 400), 255).save(blank)
    words = tmp_path / "ghi-chu.txt"
    words.write_text("không phải bản quét")
    desk = story.desk()
    found = match(desk, blank, words, tmp_path / "khong-co.pdf")
    page, text, missing = found.pages
    assert (page.path, page.number, page.sheet, page.failure) == (blank, 1, None, None)
    assert (text.number, text.failure) == (0, ScanFailure.NOT_A_PICTURE)
    assert isinstance(missing.failure, MissingFileError)
    assert found.sheets == ()
    desk.close()


def test_several_sheets_in_one_scan_are_told_apart(story: PanelStory, tmp_path: Path) -> None:
    sheet, other = both_sheets(story)
    desk = story.desk()
    folder = tmp_path / "usb-quet"
    folder.mkdir()
    for path in (scan_of(sheet, noise=MILD), scan_of(other, noise=MILD)):
        path.rename(folder / path.name)
    found = match(desk, folder)
    assert {s.printed.judge for s in found.sheets} == {GK01, GK02}
    assert all(page.sheet is not None and page.page for page in found.pages)
    desk.close()


def test_what_changed_since_the_match_is_not_taken(story: PanelStory) -> None:
    sheet = story.sheet(GK01)
    desk = story.desk()
    found = match(desk, scan_of(sheet))
    forged = tuple(
        replace(s, offer=replace(s.offer, payload_sha256=Sha256Hex("0" * 64)))
        for s in found.offered
        if isinstance(s.offer, PaperSheet)
    )
    with pytest.raises(OutdatedMatchError):
        PaperDesk(desk).take(forged)
    PaperDesk(desk).take(found.offered)
    with pytest.raises(OutdatedMatchError):
        PaperDesk(desk).take(found.offered)
    desk.close()


def test_a_sealed_contests_paper_is_matched_and_brings_nothing_in(tmp_path: Path) -> None:
    story = panel_story(built_contest(tmp_path / "cuoc-thi", sealed=True), tmp_path)
    sheet = story.sheet(GK01)
    scan = scan_of(sheet)
    desk = story.desk()
    found = only_sheet(desk, scan)
    assert found.standing is Standing.NEVER_IMPORTED
    assert found.signature is CodesSignature.GENUINE
    assert isinstance(found.offer, Refusal)
    assert found.offer.reason is RefusalReason.MARKS_NOT_ON_PAPER
    assert refusal_sentence(found.offer).endswith(".")
    desk.take(desk.dry_run([sheet]))
    assert only_sheet(desk, scan).standing is Standing.SAME
    desk.close()


def code_of(story: PanelStory, judge: JudgeId, *, contest: str = "", revision: int = 1) -> str:
    """Return a page's code as anybody could print it."""
    opened = story.contest.opened
    head = FinalSheet(
        contest=ContestId(contest or opened.contest.id),
        bundle=opened.bundle_sha256,
        judge=judge,
        revision=revision,
        previous=None,
        reason="",
        finalised_at="2024-04-11T14:03:22+07:00",
        assessments=(),
    )
    return page_text(head, Sha256Hex("5" * 64), 1, 2)


def test_codes_of_strangers_and_of_nothing_that_fits_are_named(
    story: PanelStory, tmp_path: Path
) -> None:
    desk = story.desk()
    words = PaperSentences()

    def standing(*contents: bytes | str) -> Standing:
        sheet = only_sheet(desk, codes_on_paper(tmp_path / "ma.png", *contents))
        assert all(words.sheet(sheet))
        return sheet.standing

    assert standing(code_of(story, JudgeId("GK77"))) is Standing.NOT_ON_PANEL
    assert standing(code_of(story, CHAIR)) is Standing.NOT_ON_PANEL
    other = code_of(story, GK01, contest="cuoc-thi-khac")
    assert standing(other) is Standing.OTHER_CONTEST
    both = (code_of(story, GK01), code_of(story, GK02))
    assert standing(*both) is Standing.CONTRADICTORY
    desk.close()


def test_marks_of_another_sheet_under_a_taken_sheets_code_are_different(
    story: PanelStory, tmp_path: Path
) -> None:
    sheet = story.sheet(GK01, "0.8")
    desk = story.desk()
    desk.take(desk.dry_run([sheet]))
    held = desk.state.sheet_of(GK01)
    assert held is not None
    first = replace(held.sheet.assessments[0], marks=())
    changed = replace(held.sheet, assessments=(first, *held.sheet.assessments[1:]))
    message = marks_message(desk.contest, changed, held.file.payload)
    parts = marks_parts(message, held.file.payload)
    code = page_text(held.sheet, held.file.payload, 1, 1)
    found = only_sheet(desk, codes_on_paper(tmp_path / "ma.png", code, *parts))
    assert found.standing is Standing.DIFFERENT
    assert found.signature is CodesSignature.NOT_FOUND
    desk.close()


def test_a_part_of_the_marks_alone_names_a_sheet_that_is_there(
    story: PanelStory, tmp_path: Path
) -> None:
    sheet = story.sheet(GK01, "0.8")
    desk = story.desk()
    strange = marks_parts(b"x" * 300, Sha256Hex("7" * 64))
    path = codes_on_paper(tmp_path / "ma.png", strange[0])
    assert [page.sheet for page in match(desk, path).pages] == [None]
    desk.take(desk.dry_run([sheet]))
    held = desk.state.sheet_of(GK01)
    assert held is not None
    part = marks_parts(b"x" * 300, held.file.payload)[0]
    found = only_sheet(desk, codes_on_paper(tmp_path / "ma.png", part))
    assert (found.standing, found.pages_seen, found.pages) == (Standing.SAME, (), 0)
    desk.close()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_everything_a_scan_can_be_has_words(lang: str) -> None:
    words = PaperSentences(lang)
    for failure in ScanFailure:
        page = MatchedPage(path=Path("a.pdf"), number=0, failure=failure)
        assert all(words.page(page))
    assert all(words.page(MatchedPage(path=Path("a.pdf"), number=1)))
    for signature in CodesSignature:
        assert words.signature(signature)
        for standing in Standing:
            printed = PrintedSheet(
                contest=ContestId("c"), judge=GK01, revision=1, payload_sha256=Sha256Hex("0" * 64)
            )
            sheet = MatchedSheet(
                printed=printed,
                standing=standing,
                signature=signature,
                pages_seen=(1,),
                pages=3,
                codes=PaperCodes(message=None),
                source=Path("a.pdf"),
                offer=Refusal(reason=RefusalReason.CODES_NOT_SIGNED, judge=GK01),
            )
            what, step = words.sheet(sheet)
            assert "{" not in what + step
