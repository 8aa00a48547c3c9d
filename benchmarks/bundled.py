"""A clip inside a bundle made for it."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from judge_app.bundle.manifest import Manifest
from judge_app.bundle.reader import BundleReader
from judge_app.bundle.writer import SourceFile, write_bundle
from judge_app.byte_source import ByteSource
from judge_app.contest.entry import EntryFile, FileRole
from judge_app.contest.ids import EntryCode, Sha256Hex
from tests.support.signed_contest import signed_contest


def bundle_with(clip: Path, gigabytes: int, room: Path) -> Callable[[], ByteSource]:
    """Make a bundle with the clip in it, and return what opens the clip."""
    filler = room / "filler.mp4"
    filler.touch()
    os.truncate(filler, gigabytes << 30)
    held = signed_contest()
    names = ("SP-001", clip), ("SP-002", filler)
    sources = [
        SourceFile(entry=EntryCode(code), path=path.name, disk_path=path)
        for code, path in names
        if path.stat().st_size
    ]
    files = {
        source.entry: EntryFile(
            path=source.path,
            role=FileRole.MAIN,
            size=source.disk_path.stat().st_size,
            sha256=Sha256Hex("0" * 64),
        )
        for source in sources
    }
    entries = tuple(
        replace(entry, files=(files[entry.code],) if entry.code in files else ())
        for entry in held.contest.entries
    )
    manifest = Manifest(
        contest=replace(held.contest, entries=entries),
        roster=held.roster,
        created_at=held.moment.isoformat(),
    )
    bundle = room / "clip.judgebundle"
    write_bundle(bundle, manifest=manifest, sources=sources, root_key=held.root.private_key)
    return partial(BundleReader.open(bundle).member, EntryCode("SP-001"), clip.name)
