"""A bundle opens whole or says what is wrong with it."""

import hashlib
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from judge_app.bundle.chunks import CHUNK_SIZE
from judge_app.bundle.errors import (
    AlteredBundleError,
    BundleError,
    MissingMemberError,
    NewerBundleError,
    NotABundleError,
    TruncatedBundleError,
    UntrustedBundleError,
)
from judge_app.bundle.manifest import Manifest, encode
from judge_app.bundle.member_source import MemberSource
from judge_app.bundle.reader import BundleReader
from judge_app.bundle.sealing import seal
from judge_app.byte_source import DamagedBytesError, HoldingSource, Piece, read_all
from judge_app.contest.ids import EntryCode
from judge_app.errors import CancelledByUserError, DriveRemovedError, MissingFileError
from judge_app.progress import Cancellation, Progress
from tests.support.bundles import Files, make_bundle
from tests.support.signed_contest import signed_contest

CLIP = random.Random(1).randbytes(3_500_000)
ENTRY = signed_contest().contest.entries[0].code
FILES: Files = {(ENTRY, "phim.mp4"): CLIP, (ENTRY, "rỗng.txt"): b"", (ENTRY, "ảnh/một.png"): b"PNG"}


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "thi.judgebundle"
    make_bundle(path, FILES)
    return path


def test_every_file_reads_back(bundle: Path) -> None:
    reader = BundleReader.open(bundle)
    for (entry, path), content in FILES.items():
        source = reader.member(EntryCode(entry), path)
        assert read_all(source) == content
        assert source.name == Path(path).name
        source.close()
    assert reader.contest.entries[0].files[0].path == "phim.mp4"


def test_reading_anywhere_agrees_with_the_file(bundle: Path) -> None:
    source = BundleReader.open(bundle).member(ENTRY, "phim.mp4")
    chance = random.Random(2)
    for _ in range(200):
        offset, length = chance.randrange(len(CLIP) + 10), chance.randrange(2_000_000)
        assert source.read_at(offset, length) == CLIP[offset : offset + length]
    source.close()


def test_what_was_read_and_checked_is_held_and_nothing_else(bundle: Path) -> None:
    source = BundleReader.open(bundle).member(ENTRY, "phim.mp4")
    assert isinstance(source, HoldingSource)
    assert isinstance(source, MemberSource)
    assert source.held_at(0) is None
    source.read_at(CHUNK_SIZE + 5, 1)
    second = Piece(CHUNK_SIZE, CLIP[CHUNK_SIZE : 2 * CHUNK_SIZE])
    assert source.held_at(CHUNK_SIZE) == source.held_at(2 * CHUNK_SIZE - 1) == second
    assert source.held_at(CHUNK_SIZE - 1) is None
    assert source.held_at(2 * CHUNK_SIZE) is None, "the next chunk was not read"
    assert source.hold(7) == source.held_at(0) == Piece(0, CLIP[:CHUNK_SIZE])
    source.read_at(len(CLIP) - 1, 1)
    last = source.held_at(len(CLIP) - 3)
    assert last is not None
    assert last.content == CLIP[last.start :]
    with source._reading:
        assert source.held_at(CHUNK_SIZE) == second, "another's read holds nobody up"
    source.close()
    assert source.held_at(CHUNK_SIZE) is None


def test_sources_of_a_member_share_what_was_read_and_checked(bundle: Path) -> None:
    reader = BundleReader.open(bundle)
    first = reader.member(ENTRY, "phim.mp4")
    other, picture = reader.member(ENTRY, "phim.mp4"), reader.member(ENTRY, "ảnh/một.png")
    first.read_at(0, 1)
    assert isinstance(other, MemberSource)
    assert isinstance(picture, MemberSource)
    assert other.held_at(5) == Piece(0, CLIP[:CHUNK_SIZE])
    assert picture.held_at(0) is None
    first.close()
    copy = other.reopened()
    other.close()
    assert copy.held_at(5) == Piece(0, CLIP[:CHUNK_SIZE]), "the last one keeps it"
    copy.close()
    late = reader.member(ENTRY, "phim.mp4")
    assert isinstance(late, MemberSource)
    assert late.held_at(5) is None, "with the last one it goes"
    late.close()
    picture.close()


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path, bundle: Path) -> None:
    again = tmp_path / "again.judgebundle"
    make_bundle(again, FILES)
    assert again.read_bytes() == bundle.read_bytes()


