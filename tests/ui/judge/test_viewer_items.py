"""What can be looked at stands in the order of staff's list."""

from dataclasses import replace

from judge_app.bundle.manifest import Manifest
from judge_app.contest.entry import EntryFile, EntryKind, FileRole
from judge_app.contest.ids import Sha256Hex
from judge_app.ui.judge.viewer_items import viewer_items
from tests.support.signed_contest import signed_contest

HELD = signed_contest(entries=1, leaves=1)
MANIFEST = Manifest(
    contest=HELD.contest,
    roster=HELD.roster,
    created_at="2024-04-12T08:00:00+07:00",
    media=(),
    decks=(),
    program="judge-app",
)


def file(path: str, role: FileRole) -> EntryFile:
    return EntryFile(path=path, role=role, size=1, sha256=Sha256Hex("0" * 64))


def test_main_files_keep_their_order_and_stand_before_the_others() -> None:
    main, extra = FileRole.MAIN, FileRole.EXTRA
    files = (
        file("phụ.txt", extra),
        file("2-sau.mp4", main),
        file("trình chiếu.pdf", main),
        file("1-trước.mp4", main),
        file("anh.png", extra),
    )
    entry = replace(HELD.contest.entries[0], kind=EntryKind.VIDEO, files=files)
    shown = [item.path for item in viewer_items(entry, MANIFEST)]
    assert shown == ["2-sau.mp4", "trình chiếu.pdf", "1-trước.mp4", "phụ.txt", "anh.png"]
