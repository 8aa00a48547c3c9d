"""How long the chair's import of many sheets takes, beside other programs on the same files.

Every sheet (60 entries, 8 criteria, a judge each) goes through the desk: read, seven steps of the
gate, ledger, copy of the file. Beside it, of the same files: bare pyHanko validation, and `pdfsig`,
one process a file. Times are of the processor, so that a busy machine does not count.

    python -m benchmarks.importing [--sheets 200] [--growth 2000]
"""

import argparse
import io
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import cast

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from judge_app.contest.contest import Contest
from judge_app.contest.ids import JudgeId, Sha256Hex
from judge_app.contest.panel import Judge, Panel
from judge_app.contest.roster import Roster
from judge_app.documents.keys.keys import HolderKey, certificate_from, der, issue_key, make_roster
from judge_app.documents.keys.sheet_signer import OpenedKey
from judge_app.documents.sheet.signing import sign_with_ink
from judge_app.workflows.clock import laptop_clock
from judge_app.workflows.open_bundle import OpenedBundle
from judge_app.workflows.panel_desk import PanelDesk
from tests.support.signed_contest import MOMENT, SignedContest, final_sheet, signed_contest


@dataclass(frozen=True)
class Opened:
    """What the desk asks of a bundle."""

    contest: Contest
    roster: Roster
    bundle_sha256: Sha256Hex
    moment: datetime


def many_judges(count: int) -> SignedContest:
    """Return a contest of so many judges, each with a key."""
    held = signed_contest(entries=60, leaves=8)
    members = tuple(
        Judge(id=JudgeId(f"GK{number:04d}"), name=f"Nguyễn Thị Hồng Ánh {number}")
        for number in range(1, count + 1)
    )
    contest = replace(held.contest, panel=Panel(members=members))
    keys: dict[JudgeId, HolderKey] = {
        member.id: issue_key(held.root, member.id, member.name, contest.id, MOMENT)
        for member in members
    }
    certificates = {judge: key.certificate for judge, key in keys.items()}
    roster = make_roster(held.root.certificate, certificates)
    return replace(held, contest=contest, keys=keys, roster=roster)


def write_sheets(held: SignedContest, folder: Path) -> None:
    """Sign and write a sheet of every judge."""
    for number, (judge, key) in enumerate(held.keys.items()):
        sheet = final_sheet(held, judge, seed=number)
        pdf = sign_with_ink(held.contest, sheet, OpenedKey(key), None, held.roster)
        (folder / f"{judge}.pdf").write_bytes(pdf)


def used() -> float:
    """Return processor seconds, those of children included."""
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def peak() -> float:
    """Return the most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bare(folder: Path, held: SignedContest) -> None:
    """Validate every file as pyHanko's documentation shows, with one context."""
    root = x509.Certificate.load(der(certificate_from(held.roster.root_certificate)))
    context = ValidationContext(trust_roots=[root], moment=held.moment, allow_fetching=False)
    for path in sorted(folder.iterdir()):
        signature = PdfFileReader(io.BytesIO(path.read_bytes())).embedded_signatures[0]
        status = validate_pdf_signature(signature, context)
        assert status.bottom_line


def pdfsig(folder: Path) -> None:
    """Ask poppler of every file, without certificates."""
    for path in sorted(folder.iterdir()):
        done = subprocess.run(
            ["pdfsig", "-nocert", path], capture_output=True, check=True, text=True
        )
        assert "Signature is Valid." in done.stdout


def measure(count: int, *, beside: bool) -> None:
    """Import `count` sheets and say what it took."""
    held = many_judges(count)
    opened = cast(
        "OpenedBundle",
        Opened(held.contest, held.roster, held.bundle, held.moment),
    )
    with tempfile.TemporaryDirectory() as room:
        sheets = Path(room) / "usb"
        sheets.mkdir()
        write_sheets(held, sheets)
        size = sum(path.stat().st_size for path in sheets.iterdir()) / count / 1000
        desk = PanelDesk.open(opened, folder=Path(room), clock=laptop_clock)
        desk.dry_run([min(sheets.iterdir())])  # loads what the first sheet loads
        before, start, clock = peak(), used(), time.perf_counter()
        plan = desk.dry_run([sheets])
        looked, between = used() - start, peak()
        desk.take(plan)
        taken, wall = used() - start, time.perf_counter() - clock
        after = peak()
        assert len(desk.state.current) == count
        desk.close()
        print(
            f"{count} sheets of {size:.0f} kB: looked at in {looked:.2f} s, taken in {taken:.2f} s"
            f" ({taken / count * 1000:.1f} ms a sheet; {wall:.1f} s by the clock);"
            f" peak memory {before:.0f} -> {between:.0f} -> {after:.0f} MB"
        )
        if beside:
            _say_beside(sheets, held, count, looked)


def _say_beside(sheets: Path, held: SignedContest, count: int, looked: float) -> None:
    others: tuple[tuple[str, Callable[[], None]], ...] = (
        ("bare pyHanko", lambda: bare(sheets, held)),
        ("pdfsig", lambda: pdfsig(sheets)),
    )
    for name, work in others:
        start = used()
        work()
        spent = used() - start
        print(
            f"  {name}: {spent:.2f} s, {spent / count * 1000:.1f} ms a sheet;"
            f" the gate takes {looked / spent:.2f} of it"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheets", type=int, default=200)
    parser.add_argument("--growth", type=int, default=2000)
    parser.add_argument("--alone", action="store_true", help="without the others beside it")
    wanted = parser.parse_args()
    measure(wanted.sheets, beside=not wanted.alone)
    if wanted.growth:
        measure(wanted.growth, beside=False)


if __name__ == "__main__":
    main()
