"""A judge's own key, from the laptop to staff and back, and what must never get through."""

from pathlib import Path

import pytest

from judge_app.contest.ids import JudgeId
from judge_app.documents.keys.key_answer import DamagedKeyAnswerError
from judge_app.documents.keys.key_file import (
    KeyOfOtherContestError,
    KeyOfOtherHolderError,
    WrongCodeError,
)
from judge_app.documents.keys.key_request import DamagedKeyRequestError
from judge_app.documents.keys.keys import KeyNotOnRosterError, certificate_from
from judge_app.workflows.certify_key import (
    FingerprintDiffersError,
    KeyTakenError,
    RequestOfOtherContestError,
    certify_key,
    open_request,
)
from judge_app.workflows.contest_keys import StaffCodeNeededError, StaffKeyMissingError
from judge_app.workflows.key_desk import key_overview
from judge_app.workflows.key_records import KeyOrigin
from judge_app.workflows.open_bundle import UnknownJudgeError, find_key_files, own_keys, unlock
from judge_app.workflows.own_key import (
    AnswerToOtherKeyError,
    OwnKeyState,
    accept_answer,
    kept_keys,
)
from judge_app.workflows.reissue_key import reissue_key
from tests.support.contest_folders import built_contest, make_folder
from tests.support.own_keys import Exchange, exchange, staff
from tests.support.signed_contest import GK01, GK02


@pytest.fixture
def both(tmp_path: Path) -> Exchange:
    return exchange(built_contest(tmp_path / "cuoc-thi"), tmp_path)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_certified_key_signs_and_staffs_key_is_dead(both: Exchange) -> None:
    made = both.make()
    old = both.contest.built.keys[GK01]
    old_copy = both.stick / "cu.judgekey"
    old_copy.write_bytes(old.read_bytes())
    done = both.certify(made.fingerprint)
    built, opened = both.rebuild()
    assert opened.roster.revision == both.contest.opened.roster.revision + 1 == done.roster_revision
    held = unlock(opened, GK01, made.file, made.code)
    held.certificate.verify_directly_issued_by(certificate_from(opened.roster.root_certificate))
    with pytest.raises(KeyNotOnRosterError):
        unlock(opened, GK01, old_copy, both.contest.built.codes[GK01])
    assert built.keys[GK01].suffix == ".keyanswer"
    assert not old.exists()
    assert not list(both.contest.folder.rglob("GK01.judgekey"))
    assert built.slips is None


def test_the_private_key_never_leaves_the_laptop(both: Exchange) -> None:
    made = both.make()
    both.certify(made.fingerprint)
    both.rebuild()
    held = unlock(both.rebuild()[1], GK01, made.file, made.code)
    number = held.key.private_key.private_numbers().private_value.to_bytes(32)
    sealed = made.file.read_bytes()
    for folder in (both.stick, both.contest.folder):
        for content in everything(folder).values():
            assert number not in content
            assert sealed not in content


def test_a_key_is_found_on_the_laptop_before_any_other(both: Exchange) -> None:
    made = both.make()
    beside = find_key_files(both.contest.opened, own_keys(both.laptop))
    assert beside[GK01] == both.contest.built.keys[GK01]
    both.certify(made.fingerprint)
    opened = both.rebuild()[1]
    assert find_key_files(opened, own_keys(both.laptop))[GK01] == made.file


def test_the_judge_sees_how_far_the_key_has_come(both: Exchange) -> None:
    opened = both.contest.opened
    assert kept_keys(opened, GK01, both.laptop) == ()
    made = both.make()
    (kept,) = kept_keys(opened, GK01, both.laptop)
    assert (kept.state, kept.fingerprint) == (OwnKeyState.WAITING, made.fingerprint)
    both.certify(made.fingerprint)
    answer = accept_answer(opened, GK01, both.stick / "GK01.keyanswer", both.laptop)
    assert answer.key_fingerprint == made.fingerprint
    assert kept_keys(opened, GK01, both.laptop)[0].state is OwnKeyState.CERTIFIED
    after = both.rebuild()[1]
    assert kept_keys(after, GK01, both.laptop)[0].state is OwnKeyState.IN_FORCE
    assert kept_keys(after, GK02, both.laptop) == ()


def test_a_second_key_overwrites_nothing(both: Exchange) -> None:
    first, second = both.make(5), both.make(6)
    assert first.file != second.file
    assert first.file.exists()
    both.certify(second.fingerprint)
    opened = both.rebuild()[1]
    states = {kept.file: kept.state for kept in kept_keys(opened, GK01, both.laptop)}
    assert states == {second.file: OwnKeyState.IN_FORCE, first.file: OwnKeyState.WAITING}


def test_digits_that_differ_certify_nothing(both: Exchange) -> None:
    made = both.make()
    before = everything(both.contest.folder)
    wrong = made.fingerprint[:-1] + str((int(made.fingerprint[-1]) + 1) % 10)
    with pytest.raises(FingerprintDiffersError) as caught:
        both.certify(wrong)
    assert caught.value.holder == GK01
    assert everything(both.contest.folder) == before


def test_a_request_swapped_on_the_stick_has_other_digits(both: Exchange) -> None:
    honest = both.make(5)
    both.make(6)  # somebody else's key, in the same name, over the judge's request
    with pytest.raises(FingerprintDiffersError):
        both.certify(honest.fingerprint)


