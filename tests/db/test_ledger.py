"""The chain of the ledger breaks at the first entry that is not as it was written."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.contest.canonical import canonical_bytes
from judge_app.db.errors import DamagedStoreError
from judge_app.db.ledger import GENESIS, LedgerEntry, LedgerKind, entry_hash, linked


def chain(count: int) -> tuple[LedgerEntry, ...]:
    entries: list[LedgerEntry] = []
    for number in range(1, count + 1):
        before = entries[-1].hash if entries else GENESIS
        at, content = f"2024-04-12T14:03:{number:02d}+00:00", f'{{"number":{number}}}'
        kind = LedgerKind.IMPORT if number % 2 else LedgerKind.SETTLEMENT
        chained = entry_hash(before, number, at, kind.value, content)
        entries.append(LedgerEntry(number=number, at=at, kind=kind, content=content, hash=chained))
    return tuple(entries)


WHOLE = chain(5)


def broken_at(entries: tuple[LedgerEntry, ...]) -> int | None:
    """Return the number of the first entry that does not fit; all before it came out."""
    seen = 0
    try:
        for entry in linked(entries, Path("so.judgepanel")):
            assert entry is entries[seen]
            seen += 1
    except DamagedStoreError as damaged:
        number = int(damaged.detail.removeprefix("ledger entry "))
        assert number == entries[seen].number
        return number
    return None


def test_a_whole_chain_is_whole() -> None:
    assert broken_at(()) is None
    assert broken_at(WHOLE) is None
    assert broken_at(WHOLE[:3]) is None, "an end that is missing shows nowhere but in the result"


@pytest.mark.parametrize(
    "other",
    [
        {"content": "{}"},
        {"at": "2024-04-13T14:03:03+00:00"},
        {"kind": LedgerKind.FREEZE},
        {"number": 9},
        {"hash": "0" * 64},
    ],
)
def test_a_changed_entry_breaks_it(other: dict[str, object]) -> None:
    changed = replace(WHOLE[2], **other)  # type: ignore[arg-type]
    assert broken_at((*WHOLE[:2], changed, *WHOLE[3:])) == changed.number


def test_a_missing_a_doubled_or_a_moved_entry_breaks_it() -> None:
    assert broken_at((*WHOLE[:2], *WHOLE[3:])) == 4
    assert broken_at(WHOLE[1:]) == 2
    assert broken_at((*WHOLE[:3], WHOLE[2], *WHOLE[3:])) == 3
    assert broken_at((WHOLE[0], WHOLE[2], WHOLE[1], *WHOLE[3:])) == 3


def test_an_entry_written_anew_breaks_the_one_behind_it() -> None:
    """Whoever changes an entry and works its hash out again must change all that follow."""
    old = WHOLE[2]
    content = '{"number":10}'
    anew = entry_hash(WHOLE[1].hash, 3, old.at, old.kind.value, content)
    forged = replace(old, content=content, hash=anew)
    assert broken_at((*WHOLE[:2], forged, *WHOLE[3:])) == 4


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.integers(1, 40_000))
def test_the_hash_is_that_of_the_whole_record(text: str, times: int) -> None:
    content, at = text * times, '2024-04-12T14:03:01+07:00"'
    record = {"before": GENESIS, "number": 7, "at": at, "kind": "import", "content": content}
    whole = hashlib.sha256(b"judge-app/ledger/1\0" + canonical_bytes(record)).hexdigest()
    assert entry_hash(GENESIS, 7, at, "import", content) == whole
