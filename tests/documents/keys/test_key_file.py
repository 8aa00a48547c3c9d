import base64
import hashlib
import json
import random
from datetime import UTC, datetime
from typing import Any

import pytest

from judge_app.contest.canonical import canonical_bytes
from judge_app.contest.ids import ContestId, JudgeId
from judge_app.documents.keys import keys
from judge_app.documents.keys.key_file import (
    ROOT_HOLDER,
    STANDARD_COST,
    DamagedKeyFileError,
    GuessCost,
    KeyOfOtherContestError,
    KeyOfOtherHolderError,
    NewerKeyFileError,
    NotAKeyFileError,
    WrongCodeError,
    open_key_file,
    open_root_key_file,
    read_key_file,
    seal,
)

CHEAP = GuessCost(memory_kib=64, iterations=1, lanes=1)
CODE = "7K3MX9QRTB"
CONTEST = ContestId("hoi-thi")
GK01 = JudgeId("GK01")
MOMENT = datetime(2024, 4, 1, tzinfo=UTC)
ROOT = keys.create_root(CONTEST, "Hội thi", MOMENT, random.Random(1).randbytes)
PRINT = keys.fingerprint(ROOT.certificate)
KEY = keys.issue_key(ROOT, GK01, "Nguyễn Thị Ánh", CONTEST, MOMENT)


def _sealed(cost: GuessCost = CHEAP) -> bytes:
    return seal(KEY, code=CODE, contest=CONTEST, judge=GK01, root_fingerprint=PRINT, cost=cost)


def _opened(content: bytes, code: str = CODE, **other: Any) -> keys.HolderKey:
    bound = {"contest": CONTEST, "judge": GK01, "root_fingerprint": PRINT} | other
    return open_key_file(content, code=code, **bound)


def test_a_code_opens_its_key_at_the_full_cost() -> None:
    content = _sealed(STANDARD_COST)
    assert GuessCost(memory_kib=65536, iterations=3, lanes=4) == STANDARD_COST
    assert read_key_file(content).cost == STANDARD_COST
    key = _opened(content, "7k3mx-9qrtb")
    assert key.private_key.private_numbers() == KEY.private_key.private_numbers()
    assert key.certificate == KEY.certificate


def test_the_private_key_is_nowhere_in_the_clear() -> None:
    number = KEY.private_key.private_numbers().private_value.to_bytes(32)
    content = _sealed()
    file = json.loads(content)
    assert number not in content
    assert all(number not in base64.b64decode(file[name]) for name in ("certificate", "sealed"))
    assert _sealed() != content


def test_a_wrong_code_is_named_as_such() -> None:
    with pytest.raises(WrongCodeError) as caught:
        _opened(_sealed(), "7K3MX9QRTC")
    assert caught.value.holder == GK01


def test_a_key_of_another_contest_or_root_is_refused() -> None:
    with pytest.raises(KeyOfOtherContestError) as caught:
        _opened(_sealed(), contest=ContestId("khac"))
    assert caught.value.contest == CONTEST
    with pytest.raises(KeyOfOtherContestError):
        _opened(_sealed(), root_fingerprint="0" * 24)


def test_somebody_elses_key_is_refused() -> None:
    with pytest.raises(KeyOfOtherHolderError) as caught:
        _opened(_sealed(), judge=JudgeId("GK02"))
    assert caught.value.holder == GK01


def test_a_file_of_a_later_format_is_named() -> None:
    with pytest.raises(NewerKeyFileError) as caught:
        _opened(b'{"kind": "judge-app/key/2", "shape": "unknown"}')
    assert caught.value.version == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"\xff\xfe",
        b"[]",
        b'{"kind": 1}',
        b'{"kind": "judge-app/bundle/1"}',
        b'{"kind": "judge-app/key/"}',
        b'{"kind": "judge-app/key/0"}',
        b'{"kind": "judge-app/key/-1"}',
        '{"kind": "judge-app/key/²"}'.encode(),
        b'{"kind": "judge-app/key/1"}' + b" " * 70_000,
    ],
)
def test_other_files_are_no_keys(content: bytes) -> None:
    with pytest.raises(NotAKeyFileError):
        _opened(content)


def test_every_changed_byte_is_noticed() -> None:
    content = bytearray(_sealed())
    chance = random.Random(5)
    for _ in range(300):
        changed = bytearray(content)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(7)
        with pytest.raises((NotAKeyFileError, NewerKeyFileError)):
            _opened(bytes(changed))


def _forged(content: bytes, **changes: Any) -> bytes:
    """Return the file with fields changed and the checksum made right again."""
    fields = json.loads(content) | changes | {"checksum": ""}
    fields["checksum"] = hashlib.sha256(canonical_bytes(fields)).hexdigest()
    return canonical_bytes(fields)


def test_a_renamed_file_does_not_open_even_with_the_code() -> None:
    with pytest.raises(WrongCodeError):
        _opened(_forged(_sealed(), holder="GK02"), judge=JudgeId("GK02"))
    with pytest.raises(WrongCodeError):
        _opened(_forged(_sealed(), root_fingerprint="1" * 24), root_fingerprint="1" * 24)
    with pytest.raises(WrongCodeError):
        _opened(_forged(_sealed(), contest="khac"), contest=ContestId("khac"))


@pytest.mark.parametrize(
    "changes",
    [
        {"cost": {"memory_kib": 1 << 30, "iterations": 3, "lanes": 4}},
        {"cost": {"memory_kib": 65536, "iterations": 1000, "lanes": 4}},
        {"cost": {"memory_kib": 8, "iterations": 1, "lanes": 4}},
        {"cost": {"memory_kib": 65536, "iterations": 3, "lanes": 0}},
        {"nonce": "?"},
        {"nonce": "AAAA"},
        {"salt": ""},
        {"certificate": "AAAA"},
        {"sealed": 3},
    ],
)
def test_a_senseless_file_is_damaged(changes: dict[str, Any]) -> None:
    with pytest.raises(DamagedKeyFileError):
        _opened(_forged(_sealed(), **changes))


def test_a_key_that_is_not_the_certificates_is_damaged() -> None:
    other = keys.issue_key(ROOT, GK01, "Khác", CONTEST, MOMENT)
    mixed = keys.HolderKey(private_key=other.private_key, certificate=KEY.certificate)
    content = seal(
        mixed, code=CODE, contest=CONTEST, judge=GK01, root_fingerprint=PRINT, cost=CHEAP
    )
    with pytest.raises(DamagedKeyFileError):
        _opened(content)


def test_the_root_is_kept_in_the_same_way() -> None:
    content = seal(
        ROOT, code=CODE, contest=CONTEST, judge=ROOT_HOLDER, root_fingerprint=PRINT, cost=CHEAP
    )
    root = open_root_key_file(content, code=CODE, contest=CONTEST, root_fingerprint=PRINT)
    assert root.certificate == ROOT.certificate
    with pytest.raises(KeyOfOtherHolderError):
        _opened(content)
