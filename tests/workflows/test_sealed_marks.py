"""A contest with sealed marks from the judges' stick to the recount."""

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from judge_app.db.ledger import LedgerKind
from judge_app.documents.gate.refusal import RefusalReason
from judge_app.documents.keys.keys import HolderKey
from judge_app.documents.keys.sheet_signer import OpenedKey
from judge_app.documents.sheet import payload, sealed_payload
from judge_app.documents.sheet.sealed_payload import ChairCannotOpenError
from judge_app.documents.sheet.sealed_sheet_pdf import draw_sealed
from judge_app.documents.sheet.sheet_codes import marks_message, signature_part
from judge_app.workflows.board import Receipt
from judge_app.workflows.import_sheets import Verdict
from judge_app.workflows.ledger_contents import UnopenedMarks
from judge_app.workflows.open_bundle import unlock
from judge_app.workflows.open_marks import EarlyOpeningError
from judge_app.workflows.panel_desk import PanelDesk, SealedMarksError
from judge_app.workflows.publish import OPENING_FOLDER, SUMMARY, publish
from judge_app.workflows.recount_result import Recount, recount_result
from judge_app.workflows.type_paper import (
    BothAgree,
    NotTyped,
    TypedMarks,
    TypingOutcome,
    WaitsForSecond,
    confirm,
    type_in,
)
from judge_app.workflows.typing_sentences import TypingSentences
from judge_app.workflows.verification import Belief
from judge_app.workflows.verify_file import verify_file
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.forgeries import signed
from tests.support.panel_stories import CLOCK, PanelStory, both_sheets, panel_story
from tests.support.paper_stories import marks_on_paper
from tests.support.pdf_text import pdf_text
from tests.support.signed_contest import (
    CHAIR,
    GK01,
    GK02,
    SignedContest,
    final_sheet,
    signed_contest,
)


@pytest.fixture(scope="module")
def sealed_contest(tmp_path_factory: pytest.TempPathFactory) -> SmallContest:
    return built_contest(tmp_path_factory.mktemp("sealed") / "cuoc-thi", sealed=True)


@pytest.fixture
def sealed(sealed_contest: SmallContest, tmp_path: Path) -> PanelStory:
    return panel_story(sealed_contest, tmp_path)


@pytest.fixture
def desk(sealed: PanelStory) -> Iterator[PanelDesk]:
    desk = sealed.desk()
    yield desk
    desk.close()


def take(desk: PanelDesk, *paths: Path) -> None:
    desk.take(desk.dry_run(paths))


def key_of(story: PanelStory, holder: str = CHAIR) -> HolderKey:
    built = story.contest.built
    judge = next(judge for judge in built.keys if judge == holder)
    return unlock(story.contest.opened, judge, built.keys[judge], built.codes[judge]).key


def test_received_sheets_are_on_the_board_and_tell_nothing(
    sealed: PanelStory, desk: PanelDesk, tmp_path: Path
) -> None:
    sheet, _ = both_sheets(sealed)
    assert "niêm phong" in pdf_text(sheet.read_bytes(), tmp_path)
    plan = desk.dry_run([sealed.stick])
    assert [file.verdict for file in plan.files] == [Verdict.NEW, Verdict.NEW]
    desk.take(plan)
    board = desk.board()
    assert [row.receipt for row in board.rows] == [Receipt.SEALED, Receipt.SEALED]
    assert board.missing == ()
    assert desk.ballots().sheets == ()
    with pytest.raises(SealedMarksError) as caught:
        desk.freeze(despite_open_matters=True)
    assert caught.value.judges == (GK01, GK02)
    with pytest.raises(SealedMarksError):
        publish(desk, tmp_path, CLOCK(), chair=None)
    everything = "".join(entry.content for entry in desk.ledger())
    assert "assessments" not in everything


def test_when_all_are_in_the_chair_opens_them(sealed: PanelStory, desk: PanelDesk) -> None:
    both_sheets(sealed)
    take(desk, sealed.stick)
    entry = desk.open_marks(key_of(sealed))
    assert entry is not None
    assert entry.kind is LedgerKind.MARKS_OPENED
    assert [row.receipt for row in desk.board().rows] == [Receipt.RECEIVED] * 2
    assert all(result.figure is not None for result in desk.result().entries)
    assert desk.open_marks(key_of(sealed)) is None
    again = desk.dry_run([sealed.stick])
    assert {file.verdict for file in again.files} == {Verdict.SAME}


