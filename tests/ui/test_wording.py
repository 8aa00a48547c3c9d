"""Every failure speaks: what happened, and what to do next, in both languages."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import judge_app
from judge_app.bundle.errors import MissingMemberError, SourceChangedError
from judge_app.byte_source import DamagedBytesError
from judge_app.contest.ids import ContestId, CriterionId, EntryCode, JudgeId
from judge_app.documents.keys.held_key import KeyWipedError
from judge_app.documents.keys.key_answer import NewerKeyAnswerError
from judge_app.documents.keys.key_file import (
    KeyOfOtherContestError,
    KeyOfOtherHolderError,
    NewerKeyFileError,
    WrongCodeError,
)
from judge_app.documents.keys.key_request import NewerKeyRequestError
from judge_app.documents.keys.keys import KeyNotOnRosterError
from judge_app.documents.keys.public_keys import UnfitKeyError
from judge_app.documents.keys.token_facts import PinTries, WrongPinError
from judge_app.documents.result.certificate_form import FormProblem
from judge_app.documents.sheet.payload import NewerPayloadError
from judge_app.errors import DiskFullError, JudgeAppError
from judge_app.media.doctor.clip_doctor import ClipNotCopiedError
from judge_app.slides.converting.choice import ConverterChoice, NoConverterError
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.embedded import UnreadableClipError
from judge_app.slides.worker import PageNotDrawnError
from judge_app.tally.ballot_problems import BallotProblem, BallotProblemCode, BallotsError
from judge_app.tally.verified import RecountMismatch
from judge_app.ui.judge.images_view import UnreadablePictureError
from judge_app.ui.language import Language, language
from judge_app.ui.printing.print_pdf import TooManyPagesError
from judge_app.ui.wording import explain, known_failures
from judge_app.ui.wording_steps import STEPS, step_words
from judge_app.workflows.build_bundle import FolderHasProblemsError
from judge_app.workflows.certificates import FormProblemsError
from judge_app.workflows.certify_key import (
    FingerprintDiffersError,
    KeyTakenError,
    RequestOfOtherContestError,
    TokenCannotOpenMarksError,
)
from judge_app.workflows.check_contest import FolderReport
from judge_app.workflows.contest_keys import StaffKeyMissingError
from judge_app.workflows.finalise import IncompleteSheetError, UnacceptableSheetError
from judge_app.workflows.mark_entry import IllegalMarkError
from judge_app.workflows.new_contest import FolderNotEmptyError
from judge_app.workflows.open_bundle import KeyFileMissingError, UnknownJudgeError
from judge_app.workflows.open_marks import EarlyOpeningError
from judge_app.workflows.own_key import AnswerToOtherKeyError
from judge_app.workflows.panel_desk import (
    NoSuchImportError,
    OpenMattersError,
    ResultMismatchError,
    SealedMarksError,
)

SOURCE = Path(judge_app.__file__).parent
PLACE = Path("ngay-hoi.judgebundle")
_WITHOUT_WORDS = {"JudgeAppError"}
_GENERIC = "Việc vừa rồi không làm được."


@pytest.fixture(params=list(Language))
def spoken(request: pytest.FixtureRequest) -> Iterator[Language]:
    language.use(request.param)
    yield request.param
    language.use(Language.VIETNAMESE)


def every_failure() -> list[type[JudgeAppError]]:
    for module in pkgutil.walk_packages(judge_app.__path__, "judge_app."):
        if "migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)

    def descendants(family: type[JudgeAppError]) -> Iterator[type[JudgeAppError]]:
        for child in family.__subclasses__():
            if child.__module__.startswith("judge_app."):
                yield child
                yield from descendants(child)

    return sorted(set(descendants(JudgeAppError)), key=lambda each: each.__name__)


SAMPLES: tuple[JudgeAppError, ...] = (
    DiskFullError(PLACE),
    SourceChangedError(PLACE),
    MissingMemberError(EntryCode("SP-001"), "phim.mp4"),
    DamagedBytesError("phim.mp4", 0, 10),
    KeyOfOtherContestError(ContestId("khac")),
    KeyOfOtherHolderError(JudgeId("GK02")),
    NewerKeyFileError(9),
    WrongCodeError(JudgeId("GK01")),
    KeyWipedError(JudgeId("GK01")),
    KeyFileMissingError(JudgeId("GK01")),
    NewerKeyRequestError(9),
    NewerKeyAnswerError(9),
    RequestOfOtherContestError(ContestId("khac"), "0" * 24),
    FingerprintDiffersError(JudgeId("GK01")),
    KeyTakenError(JudgeId("GK01")),
    TokenCannotOpenMarksError(JudgeId("TB")),
    UnfitKeyError("RSA 1024"),
    *(WrongPinError(tries) for tries in PinTries),
    AnswerToOtherKeyError(JudgeId("GK01")),
    NewerPayloadError("judge-app/scoresheet/9"),
    KeyNotOnRosterError(JudgeId("GK01")),
    SealedMarksError((JudgeId("GK01"),)),
    NoSuchImportError(9),
    EarlyOpeningError((JudgeId("GK01"), JudgeId("GK02"))),
    *(PageNotDrawnError(3, reason) for reason in ("died", "too-slow", "too-large", "damaged")),
    NoConverterError(ConverterChoice.POWERPOINT),
    UnreadableClipError("media1.mp4", "File is not a zip file"),
    BallotsError(
        (BallotProblem(code=BallotProblemCode.ILLEGAL_MARK, judge="GK01", value="8.5"),) * 2
    ),
    UnreadablePictureError("anh.png", "cut"),
    FolderHasProblemsError(FolderReport(contest=None, files={}, problems=(), rule_problems=())),
    StaffKeyMissingError(PLACE),
    IncompleteSheetError(()),
    UnacceptableSheetError("altered"),
    IllegalMarkError(CriterionId("1"), Decimal(101)),
    FolderNotEmptyError(PLACE),
    OpenMattersError((), (), 1),
    ResultMismatchError(RecountMismatch(differences=())),
    ClipNotCopiedError(PLACE, "no such codec"),
    UnknownJudgeError(JudgeId("GK09")),
    FormProblemsError(tuple(FormProblem)),
    TooManyPagesError(900),
    *(UnreadableDeckError("bai.pptx", reason) for reason in UnreadableReason),
)
"""One of each kind of failure that carries data of its own."""


def sample_of(kind: type[JudgeAppError]) -> JudgeAppError | None:
    """Return an instance: from `SAMPLES`, or made from nothing, or from a path."""
    known = next((each for each in SAMPLES if type(each) is kind), None)
    if known is not None:
        return known
    for arguments in ((), (PLACE,)):
        try:
            return kind(*arguments)
        except TypeError:
            continue
    return None


def test_every_failure_has_words_of_its_own() -> None:
    known = known_failures()
    families = {each.__name__ for each in every_failure()} - _WITHOUT_WORDS
    unspoken = [
        kind.__name__
        for kind in every_failure()
        if not any(family.__name__ in known for family in kind.__mro__)
    ]
    assert unspoken == []
    assert sorted(set(known) - families) == [], "words for failures that do not exist"


def test_every_failure_says_something_whole(spoken: Language) -> None:
    for kind in every_failure():
        failure = sample_of(kind)
        assert failure is not None, f"no sample of {kind.__name__}"
        said = explain(failure)
        for sentence in (said.what, said.next_step):
            assert sentence.endswith("."), (kind, sentence)
            assert "{" not in sentence, (kind, sentence)
        assert said.what != _GENERIC
        assert said.is_wished or type(failure).__name__ in said.details
    assert language.current is spoken


def test_each_reason_of_a_deck_is_told_apart(spoken: Language) -> None:
    said = [explain(UnreadableDeckError("bai.pptx", reason)).what for reason in UnreadableReason]
    assert len(set(said)) == len(said)
    assert language.current is spoken


def test_every_step_of_long_work_has_words() -> None:
    used = {
        step
        for file in SOURCE.rglob("*.py")
        for step in re.findall(r'step="([a-z-]+)"', file.read_text(encoding="utf-8"))
    }
    assert sorted(used - set(STEPS)) == []
    assert sorted(set(STEPS) - used) == []
    assert step_words("unheard-of") == "Đang thực hiện"


@pytest.mark.parametrize("code", list(BallotProblemCode))
def test_every_contradiction_of_ballots_is_a_sentence(code: BallotProblemCode) -> None:
    problem = BallotProblem(code=code, judge="GK01", entry="SP-001", criterion="1.1", value="8.5")
    said = explain(BallotsError((problem,)))
    assert said.what.endswith(".")
    assert "{" not in said.what
    assert "8.5" not in said.what
