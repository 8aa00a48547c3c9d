"""Who may sign: the public half of every key, as the bundle freezes it."""

from dataclasses import dataclass

from judge_app.contest.ids import JudgeId, Sha256Hex


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """One person's certificate (DER in base64) and the hash of its public key."""

    judge: JudgeId
    certificate: str
    spki_sha256: Sha256Hex
    """SHA-256 of the SubjectPublicKeyInfo; the pin that the gate compares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """All keys of a contest under its root. A reissued key raises `revision` by one."""

    revision: int
    root_certificate: str
    """DER in base64."""
    root_fingerprint: str
    """24 decimal digits, shown as six groups of four."""
    entries: tuple[RosterEntry, ...]

    def key_of(self, judge: JudgeId) -> RosterEntry:
        """Return the entry of this judge; `KeyError` if there is none."""
        for entry in self.entries:
            if entry.judge == judge:
                return entry
        raise KeyError(judge)
