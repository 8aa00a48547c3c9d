"""A small signed bundle for tests, from a contest and files in memory."""

import hashlib
from dataclasses import replace
from pathlib import Path

from judge_app.bundle.manifest import Manifest
from judge_app.bundle.writer import SourceFile, write_bundle
from judge_app.contest.entry import EntryFile, FileRole
from judge_app.contest.facts import DeckFacts, MediaFacts
from judge_app.contest.ids import EntryCode, Sha256Hex
from tests.support.signed_contest import SignedContest, signed_contest

Files = dict[tuple[str, str], bytes]
"""Content by entry code and path."""


def make_bundle(
    target: Path,
    files: Files,
    *,
    signed: SignedContest | None = None,
    media: tuple[MediaFacts, ...] = (),
    decks: tuple[DeckFacts, ...] = (),
) -> Manifest:
    """Write a bundle of these files, signed by the root of `signed`, and return its manifest."""
    chosen = signed or signed_contest()
    room = target.parent / f"{target.stem}-files"
    sources = []
    for (entry, path), content in files.items():
        disk_path = room / entry / path
        disk_path.parent.mkdir(parents=True, exist_ok=True)
        disk_path.write_bytes(content)
        sources.append(SourceFile(entry=EntryCode(entry), path=path, disk_path=disk_path))
    entries = tuple(
        replace(
            entry,
            files=tuple(
                EntryFile(
                    path=path,
                    role=FileRole.MAIN,
                    size=len(content),
                    sha256=Sha256Hex(hashlib.sha256(content).hexdigest()),
                )
                for (code, path), content in files.items()
                if code == entry.code
            ),
        )
        for entry in chosen.contest.entries
    )
    return write_bundle(
        target,
        manifest=Manifest(
            contest=replace(chosen.contest, entries=entries),
            roster=chosen.roster,
            created_at=chosen.moment.isoformat(),
            media=media,
            decks=decks,
        ),
        sources=sources,
        root_key=chosen.root.private_key,
    )
