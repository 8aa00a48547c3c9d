"""Of every file: what it is, whose it is, whether it can be believed."""

from pathlib import Path

import pytest

from judge_app.documents.refusal import Refusal, RefusalReason
from judge_app.workflows.open_bundle import unlock
from judge_app.workflows.panel_desk import PanelDesk
from judge_app.workflows.publish import SUMMARY, publish
from judge_app.workflows.recount_result import Recount, recount_result
from judge_app.workflows.verify_file import Belief, FileKind, verify_file
from tests.support.panel_stories import CLOCK, PanelStory, both_sheets
from tests.support.signed_contest import CHAIR, GK01, GK02

OTHER_ROOT = "0" * 24


def desk_with_sheets(story: PanelStory) -> PanelDesk:
    desk = story.desk()
    desk.take(desk.dry_run([story.stick]))
    desk.freeze(despite_open_matters=True)
    return desk


@pytest.fixture
def result(story: PanelStory, tmp_path: Path) -> Path:
    both_sheets(story)
    desk = desk_with_sheets(story)
    built = story.contest.built
    chair = unlock(story.contest.opened, CHAIR, built.keys[CHAIR], built.codes[CHAIR]).key
    target = tmp_path / "ra"
    target.mkdir()
    done = publish(desk, target, CLOCK(), chair=chair)
    desk.close()
    return done.folder / SUMMARY


def root(story: PanelStory) -> str:
    return story.contest.opened.roster.root_fingerprint


def test_a_bundle_is_read_whole(story: PanelStory, tmp_path: Path) -> None:
    path = tmp_path / "thi.judgebundle"
    content = bytearray(story.contest.built.bundle.read_bytes())
    path.write_bytes(content)
    good = verify_file(path, root_fingerprint=root(story))
    assert (good.kind, good.belief) == (FileKind.BUNDLE, Belief.GENUINE)
    assert verify_file(path).belief is Belief.UNCONFIRMED
    assert verify_file(path, root_fingerprint=OTHER_ROOT).belief is Belief.REFUSED
    content[content.index("Thư viện số phụ nữ: mỗi".encode())] ^= 1
    path.write_bytes(content)
    damaged = verify_file(path, root_fingerprint=root(story))
    assert damaged.belief is Belief.REFUSED
    assert damaged.detail == "SP-002/bai.txt"


def test_a_key_needs_no_code_to_say_whose_it_is(story: PanelStory, tmp_path: Path) -> None:
    found = verify_file(story.contest.built.keys[GK01], root_fingerprint=root(story))
    assert (found.kind, found.belief, found.signer) == (FileKind.KEY, Belief.GENUINE, "GK01")
    path = tmp_path / "GK01.judgekey"
    path.write_bytes(story.contest.built.keys[GK01].read_bytes().replace(b"GK01", b"GK02"))
    assert verify_file(path, root_fingerprint=root(story)).belief is Belief.REFUSED


def test_a_sheet_needs_its_bundle(story: PanelStory) -> None:
    sheet = story.sheet(GK01)
    assert verify_file(sheet).belief is Belief.UNCONFIRMED
    good = verify_file(sheet, bundle=story.contest.opened)
    assert (good.kind, good.belief) == (FileKind.SHEET, Belief.GENUINE)
    assert good.signer.startswith("GK01 ")
    content = bytearray(sheet.read_bytes())
    content[2000] ^= 1
    sheet.write_bytes(content)
    assert verify_file(sheet, bundle=story.contest.opened).belief is Belief.REFUSED


def test_a_result_needs_the_roots_fingerprint(story: PanelStory, result: Path) -> None:
    assert verify_file(result).belief is Belief.UNCONFIRMED
    assert verify_file(result, root_fingerprint=OTHER_ROOT).belief is Belief.REFUSED
    good = verify_file(result, root_fingerprint=root(story))
    assert (good.kind, good.belief) == (FileKind.RESULT, Belief.GENUINE)
    page = result.parent / "phieu-diem-tung-bai" / "SP-001.pdf"
    assert verify_file(page, root_fingerprint=root(story)).belief is Belief.GENUINE


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_result_changed_by_one_byte_is_refused(
    story: PanelStory, result: Path, share: float
) -> None:
    content = bytearray(result.read_bytes())
    content[int(len(content) * share)] ^= 1
    result.write_bytes(content)
    assert verify_file(result, root_fingerprint=root(story)).belief is Belief.REFUSED


def test_a_missing_or_foreign_file_is_named(tmp_path: Path) -> None:
    assert verify_file(tmp_path / "khong-co.pdf").failure is not None
    other = tmp_path / "ghi-chu.txt"
    other.write_text("không phải", encoding="utf-8")
    assert verify_file(other).kind is FileKind.UNKNOWN


def recounted(story: PanelStory, result: Path, *sheets: Path) -> Recount:
    found = recount_result(result, sheets, root_fingerprint=root(story))
    assert isinstance(found, Recount)
    return found


def test_the_same_sheets_give_the_same_result(story: PanelStory, result: Path) -> None:
    found = recounted(story, result, story.stick)
    assert found.is_confirmed
    assert (found.missing, found.unused, found.refused, found.differences) == ((), (), (), ())


def test_a_missing_sheet_is_named_and_nothing_confirmed(story: PanelStory, result: Path) -> None:
    only = next(story.stick.glob("*GK01*.pdf"))
    found = recounted(story, result, only)
    assert found.missing == (GK02,)
    assert not found.is_confirmed


def test_other_files_do_not_count(story: PanelStory, result: Path) -> None:
    (story.stick / "khac.pdf").write_bytes(b"%PDF-1.7\nnothing")
    later = story.sheet(GK01, "0.9", reason="Xem lại")
    found = recounted(story, result, story.stick)
    assert found.is_confirmed
    assert [refused.path.name for refused in found.refused] == ["khac.pdf"]
    assert found.unused == (later,)


def test_a_result_under_another_root_is_not_recounted(story: PanelStory, result: Path) -> None:
    found = recount_result(result, [story.stick], root_fingerprint=OTHER_ROOT)
    assert isinstance(found, Refusal)
    assert found.reason is RefusalReason.OTHER_ROOT
