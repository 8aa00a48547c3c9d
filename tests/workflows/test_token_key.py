"""A judge's USB token, from the request to a sheet that the chair takes."""

from pathlib import Path

import pytest

from judge_app.contest.scoresheet import SignedSheet
from judge_app.documents.gate.gate import examine
from judge_app.documents.keys.held_key import KeyWipedError
from judge_app.documents.keys.key_request import read_request
from judge_app.documents.keys.keys import KeyNotOnRosterError, certificate_from, spki_sha256
from judge_app.documents.keys.public_keys import UnfitKeyError
from judge_app.documents.keys.token_facts import OtherPinError, TokenGoneError, WrongPinError
from judge_app.documents.sheet.sealed_payload import ChairCannotOpenError
from judge_app.workflows import token_key
from judge_app.workflows.certify_key import TokenCannotOpenMarksError
from judge_app.workflows.key_desk import key_overview
from judge_app.workflows.key_records import KeyOrigin
from judge_app.workflows.key_ring import KeyRing
from judge_app.workflows.open_bundle import OpenedBundle, UnknownJudgeError
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.own_keys import Exchange, exchange, staff
from tests.support.panel_stories import panel_story
from tests.support.signed_contest import CHAIR, GK01, MOMENT
from tests.support.softhsm import PIN


