"""A judge with a USB token on the command line."""

import re
from functools import partial
from pathlib import Path

import pytest

from tests.support import command_line
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.own_keys import ROOT, exchange
from tests.support.signed_contest import CHAIR
from tests.support.softhsm import PIN

run = partial(command_line.run, lang="en")


@pytest.fixture
def contest(tmp_path: Path) -> SmallContest:
    (tmp_path / "usb").mkdir()
    return built_contest(tmp_path / "cuoc-thi")


def test_tokens_are_listed_with_what_can_sign(soft_tokens: Path) -> None:
    said = run("judge", "tokens", "--driver", soft_tokens)
    assert "RSA 2048" in said
    assert "cannot sign sheets" in said
    assert "P-256" in said
    assert "trình điều khiển" in run(
        "judge", "tokens", "--driver", "/khong/co.so", status=1, lang="vi"
    )


def test_a_sheet_is_signed_on_a_token(
    contest: SmallContest, soft_tokens: Path, tmp_path: Path
) -> None:
    stick, bundle = tmp_path / "usb", contest.built.bundle
    home = tmp_path / "laptop"
    driver = ("--driver", soft_tokens, "--token", "RSA")
    asked = ("judge", "token-request", bundle, stick, "--judge", "GK01", *driver)
    said = run(*asked, "--pin", PIN)
    digits = re.search(r"to staff: ([\d ]+)", said)
    assert digits is not None
    staff_code = contest.built.codes[ROOT]
    run(
        *("staff", "certify", contest.folder, stick / "GK01.keyrequest"),
        *("--fingerprint", digits.group(1), "--staff-code", staff_code),
    )
    run("staff", "build", contest.folder, "--staff-code", staff_code)
    judge = ("--judge", "GK01", "--home", home)
    for entry in ("SP-001", "SP-002", "SP-003"):
        run("judge", "mark", bundle, entry, "1.1=5", "1.2=6", "2=7", *judge)
    run("judge", "finalise", bundle, *judge)
    export = ("judge", "export", bundle, stick, *judge, "--token-driver", soft_tokens)
    wrong = run(*export, "--code", "sai-roi", status=1, lang="vi")
    assert "Mã PIN sai" in wrong
    assert "check code" in run(*export, "--code", PIN)
    (sheet,) = stick.glob("*.pdf")
    assert "genuine" in run("verify", sheet, "--bundle", bundle)


def test_a_choice_that_is_not_one_is_asked_for(
    contest: SmallContest, soft_tokens: Path, tmp_path: Path
) -> None:
    words = ("judge", "token-request", contest.built.bundle, tmp_path / "usb", "--judge", "GK01")
    for choice in ((), ("--token", "khac"), ("--token", "EC", "--certificate", "2")):
        said = run(*words, "--driver", soft_tokens, *choice, "--pin", PIN, status=1)
        assert "Name one token" in said


@pytest.mark.parametrize("token", ["RSA", "EC"])
def test_the_chair_signs_the_result_on_a_token(
    contest: SmallContest, soft_tokens: Path, tmp_path: Path, token: str
) -> None:
    stick, bundle, home = tmp_path / "usb", contest.built.bundle, ("--home", tmp_path / "laptop")
    exchange(contest, tmp_path, CHAIR).list_token(soft_tokens, token, PIN)
    run("chair", "freeze", bundle, "--despite-open-matters", *home)
    publish = ("chair", "publish", bundle, stick, "--token-driver", soft_tokens, *home)
    assert "mã PIN" in run(*publish, status=1, lang="vi")
    assert "Mã PIN sai" in run(*publish, "--code", "sai-roi", status=1, lang="vi")
    assert not list(stick.glob("ket-qua-*"))
    assert "signed" in run(*publish, "--code", PIN)
    results = sorted(stick.glob("ket-qua-*/**/*.pdf"))
    assert len(results) == 5
    said = run("verify", *results, "--bundle", bundle)
    assert said.count("genuine and whole") == 5