def test_a_request_of_another_contest_is_never_taken(both: Exchange, tmp_path: Path) -> None:
    other = built_contest(tmp_path / "khac", seed=9)
    made = both.make(opened=other.opened)
    before = everything(both.contest.folder)
    with pytest.raises(RequestOfOtherContestError) as caught:
        both.certify(made.fingerprint)
    assert caught.value.root_fingerprint == other.opened.roster.root_fingerprint
    assert everything(both.contest.folder) == before


def test_a_changed_request_is_refused(both: Exchange) -> None:
    made = both.make()
    path = both.stick / "GK01.keyrequest"
    path.write_bytes(path.read_bytes().replace(b'"holder":"GK01"', b'"holder":"GK02"'))
    with pytest.raises(DamagedKeyRequestError):
        both.certify(made.fingerprint)


def test_one_key_is_one_persons(both: Exchange) -> None:
    made = both.make()
    both.certify(made.fingerprint)
    with pytest.raises(KeyTakenError) as caught:
        both.certify(made.fingerprint)
    assert caught.value.holder == GK01


def test_somebody_who_left_the_panel_is_not_certified(both: Exchange) -> None:
    made = both.make()
    rules = both.contest.folder / "contest.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace('"GK01"', '"GK07"'), "utf-8")
    with pytest.raises(UnknownJudgeError):
        both.certify(made.fingerprint)


def test_staffs_code_is_needed_and_must_be_right(both: Exchange) -> None:
    made = both.make()
    request = open_request(both.contest.folder, both.stick / "GK01.keyrequest", staff())
    before = everything(both.contest.folder)
    with pytest.raises(StaffCodeNeededError):
        certify_key(both.contest.folder, request, made.fingerprint, staff(), None)
    with pytest.raises(WrongCodeError):
        certify_key(both.contest.folder, request, made.fingerprint, staff(), "0000000000")
    assert everything(both.contest.folder) == before


def test_a_contest_without_keys_certifies_nobody(both: Exchange, tmp_path: Path) -> None:
    both.make()
    bare = make_folder(tmp_path / "moi")
    with pytest.raises(StaffKeyMissingError):
        open_request(bare, both.stick / "GK01.keyrequest", staff())


def test_an_answer_for_another_key_alarms_the_judge(both: Exchange, tmp_path: Path) -> None:
    made = both.make()
    both.certify(made.fingerprint)
    elsewhere = tmp_path / "other-laptop"
    with pytest.raises(AnswerToOtherKeyError):
        accept_answer(both.contest.opened, GK01, both.stick / "GK01.keyanswer", elsewhere)
    with pytest.raises(KeyOfOtherHolderError):
        accept_answer(both.contest.opened, GK02, both.stick / "GK01.keyanswer", both.laptop)


def test_an_answer_of_another_contest_is_refused(both: Exchange, tmp_path: Path) -> None:
    made = both.make()
    both.certify(made.fingerprint)
    other = built_contest(tmp_path / "khac", seed=9)
    with pytest.raises(KeyOfOtherContestError):
        accept_answer(other.opened, GK01, both.stick / "GK01.keyanswer", both.laptop)


def test_an_answer_that_lies_in_staffs_folder_must_be_the_roots(
    both: Exchange, tmp_path: Path
) -> None:
    other = exchange(built_contest(tmp_path / "khac", seed=9), _room(tmp_path))
    theirs = other.make()
    answer = other.certify(theirs.fingerprint).answer
    (both.contest.folder / "keys" / "GK01.keyanswer").write_bytes(answer.read_bytes())
    with pytest.raises(DamagedKeyAnswerError):
        both.rebuild()


def _room(tmp_path: Path) -> Path:
    room = tmp_path / "room"
    room.mkdir()
    return room


def test_whoever_loses_the_own_code_gets_a_key_from_staff_again(both: Exchange) -> None:
    made = both.make()
    both.certify(made.fingerprint)
    both.rebuild()
    reissue_key(both.contest.folder, GK01, staff(7), both.staff_code)
    built, opened = both.rebuild()
    assert opened.roster.revision == both.contest.opened.roster.revision + 2
    assert built.keys[GK01].suffix == ".judgekey"
    assert not (built.bundle.parent / "GK01.keyanswer").exists()
    with pytest.raises(KeyNotOnRosterError):
        unlock(opened, GK01, made.file, made.code)


def test_the_overview_says_whose_key_is_what(both: Exchange) -> None:
    made = both.make()
    both.certify(made.fingerprint)
    found = key_overview(both.contest.folder, staff())
    assert found is not None
    assert found.root_fingerprint == both.contest.opened.roster.root_fingerprint
    assert found.revision == 2
    assert [(line.member.id, line.origin, line.kind) for line in found.members] == [
        (GK01, KeyOrigin.HOLDER, "P-256"),
        (GK02, KeyOrigin.STAFF, "P-256"),
        (JudgeId("TB"), KeyOrigin.STAFF, "P-256"),
    ]


def test_there_is_no_overview_before_the_first_build(tmp_path: Path) -> None:
    assert key_overview(make_folder(tmp_path / "moi"), staff()) is None
