import threading

from judge_app.media.containers.stretch import Cut
from judge_app.ui.players.vlc.reading import BLOCK, AskedBytes
from judge_app.ui.players.vlc.wire import WantBytes

CONTENT = bytes(range(256)) * 3000


def _reading(failing: range = range(0)) -> tuple[AskedBytes, list[WantBytes]]:
    asked: list[WantBytes] = []

    def ask(wanted: WantBytes) -> None:
        asked.append(wanted)
        bad = wanted.offset in failing
        reading.serve(None if bad else CONTENT[wanted.offset : wanted.offset + wanted.length])

    reading = AskedBytes(1, len(CONTENT), ask)
    return reading, asked


def test_it_reads_through_in_blocks_and_asks_for_each_once() -> None:
    reading, asked = _reading()
    whole = b""
    while piece := reading.read(10_000):
        whole += piece
    assert whole == CONTENT
    assert len(asked) == -(-len(CONTENT) // BLOCK)
    reading.rewind(100)
    assert reading.read(50) == CONTENT[100:150]
    assert len(asked) == -(-len(CONTENT) // BLOCK)


def test_bytes_that_fail_are_an_error_and_others_still_come() -> None:
    reading, _ = _reading(failing=range(BLOCK, 2 * BLOCK))
    reading.rewind(BLOCK + 5)
    assert reading.read(10) is None
    reading.rewind(2 * BLOCK)
    assert reading.read(10) == CONTENT[2 * BLOCK : 2 * BLOCK + 10]


def test_beyond_the_end_there_is_nothing() -> None:
    reading, _ = _reading()
    reading.rewind(10**9)
    assert reading.read(10) == b""


def test_who_waits_is_let_go() -> None:
    reading = AskedBytes(1, 1000, lambda _wanted: None)
    found: list[bytes | None] = []
    waiting = threading.Thread(target=lambda: found.append(reading.read(10)))
    waiting.start()
    reading.give_up()
    waiting.join(2)
    assert found == [None]


def test_some_bytes_are_replaced_for_who_reads_on_and_for_nobody_else() -> None:
    reading, _ = _reading()
    reading.replaced = {BLOCK - 2: b"WXYZ", 10: b"ab"}
    whole = b""
    reading.rewind()
    while piece := reading.read(100_000):
        whole += piece
    wanted = bytearray(CONTENT)
    wanted[BLOCK - 2 : BLOCK + 2], wanted[10:12] = b"WXYZ", b"ab"
    assert whole == bytes(wanted)
    assert reading.read_at(0, len(CONTENT)) == CONTENT


def test_a_cut_is_read_as_a_clip_of_its_own() -> None:
    reading, _ = _reading()
    reading.cut(Cut(head=b"head", offset=700_000))
    assert reading.size_read == 4 + len(CONTENT) - 700_000
    whole = b""
    while piece := reading.read(10_000):
        whole += piece
    assert whole == b"head" + CONTENT[700_000:]
    reading.rewind(2)
    assert reading.read(100) == b"ad"
    assert reading.read(3) == CONTENT[700_000:700_003]
    assert reading.read_at(0, 5) == CONTENT[:5], "others look at the clip itself"
    reading.cut(Cut(head=b"head", offset=len(CONTENT) - 3, tail=b"tail"))
    assert reading.size_read == 11
    reading.rewind()
    parts = [reading.read(100) for _ in range(4)]
    assert parts == [b"head", CONTENT[-3:], b"tail", b""]
    reading.cut(None)
    reading.rewind()
    assert reading.read(5) == CONTENT[:5]


def test_what_is_withheld_is_read_afterwards() -> None:
    reading, asked = _reading()
    found: list[bytes | None] = []
    reader = threading.Thread(target=lambda: found.append(reading.read(5)))
    with reading.withheld():
        reader.start()
        assert found == []
        assert asked == []
    reader.join(timeout=10)
    assert found == [CONTENT[:5]]
