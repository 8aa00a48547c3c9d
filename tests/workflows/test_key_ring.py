"""Keys are opened once in a run, asked for again by their code, and wiped together."""

from pathlib import Path

import pytest

from judge_app.documents.keys.held_key import KeyWipedError
from judge_app.documents.keys.key_file import WrongCodeError
from judge_app.workflows.key_ring import KeyRing
from tests.support.contest_folders import SmallContest
from tests.support.signed_contest import GK01, GK02


def test_a_key_is_opened_once_and_its_code_asked_for_every_time(
    small_contest: SmallContest, tmp_path: Path
) -> None:
    ring = KeyRing()
    opened, built = small_contest.opened, small_contest.built
    first = ring.open(opened, GK01, built.keys[GK01], built.codes[GK01])
    gone = tmp_path / "pulled-out.judgekey"
    assert ring.open(opened, GK01, gone, built.codes[GK01]) is first
    with pytest.raises(WrongCodeError):
        ring.open(opened, GK01, gone, built.codes[GK02])
    assert ring.held(opened, GK02) is None


def test_closing_wipes_every_key(small_contest: SmallContest) -> None:
    ring = KeyRing()
    opened, built = small_contest.opened, small_contest.built
    held = [ring.open(opened, who, built.keys[who], built.codes[who]) for who in (GK01, GK02)]
    ring.close()
    for key in held:
        with pytest.raises(KeyWipedError):
            key.sign(b"")
    assert ring.held(opened, GK01) is None
