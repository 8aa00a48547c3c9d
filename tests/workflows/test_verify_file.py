"""Of every file: what it is, whose it is, whether it can be believed."""

from pathlib import Path

import pytest

from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.key_file import KeyOfOtherContestError
from judge_app.documents.keys.keys import KeyNotOnRosterError
from judge_app.workflows.open_bundle import unlock
from judge_app.workflows.panel_desk import PanelDesk
from judge_app.workflows.publish import SUMMARY, publish
from judge_app.workflows.recount_result import Recount, recount_result
from judge_app.workflows.verification import Belief, FileKind
from judge_app.workflows.verify_file import verify_file
from tests.support.contest_folders import built_contest
from tests.support.own_keys import exchange
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


def test_a_key_needs_no_code_to_say_whose_it_is(story: PanelStory) -> None:
    path, bundle = story.contest.built.keys[GK01], story.contest.opened
    found = verify_file(path, bundle=bundle, root_fingerprint=root(story))
    assert (found.kind, found.belief, found.signer) == (FileKind.KEY, Belief.GENUINE, "GK01")
    # whoever can write JSON can write these words; only the bundle's roster says that they are true
    assert verify_file(path, root_fingerprint=root(story)).belief is Belief.UNCONFIRMED
    assert verify_file(path, root_fingerprint=OTHER_ROOT).belief is Belief.REFUSED


def test_a_changed_key_is_refused(story: PanelStory, tmp_path: Path) -> None:
    path = tmp_path / "GK01.judgekey"
    path.write_bytes(story.contest.built.keys[GK01].read_bytes().replace(b"GK01", b"GK02"))
    assert verify_file(path, bundle=story.contest.opened).belief is Belief.REFUSED


def test_keys_requests_and_answers_go_with_their_bundle(tmp_path: Path) -> None:
    both = exchange(built_contest(tmp_path / "cuoc-thi"), tmp_path)
    before = both.contest.opened
    old_key = tmp_path / "old.judgekey"
    old_key.write_bytes(both.contest.built.keys[GK01].read_bytes())
    made = both.make()
    request, answer = both.stick / "GK01.keyrequest", both.stick / "GK01.keyanswer"
    asked = verify_file(request, bundle=before)
    assert (asked.kind, asked.belief) == (FileKind.KEY_REQUEST, Belief.UNCONFIRMED)
    assert asked.key_fingerprint == made.fingerprint
    both.certify(made.fingerprint)
    after = both.rebuild()[1]
    digits = after.roster.root_fingerprint
    assert verify_file(request, bundle=after).belief is Belief.GENUINE
    assert verify_file(made.file, bundle=after).belief is Belief.GENUINE
    replaced = verify_file(old_key, bundle=after)
    assert replaced.belief is Belief.REFUSED
    assert isinstance(replaced.failure, KeyNotOnRosterError)
    assert verify_file(answer).belief is Belief.UNCONFIRMED
    assert verify_file(answer, root_fingerprint=OTHER_ROOT).belief is Belief.REFUSED
    for against in ({"root_fingerprint": digits}, {"bundle": after}):
        found = verify_file(answer, **against)
        assert (found.kind, found.belief, found.signer) == (
            FileKind.KEY_ANSWER,
            Belief.GENUINE,
            "GK01",
        )


@pytest.mark.parametrize("kind", ["request", "answer"])
def test_a_changed_request_or_answer_is_refused_and_named(tmp_path: Path, kind: str) -> None:
    both = exchange(built_contest(tmp_path / "cuoc-thi"), tmp_path)
    both.certify(both.make().fingerprint)
    path = both.stick / f"GK01.key{kind}"
    path.write_bytes(path.read_bytes().replace(b"GK01", b"GK02"))
    found = verify_file(path, bundle=both.contest.opened)
    assert (found.kind.value, found.belief) == (f"key-{kind}", Belief.REFUSED)
    assert found.failure is not None


def test_nothing_of_one_contest_passes_in_another(story: PanelStory, tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    both = exchange(built_contest(tmp_path / "khac", seed=8), room)
    made = both.make()
    both.certify(made.fingerprint)
    files = (made.file, both.stick / "GK01.keyrequest", both.stick / "GK01.keyanswer")
    for path in files:
        found = verify_file(path, bundle=story.contest.opened)
        assert found.belief is Belief.REFUSED
        assert isinstance(found.failure, KeyOfOtherContestError)


def test_a_sheet_needs_its_bundle(story: PanelStory) -> None:
    sheet = story.sheet(GK01)
    alone = verify_file(sheet)
    assert alone.belief is Belief.UNCONFIRMED
    assert (alone.detail, len(alone.check_code)) == ("1", 14)
    assert alone.signer == "GK01 Nguyễn Thị Hồng Ánh"
    assert alone.contest == story.contest.opened.contest.id
    wrong_root = verify_file(sheet, bundle=story.contest.opened, root_fingerprint=OTHER_ROOT)
    assert wrong_root.refusal is not None
    assert wrong_root.refusal.reason is RefusalReason.OTHER_ROOT
    good = verify_file(sheet, bundle=story.contest.opened)
    assert (good.kind, good.belief) == (FileKind.SHEET, Belief.GENUINE)
    assert good.signer.startswith("GK01 ")
    content = bytearray(sheet.read_bytes())
    content[2000] ^= 1
    sheet.write_bytes(content)
    for changed in (verify_file(sheet), verify_file(sheet, bundle=story.contest.opened)):
        assert changed.belief is Belief.REFUSED
        assert changed.refusal is not None
        assert changed.refusal.reason is RefusalReason.ALTERED


def test_a_result_needs_the_roots_fingerprint(story: PanelStory, result: Path) -> None:
    alone = verify_file(result)
    assert (alone.belief, alone.fingerprint) == (Belief.UNCONFIRMED, root(story))
    assert alone.contest == story.contest.opened.contest.name
    assert verify_file(result, bundle=story.contest.opened).belief is Belief.GENUINE
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
    assert verify_file(result).belief is Belief.REFUSED
    assert verify_file(result, root_fingerprint=root(story)).belief is Belief.REFUSED


def test_a_missing_or_foreign_file_is_named(tmp_path: Path) -> None:
    assert verify_file(tmp_path / "khong-co.pdf").failure is not None
    other = tmp_path / "ghi-chu.txt"
    other.write_text("không phải", encoding="utf-8")
    assert verify_file(other).kind is FileKind.UNKNOWN


def test_another_pdf_is_no_sheet(story: PanelStory) -> None:
    assert story.contest.built.slips is not None
    for bundle in (None, story.contest.opened):
        found = verify_file(story.contest.built.slips, bundle=bundle)
        assert (found.kind, found.belief) == (FileKind.UNKNOWN, Belief.REFUSED)


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
