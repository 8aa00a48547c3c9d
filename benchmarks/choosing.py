"""How long from choosing an entry to its clip's picture, in the judge's window.

    python -m benchmarks.choosing [--runs 9] CLIP [CLIP...]

Three windows take turns: one whose clips are plain files, and two over a bundle. In one of these the judge
jumps to an entry that nobody has read a byte of; in the other the clip was read ahead while the one before
it was on display. The whole page is filled in meanwhile: marks, notes, list, viewer.
"""

import argparse
import os
import statistics
import tempfile
import time
from dataclasses import replace
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtMultimediaWidgets import QVideoWidget

from benchmarks.waiting import rest, wait
from judge_app.bundle.manifest import Manifest
from judge_app.bundle.reader import BundleReader
from judge_app.bundle.writer import SourceFile, write_bundle
from judge_app.byte_source import ByteSource, FileSource
from judge_app.contest.entry import EntryFile, EntryKind, FileRole
from judge_app.contest.facts import MediaFacts
from judge_app.contest.ids import EntryCode, Sha256Hex
from judge_app.media.magic import HEAD_BYTES, sniff
from judge_app.settings import SettingsFile
from judge_app.ui.app import dress, make_application, services
from judge_app.ui.judge.clips_ahead import QUIET_MS
from judge_app.ui.judge.drawing_ahead import DrawingAhead
from judge_app.ui.judge.judging_page import JudgingPage
from judge_app.ui.judge.work import JudgeWork, load
from judge_app.ui.main_window import MainWindow
from judge_app.ui.players.environment import prepare_environment
from judge_app.ui.players.qt.noise import quiet_engine_chatter
from judge_app.ui.services import Surroundings
from judge_app.ui.tasks import TaskRunner
from judge_app.workflows.mark_entry import JudgingSession
from judge_app.workflows.open_bundle import OpenedBundle
from tests.support.clocks import TickingClock
from tests.support.signed_contest import GK01, signed_contest

ENTRIES = 12
FAR = (0, 4, 8)
"""Entries so far apart that none is read ahead while another is on display."""
READ_MS = 500
"""More than reading ahead takes from a file in memory."""


class PlainReader(BundleReader):
    """Says what a bundle says, and reads the clip from its plain file."""

    clip: Path

    def member(self, entry: EntryCode, path: str) -> ByteSource:
        del entry, path
        return FileSource(self.clip)


class Desk:
    """A judging page of its own."""

    def __init__(self, reader: BundleReader, folder: Path, tasks: TaskRunner) -> None:
        settings = SettingsFile(folder / "settings.json")
        around = Surroundings(settings=settings, clock=TickingClock(), data_folder=folder)
        opened = OpenedBundle(reader)
        self._session = JudgingSession.open(opened, GK01, folder=folder, clock=TickingClock())
        work = JudgeWork(load(self._session), tasks, lambda: str(time.monotonic_ns()))
        given = services(around, tasks)
        self._shell = MainWindow(given)
        self._page = JudgingPage(work, given, self._shell.shell, DrawingAhead(tasks))
        self._page.resize(1366, 768)
        self._page.show()
        self._page.begin()
        self._order = [row.code for row in work.rows]

    def choose(self, number: int) -> float:
        """Return milliseconds from taking up entry `number` to its picture."""
        begin = time.perf_counter()
        self._page.go_to(self._order[number])
        wait(self.has_picture)
        took = time.perf_counter() - begin
        rest(QUIET_MS + READ_MS)
        return took * 1000

    def has_picture(self) -> bool:
        surface = self._page.viewer.findChild(QVideoWidget)
        return surface is not None and surface.videoSink().videoFrame().isValid()

    def close(self) -> None:
        self._page.shut_down()
        self._page.hide()
        self._shell.shut_down()
        self._session.close()


def bundle_of(clip: Path, folder: Path) -> BundleReader:
    """Return a bundle of entries that are all this clip, each with bytes of its own."""
    signed = signed_contest(entries=ENTRIES)
    size = clip.stat().st_size
    file = EntryFile(path=clip.name, role=FileRole.MAIN, size=size, sha256=Sha256Hex("0" * 64))
    entries = tuple(
        replace(entry, kind=EntryKind.VIDEO, files=(file,)) for entry in signed.contest.entries
    )
    with clip.open("rb") as stream:
        container = sniff(stream.read(HEAD_BYTES)).value
    bundle = folder / "clips.judgebundle"
    write_bundle(
        bundle,
        manifest=Manifest(
            contest=replace(signed.contest, entries=entries),
            roster=signed.roster,
            created_at=signed.moment.isoformat(),
            media=tuple(
                MediaFacts(entry=entry.code, path=clip.name, container=container, has_picture=True)
                for entry in entries
            ),
        ),
        sources=[SourceFile(entry=entry.code, path=clip.name, disk_path=clip) for entry in entries],
        root_key=signed.root.private_key,
    )
    return BundleReader.open(bundle)


def plain_reader(reader: BundleReader, clip: Path) -> BundleReader:
    plain = PlainReader(reader.path, reader.manifest, reader.manifest_sha256, {})
    plain.clip = clip
    return plain


def measure(clip: Path, runs: int, tasks: TaskRunner, room: Path) -> str:
    """Return medians and least times of the three ways, and their ratios to the first."""
    reader = bundle_of(clip, room)
    desks = {
        "plain": (Desk(plain_reader(reader, clip), room / "plain", tasks), cycle(FAR)),
        "ahead": (Desk(reader, room / "ahead", tasks), cycle(range(ENTRIES))),
        "at once": (Desk(reader, room / "far", tasks), cycle(FAR)),
    }
    times: dict[str, list[float]] = {way: [] for way in desks}
    for run in range(runs + 2):
        for way, (desk, places) in desks.items():
            took = desk.choose(next(places))
            if run > 1:  # the first make views and players, and warm the files
                times[way].append(took)
    for desk, _ in desks.values():
        desk.close()
    middle = {way: statistics.median(found) for way, found in times.items()}
    least = {way: min(found) for way, found in times.items()}
    return " | ".join(
        f"{middle[way]:.0f} / {least[way]:.0f}"
        + ("" if way == "plain" else f" ({middle[way] / middle['plain']:.2f} ×)")
        for way in times
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clips", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    chosen = parser.parse_args()
    prepare_environment()
    quiet_engine_chatter()
    application = make_application([])
    tasks = TaskRunner()
    print(
        "median / least ms (× the first)\n\n"
        "| clip | plain files | bundle, read ahead | bundle, chosen at once |\n|---|---|---|---|"
    )
    for clip in chosen.clips:
        with tempfile.TemporaryDirectory() as room:
            dress(application, SettingsFile(Path(room) / "settings.json").current)
            print(f"| {clip.name} | {measure(clip, chosen.runs, tasks, Path(room))} |", flush=True)
    tasks.shut_down()


if __name__ == "__main__":
    main()
