"""The seal that keeps marks unread: encrypted to the chair's key, and made again by who knows them.

ECDH on P-256 between a key made for one sheet alone and the chair's key, HKDF-SHA256 (RFC 5869) over
what they share, AES-256-GCM over the marks. The one-time key is itself derived from the sheet's
`blind`, 32 bytes of chance that are sealed in with the marks. So nobody can guess marks and compare,
but whoever was shown an opened sheet can seal it again and see the very bytes that were signed: an
opening needs no trust in who opened it, and no secret.

`head` binds a box to one sheet: it enters the one-time key, the key of the cipher, and its
additional data. Padding hides how long the text inside is, and with it how many digits marks have.
"""

import hashlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from judge_app.documents.keys.keys import new_private_key

BLIND_BYTES = 32
LARGEST_BOX = 1 << 20
"""Bytes; the largest sheet known has a twentieth of it."""

_ONE_TIME = b"judge-app/sealed-marks/1 one-time key\0"
_CIPHER = b"judge-app/sealed-marks/1 cipher\0"
_POINT = 65
_KEY, _NONCE = 32, 12
_LENGTH_BYTES = 4
_STEP = 4096
"""Boxes come in multiples of so many bytes."""


class UnopenableBoxError(ValueError):
    """The box was not sealed to this key, or for another sheet, or is damaged."""


def seal(content: bytes, head: bytes, blind: bytes, chair: ec.EllipticCurvePublicKey) -> bytes:
    """Return the box of some bytes; the same arguments give the same box.

    Args:
        content: what nobody may read.
        head: what everybody may read, and the box belongs to.
        blind: 32 bytes of chance, used for this content and head alone; it must be told by
            `content`, or the box can never be checked.
        chair: the key, on P-256, that opens it.
    """
    one_time = new_private_key(lambda count: _stretched(blind, _ONE_TIME + _hash(head), count))
    point = _point(one_time.public_key())
    cipher, nonce = _cipher(one_time.exchange(ec.ECDH(), chair), point, _point(chair), head)
    return point + cipher.encrypt(nonce, _padded(content), head)


def unseal(box: bytes, head: bytes, chair: ec.EllipticCurvePrivateKey) -> bytes:
    """Return what is in a box; `UnopenableBoxError` where it does not open."""
    point, sealed = box[:_POINT], box[_POINT:]
    try:
        one_time = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        shared = chair.exchange(ec.ECDH(), one_time)
        cipher, nonce = _cipher(shared, point, _point(chair.public_key()), head)
        padded = cipher.decrypt(nonce, sealed, head)
    except (InvalidTag, ValueError) as cause:
        raise UnopenableBoxError from cause
    length = int.from_bytes(padded[:_LENGTH_BYTES])
    content = padded[_LENGTH_BYTES:][:length]
    if _padded(content) != padded:
        raise UnopenableBoxError
    return content


def _cipher(shared: bytes, point: bytes, chair: bytes, head: bytes) -> tuple[AESGCM, bytes]:
    """Return the cipher of one box; its key is never used again, so its nonce may be derived."""
    stretched = _stretched(shared, _CIPHER + point + chair + _hash(head), _KEY + _NONCE)
    return AESGCM(stretched[:_KEY]), stretched[_KEY:]


def _stretched(secret: bytes, info: bytes, count: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=count, salt=None, info=info).derive(secret)


def _hash(head: bytes) -> bytes:
    return hashlib.sha256(head).digest()


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )


def _padded(content: bytes) -> bytes:
    framed = len(content).to_bytes(_LENGTH_BYTES) + content
    return framed + bytes(-len(framed) % _STEP)
