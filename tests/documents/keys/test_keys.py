import random
from datetime import UTC, datetime, timedelta

from cryptography import x509

from judge_app.contest.ids import ContestId, JudgeId
from judge_app.contest.panel import Seat
from judge_app.documents.keys import keys

MOMENT = datetime(2024, 4, 1, 8, 0, tzinfo=UTC)
CONTEST = ContestId("ung-dung-cntt-2024")


def _root(seed: int = 1) -> keys.RootKey:
    source = random.Random(seed).randbytes
    return keys.create_root(CONTEST, "Cuộc thi Ứng dụng CNTT", MOMENT, source)


def _extension(certificate: x509.Certificate, kind: type[x509.ExtensionType]) -> x509.ExtensionType:
    return certificate.extensions.get_extension_for_class(kind).value


def test_the_root_certifies_one_level_and_itself() -> None:
    root = _root()
    constraints = _extension(root.certificate, x509.BasicConstraints)
    assert constraints == x509.BasicConstraints(ca=True, path_length=0)
    root.certificate.verify_directly_issued_by(root.certificate)


def test_a_judge_gets_a_certificate_that_names_contest_and_judge() -> None:
    root = _root()
    key = keys.issue_key(root, JudgeId("GK03"), "Nguyễn Thị Ánh", CONTEST, MOMENT)
    key.certificate.verify_directly_issued_by(root.certificate)
    names = _extension(key.certificate, x509.SubjectAlternativeName)
    assert isinstance(names, x509.SubjectAlternativeName)
    assert names.get_values_for_type(x509.UniformResourceIdentifier) == [
        "urn:judge-app:ung-dung-cntt-2024:holder:GK03"
    ]
    constraints = _extension(key.certificate, x509.BasicConstraints)
    assert constraints == x509.BasicConstraints(ca=False, path_length=None)
    assert key.certificate.public_key() == key.private_key.public_key()


def test_certificates_are_valid_from_the_day_before_for_ten_years() -> None:
    certificate = _root().certificate
    assert certificate.not_valid_before_utc == MOMENT - timedelta(days=1)
    assert (certificate.not_valid_after_utc - MOMENT).days == 3652


def test_only_the_chairs_key_may_open_sealed_marks() -> None:
    root = _root()
    judge = keys.issue_key(root, JudgeId("GK01"), "A", CONTEST, MOMENT)
    chair = keys.issue_key(root, JudgeId("TB"), "B", CONTEST, MOMENT, seat=Seat.CHAIR)
    for key, may in ((judge, False), (chair, True)):
        usage = _extension(key.certificate, x509.KeyUsage)
        assert isinstance(usage, x509.KeyUsage)
        assert usage.key_agreement is may
        assert usage.digital_signature
        assert usage.content_commitment
        assert not usage.key_cert_sign


def test_the_same_randomness_makes_the_same_root() -> None:
    assert keys.der(_root(3).certificate) == keys.der(_root(3).certificate)
    assert keys.der(_root(3).certificate) != keys.der(_root(4).certificate)


def test_names_too_long_for_a_certificate_are_shortened() -> None:
    key = keys.issue_key(_root(), JudgeId("GK01"), "Nguyễn " * 30, CONTEST, MOMENT)
    (name,) = key.certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    assert isinstance(name.value, str)
    assert name.value.startswith("Nguyễn Nguyễn")
    unnamed = keys.issue_key(_root(), JudgeId("GK01"), "", CONTEST, MOMENT)
    assert unnamed.certificate.subject.rfc4514_string().startswith("CN=-")


def test_a_fingerprint_is_24_digits_in_six_groups() -> None:
    digits = keys.fingerprint(_root().certificate)
    assert len(digits) == 24
    assert digits.isdigit()
    assert len(keys.fingerprint_groups(digits).split()) == 6


def test_a_roster_holds_everybody_by_id() -> None:
    root = _root()
    held = {
        JudgeId(name): keys.issue_key(root, JudgeId(name), name, CONTEST, MOMENT).certificate
        for name in ("TB", "GK02", "GK01")
    }
    roster = keys.make_roster(root.certificate, held, revision=2)
    assert [entry.judge for entry in roster.entries] == ["GK01", "GK02", "TB"]
    assert roster.revision == 2
    assert roster.root_fingerprint == keys.fingerprint(root.certificate)
    entry = roster.key_of(JudgeId("GK02"))
    assert keys.certificate_from(entry.certificate) == held[JudgeId("GK02")]
    assert entry.spki_sha256 == keys.spki_sha256(held[JudgeId("GK02")])