def test_an_early_opening_needs_a_reason_and_is_in_the_ledger(
    sealed: PanelStory, desk: PanelDesk
) -> None:
    first, second = both_sheets(sealed)
    take(desk, first)
    for reason in ("", "  "):
        with pytest.raises(EarlyOpeningError) as caught:
            desk.open_marks(key_of(sealed), reason)
        assert caught.value.missing == (GK02,)
    entry = desk.open_marks(key_of(sealed), "GK02 ốm, không chấm")
    assert entry is not None
    assert entry.kind is LedgerKind.EARLY_OPENING
    stored = json.loads(entry.content)
    assert (stored["reason"], stored["missing"]) == ("GK02 ốm, không chấm", ["GK02"])
    take(desk, second)
    receipts = [row.receipt for row in desk.board().rows]
    assert receipts == [Receipt.RECEIVED, Receipt.SEALED], "what comes later is sealed again"
    with pytest.raises(SealedMarksError):
        desk.freeze(despite_open_matters=True)
    desk.open_marks(key_of(sealed))
    assert desk.board().missing == ()


def test_everything_is_there_after_reopening(sealed: PanelStory) -> None:
    both_sheets(sealed)
    desk = sealed.desk()
    take(desk, sealed.stick)
    desk.close()
    desk = sealed.desk()
    assert len(desk.state.sealed_now) == 2
    desk.open_marks(key_of(sealed))
    result = desk.result()
    desk.close()
    desk = sealed.desk()
    assert desk.result() == result
    desk.close()


def test_a_correction_supersedes_unread_and_names_what_it_corrects(
    sealed: PanelStory, desk: PanelDesk
) -> None:
    first = sealed.sheet(GK01, "0.8")
    take(desk, first)
    second = sealed.sheet(GK01, "0.9", reason="Nhầm SP-002")
    (planned,) = desk.dry_run([second]).files
    assert planned.verdict is Verdict.SUPERSEDES
    take(desk, second, sealed.sheet(GK02))
    desk.open_marks(key_of(sealed))
    held = desk.state.sheet_of(GK01)
    assert held is not None
    assert (held.sheet.revision, held.sheet.reason) == (2, "Nhầm SP-002")
    assert [h.sheet.revision for h in desk.state.held if h.sheet.judge == GK01] == [1, 2]


def test_exporting_again_is_the_same_sheet_and_other_marks_conflict(
    sealed: PanelStory, desk: PanelDesk, tmp_path: Path
) -> None:
    take(desk, sealed.sheet(GK01, "0.8"))
    (tmp_path / "laptop").mkdir()
    second = panel_story(sealed.contest, tmp_path / "laptop").sheet(GK01, "0.6")
    (planned,) = desk.dry_run([second]).files
    assert planned.refusal is not None
    assert planned.refusal.reason is RefusalReason.CONFLICT


def test_an_import_taken_back_and_taken_again_need_not_be_opened_again(
    sealed: PanelStory, desk: PanelDesk
) -> None:
    both_sheets(sealed)
    entry = desk.take(desk.dry_run([sealed.stick]))
    assert entry is not None
    desk.open_marks(key_of(sealed))
    desk.undo_import(entry.number, "Nhầm USB")
    assert desk.board().missing == (GK01, GK02)
    take(desk, sealed.stick)
    assert len(desk.state.current) == 2


def test_a_seal_that_does_not_open_is_named_and_counts_no_longer(
    sealed: PanelStory, desk: PanelDesk
) -> None:
    sealed.sheet(GK02)
    (sealed.stick / "phieu-GK01.pdf").write_bytes(sheet_with_rubbish(sealed))
    take(desk, sealed.stick)
    assert [row.receipt for row in desk.board().rows] == [Receipt.SEALED] * 2
    desk.open_marks(key_of(sealed))
    (held,) = desk.state.sealed
    assert isinstance(held.failure, UnopenedMarks)
    assert held.failure.reason == "unopenable"
    assert desk.board().missing == (GK01,)
    assert desk.open_marks(key_of(sealed)) is None
    desk.freeze(despite_open_matters=True)


def sheet_with_rubbish(story: PanelStory) -> bytes:
    """Return a sheet whose judge sealed what is no sheet."""
    opened = story.contest.opened
    held = SignedContest(
        contest=opened.contest,
        root=signed_contest().root,
        keys={GK01: key_of(story, GK01)},
        roster=opened.roster,
        bundle=opened.bundle_sha256,
        moment=opened.moment,
    )
    sheet = replace(final_sheet(held), blind="a" * 64)
    sealing = sealed_payload.seal(sheet, *sealed_payload.chair_key(held.contest, held.roster))
    rubbish = replace(sealing, box=base64.b64encode(bytes(4000)).decode())
    pages = draw_sealed(held.contest, rubbish)
    code = payload.payload_sha256(pages.payload)
    message = marks_message(held.contest, rubbish, code)
    signer = OpenedKey(held.keys[GK01])
    return signed(
        held,
        sheet,
        change=lambda _: pages,
        marks_signature=signature_part(signer.sign, message, code),
    )


