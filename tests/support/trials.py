"""Many files through every check, and what became of them."""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from judge_app.bundle.reader import BundleReader
from judge_app.contest.scoresheet import SealedSheet, SignedSheet
from judge_app.documents.gate.gate import examine
from judge_app.documents.gate.refusal import Refusal
from judge_app.documents.keys.key_file import read_key_file
from judge_app.documents.keys.sheet_signer import OpenedKey
from judge_app.documents.sheet.cms_container import container
from judge_app.documents.sheet.signed_update import UnsignedFile
from judge_app.errors import JudgeAppError
from tests.support.forgeries import genuine
from tests.support.mutations import mutated
from tests.support.signed_contest import GK01, GK02, SignedContest


@dataclass(slots=True)
class Trial:
    """What became of many changed files. `accepted` must stay empty."""

    tried: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    accepted: list[int] = field(default_factory=list)
    """The numbers of the files that got in."""
    slowest: float = 0
    """Seconds."""

    def note(self, outcome: str, seconds: float) -> None:
        """Count one more file."""
        self.tried += 1
        self.outcomes[outcome] += 1
        self.slowest = max(self.slowest, seconds)


def _timed(work: Callable[[], str]) -> tuple[str, float]:
    began = time.perf_counter()
    outcome = work()
    return outcome, time.perf_counter() - began


def verdict_on(pdf: bytes, held: SignedContest) -> SignedSheet | SealedSheet | Refusal:
    """Return what the gate says of a file."""
    return examine(
        pdf,
        contest=held.contest,
        roster=held.roster,
        bundle_sha256=held.bundle,
        moment=held.moment,
    )


def _reason(pdf: bytes, held: SignedContest) -> str:
    found = verdict_on(pdf, held)
    return found.reason.value if isinstance(found, Refusal) else "accepted"


def try_sheets(held: SignedContest, count: int, seed: int) -> Trial:
    """Hand in `count` randomly changed sheets."""
    own, donor = genuine(held, GK01), genuine(held, GK02)
    chance, trial = random.Random(seed), Trial()
    while trial.tried < count:
        pdf = mutated(own, donor, chance)
        if pdf in {own, donor}:
            continue
        outcome, seconds = _timed(lambda pdf=pdf: _reason(pdf, held))  # type: ignore[misc]
        if outcome == "accepted":
            trial.accepted.append(trial.tried)
        trial.note(outcome, seconds)
    return trial


def try_signed_sheets(held: SignedContest, count: int, seed: int) -> Trial:
    """Hand in `count` sheets that their own judge changed at random before signing them.

    The signature is good each time, so that steps 3 to 6 see what they would never see else.
    """
    own, donor = genuine(held, GK01), genuine(held, GK02)
    start = own.index(b"/Contents <") + len(b"/Contents ")
    end = own.index(b">", start) + 1
    chance, trial = random.Random(seed), Trial()
    while trial.tried < count:
        front = (
            mutated(own[:start], donor[:start], chance) if chance.random() < 0.8 else own[:start]
        )
        back = own[end:] if chance.random() < 0.7 else mutated(own[end:], donor[end:], chance)
        pdf = resigned(held, front, end - start - 2, back)
        if pdf in {own, donor}:
            continue
        outcome, seconds = _timed(lambda pdf=pdf: _reason(pdf, held))  # type: ignore[misc]
        if outcome == "accepted":
            trial.accepted.append(trial.tried)
        trial.note(outcome, seconds)
    return trial


def resigned(held: SignedContest, front: bytes, room: int, back: bytes) -> bytes:
    """Return front, gap and back, with the range set right and signed by the judge's own key."""
    place = front.rfind(b"/ByteRange [")
    if place >= 0:
        ranges = b"/ByteRange [0 %d %d %d] " % (len(front), len(front) + room + 2, len(back))
        front = front[:place] + ranges.ljust(48)[: len(front) - place] + front[place + 48 :]
    whole = UnsignedFile(
        pages=front,
        update=b"<" + b"0" * room + b">" + back,
        gap_start=len(front),
        gap_end=len(front) + room + 2,
    )
    return whole.filled(container(whole.digest, OpenedKey(held.keys[GK01])))


def try_bundles(bundle: Path, donor: Path, room: Path, count: int, seed: int) -> Trial:
    """Open `count` randomly changed bundles, and check those that open in full.

    A file counts as accepted only if something in it can be read and is not as it was signed.
    """
    own, other = bundle.read_bytes(), donor.read_bytes()
    genuine_files = [_files(BundleReader.open(each)) for each in (bundle, donor)]
    path = room / "thu.judgebundle"
    chance, trial = random.Random(seed), Trial()
    while trial.tried < count:
        content = mutated(own, other, chance)
        if content in {own, other}:
            continue
        path.write_bytes(content)
        outcome, seconds = _timed(lambda: _opened(path, genuine_files))
        if outcome == "accepted":
            trial.accepted.append(trial.tried)
        trial.note(outcome, seconds)
    return trial


def _opened(path: Path, genuine_files: list[dict[str, bytes]]) -> str:
    try:
        reader = BundleReader.open(path)
        if reader.verify_all():
            return "damage named"
        return "same content" if _files(reader) in genuine_files else "accepted"
    except JudgeAppError as refused:
        return type(refused).__name__


def _files(reader: BundleReader) -> dict[str, bytes]:
    found = {"": repr(reader.manifest).encode()}
    for member in reader.manifest.members:
        with_bytes = reader.member(member.entry, member.path)
        found[member.name] = with_bytes.read_at(0, member.size)
        with_bytes.close()
    return found


Reading = Callable[[bytes], object]
"""Reads a small file of the program: a key, a request, an answer."""


def try_keys(
    key_file: bytes, donor: bytes, count: int, seed: int, reading: Reading = read_key_file
) -> Trial:
    """Read `count` randomly changed key files, or what else `reading` reads."""
    chance, trial = random.Random(seed), Trial()
    while trial.tried < count:
        content = mutated(key_file, donor, chance)
        if content in {key_file, donor}:
            continue
        outcome, seconds = _timed(lambda content=content: _read(reading, content))  # type: ignore[misc]
        if outcome == "accepted":
            trial.accepted.append(trial.tried)
        trial.note(outcome, seconds)
    return trial


def _read(reading: Reading, content: bytes) -> str:
    try:
        reading(content)
    except JudgeAppError as refused:
        return type(refused).__name__
    return "accepted"
