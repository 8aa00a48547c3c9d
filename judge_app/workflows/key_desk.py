"""Staff's desk of keys: whose key is what, read without any code."""

from dataclasses import dataclass
from pathlib import Path

from judge_app.contest.ids import JudgeId
from judge_app.contest.panel import Judge
from judge_app.documents.keys.keys import fingerprint
from judge_app.documents.keys.public_keys import fit_key, key_words
from judge_app.workflows.build_bundle import Building, FolderHasProblemsError
from judge_app.workflows.check_contest import check_folder, read_rules
from judge_app.workflows.contest_keys import KeyMaker
from judge_app.workflows.key_records import KeyOrigin
from judge_app.workflows.open_bundle import UnknownJudgeError


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberKey:
    """One member's line. `origin` is None while there is no key."""

    member: Judge
    origin: KeyOrigin | None
    kind: str = ""
    """Such as `P-256` or `RSA 2048`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyOverview:
    """All keys of a contest folder."""

    root_fingerprint: str
    revision: int
    members: tuple[MemberKey, ...]


def key_maker(folder: Path, outside: Building, judge: JudgeId | None = None) -> KeyMaker:
    """Return what makes a folder's keys; with `judge` only if the panel has that member.

    Raises:
        FolderHasProblemsError: the contest's rules cannot be read.
        UnknownJudgeError: the panel has no such member.
    """
    read = read_rules(folder)
    contest = read.contest or read.draft
    if contest is None:
        raise FolderHasProblemsError(check_folder(folder))
    if judge is not None and all(member.id != judge for member in contest.panel.members):
        raise UnknownJudgeError(judge)
    return outside.key_maker(folder, contest, outside.clock())


def key_overview(folder: Path, outside: Building) -> KeyOverview | None:
    """Return whose key is what, or None before the first build."""
    maker = key_maker(folder, outside)
    if not maker.has_keys:
        return None
    digits = fingerprint(maker.root_certificate())
    lines = []
    for member in maker.contest.panel.members:
        record = maker.records.record(member.id, digits)
        if record is None:
            lines.append(MemberKey(member=member, origin=None))
            continue
        kind = key_words(fit_key(record.certificate.public_key()))
        lines.append(MemberKey(member=member, origin=record.origin, kind=kind))
    return KeyOverview(
        root_fingerprint=digits, revision=maker.records.revision, members=tuple(lines)
    )