def test_another_key_than_the_chairs_opens_nothing(sealed: PanelStory, desk: PanelDesk) -> None:
    both_sheets(sealed)
    take(desk, sealed.stick)
    with pytest.raises(ChairCannotOpenError):
        desk.open_marks(key_of(sealed, GK01))
    assert len(desk.state.sealed_now) == 2


@pytest.fixture
def published(sealed: PanelStory, desk: PanelDesk, tmp_path: Path) -> Path:
    both_sheets(sealed)
    take(desk, sealed.stick)
    desk.open_marks(key_of(sealed))
    desk.freeze(despite_open_matters=True)
    target = tmp_path / "ra"
    target.mkdir()
    return publish(desk, target, CLOCK(), chair=key_of(sealed)).folder


def recounted(story: PanelStory, folder: Path, *sheets: Path) -> Recount:
    found = recount_result(
        folder / SUMMARY, sheets, root_fingerprint=story.contest.opened.roster.root_fingerprint
    )
    assert isinstance(found, Recount)
    return found


def test_the_result_can_be_recounted_with_what_the_chair_opened(
    sealed: PanelStory, published: Path
) -> None:
    openings = sorted((published / OPENING_FOLDER).iterdir())
    assert [path.name.split("-")[-3] for path in openings] == [GK01, GK02]
    assert recounted(sealed, published, sealed.stick, published / OPENING_FOLDER).is_confirmed
    assert recounted(sealed, published, sealed.stick, *openings).is_confirmed


def test_without_openings_or_with_changed_ones_nothing_is_confirmed(
    sealed: PanelStory, published: Path
) -> None:
    bare = recounted(sealed, published, sealed.stick)
    assert (bare.is_confirmed, bare.unopened) == (False, (GK01, GK02))
    forged = sorted((published / OPENING_FOLDER).iterdir())[0]
    content = forged.read_bytes()
    assert b'"value":"16"' in content
    forged.write_bytes(content.replace(b'"value":"16"', b'"value":"17"', 1))
    assert recounted(sealed, published, sealed.stick, forged.parent).unopened == (GK01,)


def test_anyone_can_check_a_sealed_sheet_but_for_what_is_inside(sealed: PanelStory) -> None:
    sheet = sealed.sheet(GK01)
    found = verify_file(sheet, bundle=sealed.contest.opened)
    assert (found.belief, found.is_sealed, found.detail) == (Belief.GENUINE, True, "1")


def typing(desk: PanelDesk, by: str) -> TypingOutcome:
    return type_in(desk, TypedMarks(judge=GK01, by=by, assessments=marks_on_paper(desk)))


def test_paper_is_not_typed_while_marks_are_sealed(sealed: PanelStory, desk: PanelDesk) -> None:
    take(desk, sealed.sheet(GK02, "0.5"))
    refused = typing(desk, "Lan")
    assert refused == NotTyped(is_sealed=True)
    assert confirm(desk, GK01, "Hoa") == NotTyped(nothing_typed=True)
    for lang, words in (("vi", "niêm phong"), ("en", "seal")):
        (line,) = TypingSentences(desk.contest, lang).outcome(refused)
        assert words in line
    assert desk.state.typings == ()
    desk.open_marks(key_of(sealed), "Máy của GK01 hỏng")
    assert isinstance(typing(desk, "Lan"), WaitsForSecond)
    assert isinstance(confirm(desk, GK01, "Hoa"), BothAgree)


def test_where_only_paper_comes_in_the_chair_opens_nothing_and_says_why(
    sealed: PanelStory, desk: PanelDesk
) -> None:
    assert typing(desk, "Lan") == NotTyped(is_sealed=True)
    with pytest.raises(EarlyOpeningError):
        desk.open_marks(key_of(sealed))
    entry = desk.open_marks(key_of(sealed), "Cả ban chấm trên giấy")
    assert entry is not None
    assert entry.kind is LedgerKind.EARLY_OPENING
    assert desk.open_marks(key_of(sealed), "lần nữa") is None
    assert isinstance(typing(desk, "Lan"), WaitsForSecond)
