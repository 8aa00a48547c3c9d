"""Bombs that a judge's own key signed, and bombs that nobody's key did: none is unfolded."""

import re
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from judge_app.documents.gate.file_bytes import LARGEST_FILE
from judge_app.documents.gate.gate import examine_result
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.gate.refusal_words import refusal_sentence
from judge_app.documents.scan import page_text
from judge_app.documents.sheet import payload
from judge_app.documents.sheet.scoresheet_pdf import render
from tests.support.bombs import laughing_forms, object_count, packed, relaid, stream
from tests.support.forgeries import genuine, signed
from tests.support.signed_contest import final_sheet, signed_contest
from tests.support.trials import resigned, verdict_on

HELD = signed_contest(entries=3, leaves=3)
SHEET = final_sheet(HELD)
GENUINE = genuine(HELD)
PAGES = render(HELD.contest, SHEET)
START = GENUINE.index(b"/Contents <") + len(b"/Contents ")
END = GENUINE.index(b">", START) + 1
FRONT, ROOM, BACK = GENUINE[:START], END - START - 2, GENUINE[END:]
Reason = RefusalReason


@contextmanager
def little_memory() -> Iterator[None]:
    """Fail if more is taken inside than a few files are large."""
    tracemalloc.start()
    try:
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 80_000_000


def reason(pdf: bytes) -> RefusalReason:
    assert len(pdf) < LARGEST_FILE
    with little_memory():
        found = verdict_on(pdf, HELD)
    assert isinstance(found, Refusal), found
    return found.reason


def behind(pdf: bytes, entries: bytes, content: bytes) -> bytes:
    """Return more update for a file: one stream, and the word that the table is there."""
    body = b"90 0 obj\n%s\nendobj\n" % stream(entries, content)
    return body + b"startxref\n%d\n%%%%EOF\n" % len(pdf)


def test_a_table_packed_in_a_stream_is_not_unpacked() -> None:
    table = behind(
        GENUINE,
        b"/Type /XRef /Size 9999999 /W [ 1 4 2 ] /Root 16 0 R /Filter /FlateDecode",
        packed(),
    )
    assert reason(resigned(HELD, FRONT, ROOM, BACK + table)) is Reason.ODD_LAYOUT


def test_objects_packed_in_a_stream_beside_the_table_are_not_unpacked() -> None:
    hidden = b"90 0 obj\n%s\nendobj\n" % stream(
        b"/Type /ObjStm /N 9999999 /First 9 /Filter /FlateDecode", packed()
    )
    table = BACK.index(b"xref\n")
    moved = hidden + BACK[table:].replace(b"/Prev", b"/XRefStm %d /Prev" % END)
    moved = re.sub(rb"startxref\n\d+", b"startxref\n%d" % (END + table + len(hidden)), moved)
    assert reason(resigned(HELD, FRONT, ROOM, BACK[:table] + moved)) is Reason.ODD_LAYOUT


def another_versions(change: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return a sheet of a version that draws its pages with this change, signed by the judge."""
    with monkeypatch.context() as version:
        version.setattr(payload, "TEMPLATE", "scoresheet-matrix/0")
        return signed(
            HELD, SHEET, change=lambda drawn: replace(drawn, content=change(drawn.content))
        )


PICTURE = (
    b"/Type /XObject /Subtype /Image /Width 20000 /Height 15000 /ColorSpace /DeviceGray"
    b" /BitsPerComponent 8"
)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (stream(b"/Filter /FlateDecode", packed(b" ")), Reason.UNPACKS_TOO_LARGE),
        (stream(PICTURE + b" /Filter /FlateDecode", packed()), Reason.UNPACKS_TOO_LARGE),
        (stream(PICTURE + b" /Filter /LZWDecode", b"\x80\x0b"), Reason.ODD_LAYOUT),
        (
            stream(b"/Filter [ /FlateDecode /FlateDecode ]", zlib.compress(packed())),
            Reason.ODD_LAYOUT,
        ),
        (stream(b"/F#69lter /FlateDecode", packed()), Reason.ODD_LAYOUT),
        (stream(b"/Filter 3 0 R", packed()), Reason.ODD_LAYOUT),
    ],
    ids=["page", "picture", "lzw", "twice", "escaped", "reference"],
)
def test_streams_of_pages_are_bounded(
    body: bytes, wanted: RefusalReason, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reason(another_versions(lambda pages: relaid(pages, body), monkeypatch)) is wanted


def test_many_small_streams_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [stream(b"/Filter /FlateDecode", zlib.compress(bytes(4_000_000))) for _ in range(6)]
    many = another_versions(lambda pages: relaid(pages, *bodies), monkeypatch)
    assert reason(many) is Reason.UNPACKS_TOO_LARGE
    few = another_versions(lambda pages: relaid(pages, *bodies[:2]), monkeypatch)
    assert not isinstance(verdict_on(few, HELD), Refusal), "what is packed with measure gets in"


def test_a_tree_whose_branches_are_shared_is_not_climbed(monkeypatch: pytest.MonkeyPatch) -> None:
    first = object_count(PAGES) + 1
    fields = [b"<<\n/Kids [ %d 0 R %d 0 R ]\n>>" % (n, n) for n in range(first + 1, first + 41)]
    forged = another_versions(lambda pages: relaid(pages, *fields), monkeypatch)
    assert reason(forged) is Reason.ODD_LAYOUT


def test_drawing_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_text, "SECONDS", 3.0)
    bomb = another_versions(laughing_forms, monkeypatch)
    found = verdict_on(bomb, HELD)
    assert isinstance(found, Refusal)
    assert (found.reason, found.detail) == (Reason.PAGES_UNREADABLE, "too-slow")
    assert "đã dừng" in refusal_sentence(found)


def test_a_result_is_looked_at_before_anybody_trusts_it() -> None:
    """Anybody can make such a file: it is read before its signer is known."""
    entries = b"/Type /XRef /Size 9999999 /W [ 1 4 2 ] /Root 16 0 R /Filter /FlateDecode"
    bomb = resigned(HELD, FRONT, ROOM, BACK + behind(GENUINE, entries, packed()))
    with little_memory():
        found = examine_result(bomb, root_fingerprint=HELD.roster.root_fingerprint)
    assert isinstance(found, Refusal)
    assert found.reason is Reason.ODD_LAYOUT
