"""The bytes that a signature's container must have, written out without any library for CMS.

Everything in it follows from the file's hash, the signer's certificate and the signature. The gate
takes the latter two out of a container, writes the whole again, and wants every byte the same. What
is written here is what pyHanko writes when a sheet is signed (`cms_container`): two programs that
never met agree on it.

RFC 5652 (CMS), RFC 5035 (the attribute that names the certificate), ITU-T X.690 (DER).
"""

import hashlib

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

_SEQUENCE, _SET, _INTEGER, _OCTETS, _NULL = 0x30, 0x31, 0x02, 0x04, b"\x05\x00"
_FIRST, _DIRECTORY_NAME = 0xA0, 0xA4
_DATA = bytes.fromhex("06092a864886f70d010701")
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
_SIGNING_CERTIFICATE = bytes.fromhex("060b2a864886f70d010910022f")
_SHA256 = bytes.fromhex("0609608648016503040201")
_ECDSA_SHA256 = bytes.fromhex("06082a8648ce3d040302")
_RSA_SHA256 = bytes.fromhex("06092a864886f70d01010b")


def shaped(digest: bytes, certificate: x509.Certificate, der: bytes, signature: bytes) -> bytes:
    """Return the container of a file with this SHA-256, signed by this certificate's key."""
    hashing = _node(_SEQUENCE, _SHA256, _NULL)
    attributes = _attributes(digest, certificate, der)
    signer = _node(
        _SEQUENCE,
        _node(_INTEGER, b"\x01"),
        _node(_SEQUENCE, certificate.issuer.public_bytes(), _number(certificate.serial_number)),
        hashing,
        _node(_FIRST, *attributes),
        _algorithm(certificate),
        _node(_OCTETS, signature),
    )
    signed = _node(
        _SEQUENCE,
        _node(_INTEGER, b"\x01"),
        _node(_SET, hashing),
        _node(_SEQUENCE, _DATA),
        _node(_FIRST, der),
        _node(_SET, signer),
    )
    return _node(_SEQUENCE, _SIGNED_DATA, _node(_FIRST, signed))


def signed_attributes(digest: bytes, certificate: x509.Certificate, der: bytes) -> bytes:
    """Return the message that the signature is of."""
    return _node(_SET, *_attributes(digest, certificate, der))


def parts_of(container: bytes) -> tuple[bytes, bytes] | None:
    """Return certificate and signature where such a container has them, or None.

    Nothing about them is believed: they are for `shaped` to be held against.
    """
    try:
        signed = _children(_inside(_children(container)[1]))
        certificate, signers = signed[3], signed[4]
        signature = _children(_inside(signers))[5]
        return _inside(certificate), _inside(signature)
    except (ValueError, IndexError):
        return None


def _attributes(digest: bytes, certificate: x509.Certificate, der: bytes) -> tuple[bytes, ...]:
    """Return the signed attributes in the order of their bytes, as DER has sets."""
    issuer = _node(_SEQUENCE, _node(_DIRECTORY_NAME, certificate.issuer.public_bytes()))
    named = _node(
        _SEQUENCE,
        _node(_OCTETS, hashlib.sha256(der).digest()),
        _node(_SEQUENCE, issuer, _number(certificate.serial_number)),
    )
    return (
        _node(_SEQUENCE, _CONTENT_TYPE, _node(_SET, _DATA)),
        _node(_SEQUENCE, _MESSAGE_DIGEST, _node(_SET, _node(_OCTETS, digest))),
        _node(
            _SEQUENCE,
            _SIGNING_CERTIFICATE,
            _node(_SET, _node(_SEQUENCE, _node(_SEQUENCE, named))),
        ),
    )


def _algorithm(certificate: x509.Certificate) -> bytes:
    if isinstance(certificate.public_key(), ec.EllipticCurvePublicKey):
        return _node(_SEQUENCE, _ECDSA_SHA256)
    return _node(_SEQUENCE, _RSA_SHA256, _NULL)


def _number(value: int) -> bytes:
    return _node(_INTEGER, value.to_bytes(value.bit_length() // 8 + 1, signed=True))


def _node(tag: int, *contents: bytes) -> bytes:
    content = b"".join(contents)
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes((tag, 0x80 | len(length))) + length + content


def _inside(node: bytes) -> bytes:
    start, end = _bounds(node, 0)
    if end != len(node):
        raise ValueError(end)
    return node[start:end]


def _children(node: bytes) -> list[bytes]:
    """Return the nodes in a node."""
    content, found, place = _inside(node), [], 0
    while place < len(content):
        _, end = _bounds(content, place)
        found.append(content[place:end])
        place = end
    return found


def _bounds(content: bytes, place: int) -> tuple[int, int]:
    """Return where the content of the node at `place` begins and ends."""
    first = content[place + 1]
    count = first & 0x7F if first & 0x80 else 0
    start = place + 2 + count
    length = int.from_bytes(content[place + 2 : start]) if first & 0x80 else first
    if start + length > len(content):
        raise ValueError(place)
    return start, start + length
