"""The seal: opened by one key for one sheet, the same each time, and it tells nothing."""

import random

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from judge_app.documents.keys.keys import new_private_key
from judge_app.documents.keys.mark_seal import BLIND_BYTES, UnopenableBoxError, seal, unseal

CHAIR = new_private_key(random.Random(1).randbytes)
OTHER = new_private_key(random.Random(2).randbytes)
BLIND = bytes(range(BLIND_BYTES))
HEAD = b'{"judge":"GK01"}'


def sealed(content: bytes = b"9,5", head: bytes = HEAD, blind: bytes = BLIND) -> bytes:
    return seal(content, head, blind, CHAIR.public_key())


@given(content=st.binary(max_size=9000), head=st.binary(max_size=50))
def test_what_was_sealed_comes_out(content: bytes, head: bytes) -> None:
    assert unseal(sealed(content, head), head, CHAIR) == content


def test_the_same_sheet_makes_the_same_seal_and_another_blind_another() -> None:
    assert sealed() == sealed()
    one, two = sealed(), sealed(blind=bytes(BLIND_BYTES))
    assert one[:65] != two[:65]
    assert one[65:] != two[65:]


def test_the_length_of_a_box_does_not_tell_the_length_of_the_marks() -> None:
    assert len(sealed(b"9")) == len(sealed(b"10")) == len(sealed(b"10" * 1000))


@pytest.mark.parametrize("place", [0, 1, 40, 64, 65, 70, 2000, -1])
def test_a_changed_box_does_not_open(place: int) -> None:
    box = bytearray(sealed())
    box[place] ^= 1
    with pytest.raises(UnopenableBoxError):
        unseal(bytes(box), HEAD, CHAIR)


@pytest.mark.parametrize("size", [0, 1, 64, 65, 66, 80, 4000])
def test_a_cut_box_does_not_open(size: int) -> None:
    with pytest.raises(UnopenableBoxError):
        unseal(sealed()[:size], HEAD, CHAIR)


def test_a_box_opens_for_its_own_sheet_and_key_alone() -> None:
    with pytest.raises(UnopenableBoxError):
        unseal(sealed(), b'{"judge":"GK02"}', CHAIR)
    with pytest.raises(UnopenableBoxError):
        unseal(sealed(), HEAD, OTHER)


def test_padding_that_nobody_would_write_does_not_open(monkeypatch: pytest.MonkeyPatch) -> None:
    from judge_app.documents.keys import mark_seal  # noqa: PLC0415

    with monkeypatch.context() as other:
        other.setattr(mark_seal, "_padded", lambda content: (2).to_bytes(4) + content)
        box = seal(b"9,5", HEAD, BLIND, CHAIR.public_key())
    with pytest.raises(UnopenableBoxError):
        unseal(box, HEAD, CHAIR)


def test_boxes_are_made_for_p256() -> None:
    assert isinstance(CHAIR.public_key().curve, ec.SECP256R1)
    assert sealed()[0] == 4, "an uncompressed point"