def test_any_zip_program_opens_it(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == ["bundle.json", "bundle.sig"]


def test_a_damaged_clip_leaves_the_rest_usable(bundle: Path) -> None:
    content = bytearray(bundle.read_bytes())
    place = content.index(CLIP[2_000_000:2_000_100])
    content[place] ^= 1
    bundle.write_bytes(content)
    reader = BundleReader.open(bundle)
    source = reader.member(ENTRY, "phim.mp4")
    assert source.read_at(0, 1 << 20) == CLIP[: 1 << 20]
    with pytest.raises(DamagedBytesError) as caught:
        source.read_at(2_000_000, 10)
    assert (caught.value.name, caught.value.start) == ("phim.mp4", 1 << 20)
    assert source.read_at(3 << 20, 100) == CLIP[3 << 20 : (3 << 20) + 100]
    source.close()
    (damaged,) = reader.verify_all()
    assert (damaged.entry, damaged.path, damaged.start) == (ENTRY, "phim.mp4", 1 << 20)


def test_checking_everything_reports_progress_and_stops_when_asked(bundle: Path) -> None:
    seen: list[Progress] = []
    assert BundleReader.open(bundle).verify_all(seen.append) == ()
    assert seen[-1].done == seen[-1].total == sum(map(len, FILES.values()))
    stop = Cancellation()
    stop.cancel()
    with pytest.raises(CancelledByUserError):
        BundleReader.open(bundle).verify_all(cancellation=stop)


def test_every_single_byte_before_the_files_is_protected(bundle: Path) -> None:
    whole = bundle.read_bytes()
    end = whole.index(CLIP[:64])
    chance = random.Random(3)
    reader_of_whole = BundleReader.open(bundle)
    for place in sorted(chance.sample(range(end), 60)):
        content = bytearray(whole)
        content[place] ^= 0xFF
        bundle.write_bytes(content)
        try:
            reader = BundleReader.open(bundle)
        except BundleError:
            continue
        # what opens all the same must be the very same contest, and a file is read right or not at
        # all (zip's own bookkeeping, the table of chunk digests)
        assert reader.contest == reader_of_whole.contest
        source = reader.member(ENTRY, "phim.mp4")
        with suppress(DamagedBytesError):
            assert read_all(source) == CLIP
        source.close()


def test_damaged_digests_cost_their_own_file_alone(bundle: Path) -> None:
    content = bytearray(bundle.read_bytes())
    content[content.index(hashlib.sha256(CLIP[:CHUNK_SIZE]).digest())] ^= 1
    bundle.write_bytes(content)
    reader = BundleReader.open(bundle)
    source = reader.member(ENTRY, "phim.mp4")
    with pytest.raises(DamagedBytesError) as caught:
        source.read_at(0, 10)
    assert (caught.value.start, caught.value.end) == (0, len(CLIP))
    source.close()
    other = reader.member(ENTRY, "ảnh/một.png")
    assert read_all(other) == b"PNG"
    other.close()
    (damaged,) = reader.verify_all()
    assert (damaged.path, damaged.start, damaged.end) == ("phim.mp4", 0, len(CLIP))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_bundle_cut_short_is_named(bundle: Path, share: float) -> None:
    content = bundle.read_bytes()
    bundle.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(TruncatedBundleError):
        BundleReader.open(bundle)


def test_another_file_is_not_a_bundle(tmp_path: Path) -> None:
    path = tmp_path / "thu.judgebundle"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(NotABundleError):
        BundleReader.open(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(NotABundleError):
        BundleReader.open(path)
    with pytest.raises(MissingFileError):
        BundleReader.open(tmp_path / "none")


def _rewritten(bundle: Path, change: Callable[[str, bytes], bytes]) -> None:
    with zipfile.ZipFile(bundle) as archive:
        parts = [(name, change(name, archive.read(name))) for name in archive.namelist()]
    with zipfile.ZipFile(bundle, "w") as archive:
        for name, content in parts:
            archive.writestr(name, content)


def test_a_changed_manifest_is_altered(bundle: Path) -> None:
    _rewritten(bundle, lambda name, c: c.replace(b"phim", b"film") if name == "bundle.json" else c)
    with pytest.raises(AlteredBundleError):
        BundleReader.open(bundle)


def test_a_newer_format_is_refused_politely(bundle: Path) -> None:
    _rewritten(
        bundle,
        lambda name, c: c.replace(b'"format":1', b'"format":2') if name == "bundle.json" else c,
    )
    with pytest.raises(NewerBundleError):
        BundleReader.open(bundle)


def test_a_root_that_does_not_fit_its_fingerprint_is_not_trusted(bundle: Path) -> None:
    other = signed_contest(seed=2)
    manifest = BundleReader.open(bundle).manifest
    forged = _with_fingerprint(manifest, "0" * 24)
    _rewritten(
        bundle,
        {
            "bundle.json": encode(forged),
            "bundle.sig": seal(encode(forged), other.root.private_key),
        }.get,
    )
    with pytest.raises(UntrustedBundleError):
        BundleReader.open(bundle)


def _with_fingerprint(manifest: Manifest, digits: str) -> Manifest:
    return replace(manifest, roster=replace(manifest.roster, root_fingerprint=digits))


def test_an_unlisted_member_is_refused(bundle: Path) -> None:
    with zipfile.ZipFile(bundle, "a") as archive:
        archive.writestr("entries/SP-001/thêm.exe", b"MZ")
    with pytest.raises(AlteredBundleError):
        BundleReader.open(bundle)


def test_a_file_nobody_listed_is_missing(bundle: Path) -> None:
    with pytest.raises(MissingMemberError):
        BundleReader.open(bundle).member(ENTRY, "../../etc/passwd")


def test_a_pulled_stick_is_named(bundle: Path) -> None:
    source = BundleReader.open(bundle).member(ENTRY, "phim.mp4")
    with bundle.open("r+b") as stream:
        stream.truncate(1000)
    bundle.unlink()
    with pytest.raises(DriveRemovedError):
        source.read_at(0, 10)
    source.close()
