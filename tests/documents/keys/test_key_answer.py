"""Answers: signed by the root, bound to one request, good for nobody else."""

import base64
import json
import random
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from judge_app.contest.canonical import canonical_bytes
from judge_app.documents.keys import keys
from judge_app.documents.keys.key_answer import (
    DamagedKeyAnswerError,
    KeyAnswer,
    NewerKeyAnswerError,
    NotAKeyAnswerError,
    make_answer,
    read_answer,
)
from judge_app.documents.keys.key_request import make_request, read_request, request_fingerprint
from judge_app.documents.keys.kinds import signed_bytes
from judge_app.documents.keys.sheet_signer import OpenedKey, low_s
from tests.support.signed_contest import GK01, GK02, MOMENT, SignedContest, signed_contest

HELD = signed_contest()
OWN = keys.make_own_key(GK01, "Ánh", HELD.contest.id, MOMENT, random.Random(4).randbytes)
REQUEST = read_request(
    make_request(
        OpenedKey(OWN),
        contest=HELD.contest.id,
        holder=GK01,
        root_fingerprint=HELD.roster.root_fingerprint,
        made_at="2024-04-02T08:00:00+07:00",
    )
)


def _certificate(held: SignedContest = HELD, judge: Any = GK01) -> Any:
    return keys.certify(
        held.root,
        REQUEST.key,
        judge=judge,
        name="Ánh",
        contest=held.contest.id,
        moment=MOMENT,
        random_bytes=random.Random(8).randbytes,
    )


def _answer(held: SignedContest = HELD, judge: Any = GK01) -> bytes:
    return make_answer(
        held.root,
        REQUEST,
        _certificate(held, judge),
        roster_revision=2,
        certified_at="2024-04-03T08:00:00+07:00",
    )


def test_an_answer_says_what_was_certified_by_whom() -> None:
    answer = read_answer(_answer())
    assert (answer.contest, answer.holder, answer.roster_revision) == (HELD.contest.id, GK01, 2)
    assert answer.root_fingerprint == HELD.roster.root_fingerprint
    assert answer.key_fingerprint == request_fingerprint(REQUEST)
    assert keys.certificate_from(answer.certificate).public_key() == REQUEST.key
    assert _answer() == _answer()


@pytest.mark.parametrize("content", [b"", b"{}", b"PK\3\4", b'{"kind": "judge-app/key-request/1"}'])
def test_other_files_are_no_answers(content: bytes) -> None:
    with pytest.raises(NotAKeyAnswerError) as caught:
        read_answer(content)
    assert type(caught.value) is NotAKeyAnswerError


def test_a_later_format_is_named() -> None:
    with pytest.raises(NewerKeyAnswerError) as caught:
        read_answer(b'{"kind":"judge-app/key-answer/12"}')
    assert caught.value.version == 12


@pytest.mark.parametrize(
    "changes",
    [
        {"holder": "GK02"},
        {"contest": "khac"},
        {"roster_revision": 3},
        {"certified_at": "x"},
        {"is_of_token": True},
        {"request_sha256": "0" * 64},
        {"certificate": "AAAA"},
        {"signature": "AAAA"},
        {"signature": "?"},
        {"roster_revision": "2"},
    ],
)
def test_whatever_an_answer_says_is_signed(changes: dict[str, Any]) -> None:
    with pytest.raises(DamagedKeyAnswerError):
        read_answer(canonical_bytes(json.loads(_answer()) | changes))


def _resigned(signer: keys.RootKey, **changes: Any) -> bytes:
    unsigned = replace(read_answer(_answer()), signature="", **changes)
    algorithm = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
    message = signed_bytes(unsigned.kind, canonical_bytes(unsigned))
    signature = low_s(signer.private_key.sign(message, algorithm))
    return canonical_bytes(replace(unsigned, signature=base64.b64encode(signature).decode()))


def test_an_answer_signed_by_another_root_than_it_names_is_refused() -> None:
    other = signed_contest(seed=3)
    with pytest.raises(DamagedKeyAnswerError):
        read_answer(_resigned(other.root))


def test_the_root_itself_cannot_answer_for_a_certificate_that_says_otherwise() -> None:
    for_another = base64.b64encode(keys.der(_certificate(judge=GK02))).decode()
    with pytest.raises(DamagedKeyAnswerError):
        read_answer(_resigned(HELD.root, certificate=for_another))
    roots_own = base64.b64encode(keys.der(HELD.root.certificate)).decode()
    with pytest.raises(DamagedKeyAnswerError):
        read_answer(_resigned(HELD.root, certificate=roots_own))
    with pytest.raises(DamagedKeyAnswerError):
        read_answer(_resigned(HELD.root, key_fingerprint="1" * 24))


def test_a_certificate_that_the_judge_signed_alone_is_no_answer() -> None:
    own = base64.b64encode(keys.der(OWN.certificate)).decode()
    with pytest.raises(DamagedKeyAnswerError):
        read_answer(_resigned(HELD.root, certificate=own))


def test_every_changed_byte_is_noticed() -> None:
    content = _answer()
    chance = random.Random(7)
    for _ in range(400):
        changed = bytearray(content)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        with pytest.raises((NotAKeyAnswerError, NewerKeyAnswerError)):
            read_answer(bytes(changed))


def test_an_answer_is_a_record() -> None:
    assert isinstance(read_answer(_answer()), KeyAnswer)
