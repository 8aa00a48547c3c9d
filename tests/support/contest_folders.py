"""A small contest folder as staff would keep it, and a bundle built from it."""

import random
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image

from judge_app.contest.contest import Contest
from judge_app.contest.ids import AwardId
from judge_app.contest.rules import Award, AwardRules
from judge_app.documents.keys.key_file import GuessCost
from judge_app.intake.list_columns import ListColumn
from judge_app.workflows.build_bundle import Building, BuiltBundle, build
from judge_app.workflows.new_contest import create_contest_folder
from judge_app.workflows.open_bundle import OpenedBundle, open_bundle
from tests.support.clocks import TickingClock
from tests.support.signed_contest import plain_contest

CHEAP = GuessCost(memory_kib=32, iterations=1, lanes=4)
"""A code that costs next to nothing to try, so that tests need not wait."""

ROWS: tuple[dict[ListColumn, str], ...] = tuple(
    {
        ListColumn.CODE: code,
        ListColumn.TITLE: title,
        ListColumn.KIND: kind,
        ListColumn.CATEGORY: "Tập thể",
        ListColumn.UNIT: unit,
        ListColumn.AUTHORS: "Nhóm tác giả",
        ListColumn.FILES: file,
    }
    for code, title, kind, unit, file in (
        ("SP-001", "Một ngày của chi hội số", "Ảnh", "Hội LHPN thị xã Vĩnh Châu", "anh.png"),
        ("SP-002", "Thư viện số phụ nữ", "Văn bản", "Hội LHPN huyện Mỹ Xuyên", "bai.txt"),
        ("SP-003", "Bếp nhà số", "Ảnh", "Hội LHPN huyện Mỹ Xuyên", "bep.png"),
    )
)


PRIZES = AwardRules(
    awards=(
        Award(id=AwardId("nhat"), label="Giải Nhất", count=1),
        Award(id=AwardId("nhi"), label="Giải Nhì", count=1),
    )
)


def small_contest(*, sealed: bool = False, awards: AwardRules | None = None) -> Contest:
    """Return the contest of the folder, without entries."""
    contest = plain_contest(entries=0, leaves=3)
    return replace(contest, sealed_marks=sealed, award_rules=awards or contest.award_rules)


def make_folder(
    folder: Path,
    rows: tuple[dict[ListColumn, str], ...] = ROWS,
    *,
    sealed: bool = False,
    awards: AwardRules | None = None,
) -> Path:
    """Write the folder with the files that `rows` name, and return it."""
    create_contest_folder(folder, small_contest(sealed=sealed, awards=awards), rows)
    for number, row in enumerate(ROWS):
        room = folder / "entries" / row[ListColumn.CODE]
        room.mkdir(parents=True)
        (room / row[ListColumn.FILES]).write_bytes(_content(row[ListColumn.FILES], number))
    return folder


def _content(name: str, number: int) -> bytes:
    if name.endswith(".txt"):
        return "Thư viện số phụ nữ: mỗi chi hội một tủ sách.\n".encode()
    stream = BytesIO()
    Image.new("RGB", (120, 80), (40 * number, 90, 120)).save(stream, "PNG")
    return stream.getvalue()


def change_cell(folder: Path, cell: str, value: object) -> None:
    """Type `value` into a cell of the list, as staff would."""
    path = folder / "entries.xlsx"
    workbook = load_workbook(path)
    workbook.worksheets[0][cell] = value  # type: ignore[assignment]
    workbook.save(path)


@dataclass(frozen=True, slots=True)
class SmallContest:
    """A built contest, opened."""

    folder: Path
    built: BuiltBundle
    opened: OpenedBundle


def built_contest(
    folder: Path, seed: int = 1, *, sealed: bool = False, awards: AwardRules | None = None
) -> SmallContest:
    """Make a folder and its bundle; the same seed gives the same keys and codes."""
    make_folder(folder, sealed=sealed, awards=awards)
    outside = Building(clock=TickingClock(), random_bytes=random.Random(seed).randbytes, cost=CHEAP)
    built = build(folder, outside)
    return SmallContest(folder, built, open_bundle(built.bundle))
