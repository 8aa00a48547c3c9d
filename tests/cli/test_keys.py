"""Judges' own keys on the command line, from `judge make-key` to a sheet in the chair's hands."""

import re
from functools import partial
from pathlib import Path

import pytest

from judge_app.documents.keys import key_file
from tests.support import command_line
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.own_keys import ROOT

run = partial(command_line.run, lang="en")


@pytest.fixture
def contest(tmp_path: Path) -> SmallContest:
    return built_contest(tmp_path / "cuoc-thi")


def _made(contest: SmallContest, tmp_path: Path) -> tuple[str, str]:
    stick = tmp_path / "usb"
    stick.mkdir(exist_ok=True)
    home = tmp_path / "laptop"
    said = run("judge", "make-key", contest.built.bundle, stick, "--judge", "GK01", "--home", home)
    code = re.search(r"only now: (\S+)", said)
    digits = re.search(r"to staff: ([\d ]+)", said)
    assert code is not None
    assert digits is not None
    return code.group(1), digits.group(1)


def test_a_judges_own_key_from_making_to_signing(contest: SmallContest, tmp_path: Path) -> None:
    code, digits = _made(contest, tmp_path)
    stick, home = tmp_path / "usb", tmp_path / "laptop"
    staff_code = contest.built.codes[ROOT]
    request = stick / "GK01.keyrequest"
    said = run(
        *("staff", "certify", contest.folder, request),
        *("--fingerprint", digits, "--staff-code", staff_code),
    )
    assert "roster revision 2" in said
    answer = stick / "GK01.keyanswer"
    judge = ("--judge", "GK01", "--home", home)
    assert "next bundle" in run("judge", "accept-key", contest.built.bundle, answer, *judge)
    run("staff", "build", contest.folder, "--staff-code", staff_code)
    assert "You can sign" in run("judge", "accept-key", contest.built.bundle, answer, *judge)
    bundle = contest.built.bundle
    for entry in ("SP-001", "SP-002", "SP-003"):
        run("judge", "mark", bundle, entry, "1.1=5", "1.2=6", "2=7", *judge)
    run("judge", "finalise", bundle, *judge)
    said = run("judge", "export", bundle, stick, *judge, "--code", code.lower())
    assert "check code" in said
    (sheet,) = stick.glob("*.pdf")
    assert "genuine" in run("verify", sheet, "--bundle", bundle)


def test_wrong_digits_are_refused_in_words(contest: SmallContest, tmp_path: Path) -> None:
    _made(contest, tmp_path)
    words = ("staff", "certify", contest.folder, tmp_path / "usb" / "GK01.keyrequest")
    said = run(*words, "--fingerprint", "0" * 24, "--staff-code", "X", status=1, lang="vi")
    assert "không khớp" in said
    assert "24" in run(*words, "--fingerprint", "12", status=2)


def test_the_digits_are_asked_for_when_they_are_not_given(
    contest: SmallContest, tmp_path: Path
) -> None:
    _, digits = _made(contest, tmp_path)
    request = tmp_path / "usb" / "GK01.keyrequest"
    said = run(
        *("staff", "certify", contest.folder, request),
        *("--staff-code", contest.built.codes[ROOT]),
        typed=f"{digits}\n",
    )
    assert "Certified the key of GK01" in said


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", "giám khảo tự tạo"), ("en", "made by its holder")]
)
def test_staff_see_whose_key_is_what(
    contest: SmallContest, tmp_path: Path, lang: str, words: str
) -> None:
    _, digits = _made(contest, tmp_path)
    assert words not in run("staff", "keys", contest.folder, lang=lang)
    request = tmp_path / "usb" / "GK01.keyrequest"
    run(
        *("staff", "certify", contest.folder, request, "--fingerprint", digits),
        *("--staff-code", contest.built.codes[ROOT]),
    )
    said = run("staff", "keys", contest.folder, lang=lang)
    assert words in said
    print_ = contest.opened.roster.root_fingerprint
    assert " ".join(print_[at : at + 4] for at in range(0, 24, 4)) in said


def test_somebody_else_is_named(contest: SmallContest, tmp_path: Path) -> None:
    bundle = contest.built.bundle
    said = run("judge", "make-key", bundle, tmp_path, "--judge", "GK99", status=1, lang="vi")
    assert "GK99" in said


def test_slips_may_carry_a_qr(contest: SmallContest, tmp_path: Path) -> None:
    staff_code = contest.built.codes[ROOT]
    sizes = []
    for extra in ((), ("--slip-qr",)):
        said = run("staff", "reissue", contest.folder, "GK01", "--staff-code", staff_code, *extra)
        slip = re.search(r"New slip: (\S+\.pdf)", said)
        assert slip is not None
        sizes.append(Path(slip.group(1)).stat().st_size)
    assert sizes[1] > sizes[0] + 500


def test_making_a_key_costs_a_guesser_the_full_price(contest: SmallContest, tmp_path: Path) -> None:
    _made(contest, tmp_path)
    (path,) = (tmp_path / "laptop" / "keys").glob("*.judgekey")
    assert key_file.read_key_file(path.read_bytes()).cost == key_file.GuessCost()
