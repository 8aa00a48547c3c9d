"""USB tokens in software: SoftHSM with keys and certificates as an issuer would put them there."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

DRIVER = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN = "Matkhau123"
_INIT = ("softhsm2-util", "--init-token", "--free", "--pin", PIN, "--so-pin", "12345678")
_NOW = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SoftToken:
    """A token to be made: its label and the kinds of its keys, such as `rsa2048` or `p256`.

    A kind that ends in `+` wants the PIN at every signature.
    """

    label: str
    keys: tuple[str, ...]


def make_tokens(folder: Path, tokens: tuple[SoftToken, ...]) -> Path:
    """Make tokens that live in `folder`; return the configuration that shows them."""
    store = folder / "tokens"
    store.mkdir()
    configuration = folder / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {store}\nlog.level = ERROR\n", "utf-8")
    environment = {**os.environ, "SOFTHSM2_CONF": str(configuration)}
    for token in tokens:
        subprocess.run(
            [*_INIT, "--label", token.label],
            env=environment,
            check=True,
            capture_output=True,
        )
        subprocess.run(
            [sys.executable, "-m", "tests.support.softhsm", token.label, *token.keys],
            env=environment,
            check=True,
            cwd=Path(__file__).resolve().parents[2],
        )
    return configuration


def _fill(label: str, kinds: list[str]) -> None:
    """Put keys and their certificates on a token; runs in a process of its own."""
    import pkcs11  # noqa: PLC0415
    from pkcs11 import Attribute, ObjectClass  # noqa: PLC0415
    from pkcs11.constants import CertificateType  # noqa: PLC0415
    from pkcs11.util.ec import decode_ec_private_key  # noqa: PLC0415
    from pkcs11.util.rsa import decode_rsa_private_key  # noqa: PLC0415

    token = pkcs11.lib(str(DRIVER)).get_token(token_label=label)
    with token.open(rw=True, user_pin=PIN) as session:
        for number, kind in enumerate(kinds):
            key, content = _new_key(kind.rstrip("+"))
            decode = decode_rsa_private_key if kind.startswith("rsa") else decode_ec_private_key
            common = {Attribute.TOKEN: True, Attribute.ID: bytes([number + 1])}
            private = {Attribute.PRIVATE: True, Attribute.SENSITIVE: True, Attribute.SIGN: True}
            each_time = {Attribute.ALWAYS_AUTHENTICATE: kind.endswith("+")}
            session.create_object({**decode(content), **private, **each_time, **common})
            certificate, subject = _certificate(key, f"Nguyễn Thị {kind}")
            session.create_object(
                {
                    Attribute.CLASS: ObjectClass.CERTIFICATE,
                    Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                    Attribute.SUBJECT: subject,
                    Attribute.VALUE: certificate,
                    **common,
                }
            )


def _new_key(kind: str):  # type: ignore[no-untyped-def] # only this process sees it
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415

    key = (
        rsa.generate_private_key(65537, int(kind.removeprefix("rsa")))
        if kind.startswith("rsa")
        else ec.generate_private_key(ec.SECP256R1())
    )
    content = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    return key, content


def _certificate(key, name: str) -> tuple[bytes, bytes]:  # type: ignore[no-untyped-def]
    from datetime import timedelta  # noqa: PLC0415

    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415

    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    issuer = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "CA phục vụ thử nghiệm")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(5)
        .not_valid_before(_NOW)
        .not_valid_after(_NOW + timedelta(days=1000))
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.DER), subject.public_bytes()


if __name__ == "__main__":
    _fill(sys.argv[1], sys.argv[2:])