@pytest.fixture(params=["RSA", "EC"])
def label(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def both(tmp_path: Path) -> Exchange:
    return exchange(built_contest(tmp_path / "cuoc-thi"), tmp_path)


def ask(
    both: Exchange, driver: Path, label: str, *, place: int = 0, pin: str = PIN
) -> tuple[Path, str]:
    found = next(each for each in token_key.find_tokens(driver) if each.label == label)
    return token_key.request_for_token(
        both.contest.opened,
        both.judge,
        driver,
        found,
        found.certificates[place],
        pin,
        moment=MOMENT,
        folder=both.stick,
    )


def listed(both: Exchange, driver: Path, label: str) -> OpenedBundle:
    both.certify(ask(both, driver, label)[1])
    return both.rebuild()[1]


def test_a_sheet_signed_on_a_token_is_taken(
    both: Exchange, soft_tokens: Path, label: str, tmp_path: Path
) -> None:
    opened = listed(both, soft_tokens, label)
    room = tmp_path / "room"
    room.mkdir()
    contest = SmallContest(both.contest.folder, both.contest.built, opened)
    story = panel_story(contest, room)
    held = token_key.unlock_token(opened, GK01, soft_tokens, PIN)
    try:
        sheet = story.sheet(GK01, key=held)
    finally:
        held.wipe()
    verdict = examine(
        sheet.read_bytes(),
        contest=opened.contest,
        roster=opened.roster,
        bundle_sha256=opened.bundle_sha256,
        moment=opened.moment,
    )
    assert isinstance(verdict, SignedSheet)
    (line,) = (
        line
        for line in key_overview(both.contest.folder, staff()).members  # type: ignore[union-attr]
        if line.member.id == GK01
    )
    assert (line.origin, line.kind) == (
        KeyOrigin.TOKEN,
        "RSA 2048" if label == "RSA" else "P-256",
    )


def test_the_roster_pins_the_key_of_the_tokens_own_certificate(
    both: Exchange, soft_tokens: Path, label: str
) -> None:
    opened = listed(both, soft_tokens, label)
    tokens = token_key.find_tokens(soft_tokens)
    own = next(each for each in tokens if each.label == label).certificates[0].certificate
    entry = opened.roster.key_of(GK01)
    assert entry.spki_sha256 == spki_sha256(own)
    certificate_from(entry.certificate).verify_directly_issued_by(
        certificate_from(opened.roster.root_certificate)
    )
    assert token_key.is_token_listed(opened, GK01, tokens)
    assert not token_key.is_token_listed(both.contest.opened, GK01, tokens)


def test_the_request_tells_staff_that_it_is_a_tokens(both: Exchange, soft_tokens: Path) -> None:
    path, digits = ask(both, soft_tokens, "RSA")
    request = read_request(path.read_bytes())
    assert request.is_of_token
    assert len(digits) == 24


def test_a_key_too_weak_is_not_even_asked_for(both: Exchange, soft_tokens: Path) -> None:
    with pytest.raises(UnfitKeyError) as caught:
        ask(both, soft_tokens, "RSA", place=1)
    assert "1024" in caught.value.found
    assert list(both.stick.iterdir()) == []


def test_a_wrong_pin_asks_for_nothing(both: Exchange, soft_tokens: Path) -> None:
    with pytest.raises(WrongPinError):
        ask(both, soft_tokens, "EC", pin="sai-roi")
    assert list(both.stick.iterdir()) == []
    ask(both, soft_tokens, "EC")


def test_somebody_else_does_not_ask(both: Exchange, soft_tokens: Path) -> None:
    found = token_key.find_tokens(soft_tokens)[0]
    with pytest.raises(UnknownJudgeError):
        token_key.request_for_token(
            both.contest.opened,
            "GK99",  # type: ignore[arg-type]
            soft_tokens,
            found,
            found.certificates[0],
            PIN,
            moment=MOMENT,
            folder=both.stick,
        )


def test_a_token_that_the_bundle_does_not_list_gets_no_pin(
    both: Exchange, soft_tokens: Path
) -> None:
    with pytest.raises(KeyNotOnRosterError):
        token_key.unlock_token(both.contest.opened, GK01, soft_tokens, "sai-roi")


def test_no_token_at_all_is_told(
    both: Exchange, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(token_key, "find_tokens", lambda _driver: ())
    with pytest.raises(TokenGoneError):
        token_key.unlock_token(both.contest.opened, GK01, tmp_path, PIN)


def test_the_ring_asks_a_token_once_and_compares_pins_itself(
    both: Exchange, soft_tokens: Path
) -> None:
    opened = listed(both, soft_tokens, "EC")
    ring = KeyRing()
    held = ring.open_token(opened, GK01, soft_tokens, PIN)
    assert ring.open_token(opened, GK01, Path("pulled-out"), PIN) is held
    with pytest.raises(OtherPinError):
        ring.open_token(opened, GK01, soft_tokens, "sai-roi")
    label = next(t for t in token_key.find_tokens(soft_tokens) if t.label == "EC")
    assert label.tries.value == "plenty"  # the wrong one never reached the token
    ring.close()
    with pytest.raises(KeyWipedError):
        held.sign(b"")
    with pytest.raises(KeyWipedError):
        held.confirm(PIN)


def test_a_token_that_was_pulled_out_is_logged_in_to_again_with_the_pin_just_typed(
    both: Exchange, soft_tokens: Path
) -> None:
    opened = listed(both, soft_tokens, "EC")
    held = token_key.unlock_token(opened, GK01, soft_tokens, PIN)
    held._signer.close()
    with pytest.raises(TokenGoneError):
        held.sign(b"message")
    with pytest.raises(WrongPinError):
        held.confirm("sai-roi")
    held.confirm(PIN)
    assert held.sign(b"message")
    held.wipe()


def test_a_chair_who_opens_sealed_marks_needs_a_key_in_a_file(
    both: Exchange, soft_tokens: Path
) -> None:
    rules = both.contest.folder / "contest.toml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(f"sealed_marks = true\n{text}", "utf-8")
    chair = Exchange(both.contest, both.laptop, both.stick, CHAIR)
    found = token_key.find_tokens(soft_tokens)[0]
    _, digits = token_key.request_for_token(
        *(both.contest.opened, CHAIR, soft_tokens, found, found.certificates[0], PIN),
        moment=MOMENT,
        folder=both.stick,
    )
    with pytest.raises(TokenCannotOpenMarksError):
        chair.certify(digits)
    made = chair.make()
    assert chair.certify(made.fingerprint).holder == CHAIR


def test_a_token_that_opens_nothing_keeps_a_sealed_bundle_from_being_built(
    tmp_path: Path, soft_tokens: Path
) -> None:
    chair = exchange(built_contest(tmp_path / "cuoc-thi"), tmp_path, CHAIR)
    chair.certify(ask(chair, soft_tokens, "RSA")[1])
    rules = chair.contest.folder / "contest.toml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text("sealed_marks = true\n" + text, encoding="utf-8")
    before = chair.contest.built.bundle.read_bytes()
    with pytest.raises(ChairCannotOpenError):
        chair.rebuild()
    assert chair.contest.built.bundle.read_bytes() == before
