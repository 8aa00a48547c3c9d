"""A key is open while the program needs it, asks for its code again, and leaves memory when wiped."""

import random
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from judge_app.contest.ids import ContestId, JudgeId
from judge_app.documents.keys import keys
from judge_app.documents.keys.held_key import HeldFileKey, KeyWipedError, Reminder
from judge_app.documents.keys.key_file import WrongCodeError, seal
from judge_app.documents.keys.sheet_signer import OpenedKey
from tests.documents.keys.test_key_file import CHEAP, CODE

GK01 = JudgeId("GK01")
MOMENT = datetime(2024, 4, 1, tzinfo=UTC)
CONTEST = ContestId("hoi-thi")
ROOT = keys.create_root(CONTEST, "Hội thi", MOMENT, random.Random(1).randbytes)
KEY = keys.issue_key(ROOT, GK01, "Ánh", CONTEST, MOMENT, random_bytes=random.Random(2).randbytes)


def test_it_signs_as_the_key_itself_does() -> None:
    held = HeldFileKey(GK01, KEY, CODE)
    assert held.sign(b"message") == OpenedKey(KEY).sign(b"message")
    assert (held.judge, held.certificate, held.key) == (GK01, KEY.certificate, KEY)


@pytest.mark.parametrize("typed", [CODE, "7k3mx-9qrtb", " 7K3MX 9QRTB "])
def test_the_code_is_recognised_however_it_is_typed(typed: str) -> None:
    HeldFileKey(GK01, KEY, CODE).confirm(typed)


def test_another_code_is_no_consent() -> None:
    with pytest.raises(WrongCodeError) as caught:
        HeldFileKey(GK01, KEY, CODE).confirm("7K3MX9QRTC")
    assert caught.value.holder == GK01


def test_a_wiped_key_signs_nothing() -> None:
    held = HeldFileKey(GK01, KEY, CODE)
    held.wipe()
    held.wipe()
    for use in (lambda: held.sign(b""), lambda: held.confirm(CODE), lambda: held.certificate):
        with pytest.raises(KeyWipedError):
            use()


def test_a_reminder_that_forgot_recognises_nothing() -> None:
    reminder = Reminder("1234")
    assert reminder.recognises("1234")
    reminder.forget()
    assert not reminder.recognises("1234")
    assert not reminder.recognises("")


_CHILD = """
import sys
from judge_app.contest.ids import ContestId, JudgeId
from judge_app.documents.keys.held_key import HeldFileKey
from judge_app.documents.keys.key_file import open_key_file
content = open(sys.argv[1], "rb").read()
def held():
    key = open_key_file(content, code=sys.argv[2], contest=ContestId("hoi-thi"),
                        judge=JudgeId("GK01"), root_fingerprint=sys.argv[3])
    return HeldFileKey(JudgeId("GK01"), key, sys.argv[2])
key = held()
key.sign(b"message")
print("open", flush=True)
sys.stdin.readline()
key.wipe()
print("wiped", flush=True)
sys.stdin.readline()
"""


def _copies(process: int, wanted: tuple[bytes, ...]) -> int:
    """Count how often a secret stands anywhere in the memory of a process."""
    found = 0
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines():
            span, rights, *_ = line.split()
            if "rw" not in rights or "[vvar" in line:
                continue
            start, end = (int(each, 16) for each in span.split("-"))
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except (OSError, ValueError):
                continue
            found += sum(content.count(each) for each in wanted)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks into a process as Linux shows it")
def test_after_wiping_the_secret_number_is_nowhere_in_memory(tmp_path: Path) -> None:
    print_ = keys.fingerprint(ROOT.certificate)
    path = tmp_path / "GK01.judgekey"
    path.write_bytes(
        seal(KEY, code=CODE, contest=CONTEST, judge=GK01, root_fingerprint=print_, cost=CHEAP)
    )
    number = KEY.private_key.private_numbers().private_value
    wanted = (number.to_bytes(32, "big"), number.to_bytes(32, "little"))
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(path), CODE, print_],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[3],
    )
    with child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        assert _copies(child.pid, wanted) >= 1
        child.stdin.write("\n")
        child.stdin.flush()
        assert child.stdout.readline() == "wiped\n"
        assert _copies(child.pid, wanted) == 0
        child.stdin.write("\n")
