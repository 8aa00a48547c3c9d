"""A contest with keys, a roster and sheets, as small or large as a test wants."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache

from judge_app.contest.contest import Contest, Issuer
from judge_app.contest.entry import Category, Entry, EntryKind, Unit
from judge_app.contest.ids import (
    CategoryId,
    ContestId,
    CriterionId,
    EntryCode,
    JudgeId,
    Sha256Hex,
    UnitId,
)
from judge_app.contest.panel import Judge, Panel, Seat
from judge_app.contest.roster import Roster
from judge_app.contest.rubric import Criterion, Rubric
from judge_app.contest.scoresheet import Assessment, CriterionMark, FinalSheet, Outcome
from judge_app.documents.keys.keys import HolderKey, RootKey, create_root, issue_key, make_roster

MOMENT = datetime(2024, 4, 1, 8, 0, tzinfo=UTC)
BUNDLE = Sha256Hex("b" * 64)
GK01 = JudgeId("GK01")
GK02 = JudgeId("GK02")
CHAIR = JudgeId("TB")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedContest:
    """A contest and everybody's keys."""

    contest: Contest
    root: RootKey
    keys: dict[JudgeId, HolderKey]
    roster: Roster
    bundle: Sha256Hex = BUNDLE
    moment: datetime = MOMENT


@lru_cache(maxsize=16)
def signed_contest(
    *,
    entries: int = 6,
    leaves: int = 5,
    seed: int = 1,
    contest_id: str = "ung-dung-cntt-2024",
    sealed: bool = False,
) -> SignedContest:
    """Return a contest of two judges and a chair; the same arguments give the same keys."""
    chance = random.Random(seed)
    plain = plain_contest(entries=entries, leaves=leaves, contest_id=contest_id)
    contest = replace(plain, sealed_marks=sealed)
    root = create_root(contest.id, contest.name, MOMENT, chance.randbytes)
    keys = {
        member.id: issue_key(
            root,
            member.id,
            member.name,
            contest.id,
            MOMENT,
            seat=member.seat,
            random_bytes=chance.randbytes,
        )
        for member in contest.panel.members
    }
    certificates = {judge: key.certificate for judge, key in keys.items()}
    roster = make_roster(root.certificate, certificates)
    return SignedContest(contest=contest, root=root, keys=keys, roster=roster)


def plain_contest(
    *, entries: int = 6, leaves: int = 5, contest_id: str = "ung-dung-cntt-2024"
) -> Contest:
    """Return a contest in words as long as real ones."""
    return Contest(
        id=ContestId(contest_id),
        name="Cuộc thi Ứng dụng công nghệ thông tin trong tổ chức sinh hoạt Hội năm 2024",
        round_name="Vòng sơ khảo cấp tỉnh",
        issuer=Issuer(
            name="Hội Liên hiệp Phụ nữ tỉnh Sóc Trăng",
            parent="Tỉnh ủy Sóc Trăng",
            place="Sóc Trăng",
            abbreviation="HPN",
        ),
        rubric=rubric(leaves),
        panel=Panel(
            members=(
                Judge(id=GK01, name="Nguyễn Thị Hồng Ánh", position="Phó Chủ tịch Hội", unit=None),
                Judge(id=GK02, name="Trần Văn Đức", position="Chuyên viên", unit=UnitId("u1")),
                Judge(id=CHAIR, name="Lê Thị Thuỷ", seat=Seat.CHAIR, marks_entries=False),
            ),
            decision="Quyết định số 15/QĐ-BTV ngày 02 tháng 4 năm 2024 của Ban Thường vụ",
        ),
        categories=(Category(id=CategoryId("tap-the"), name="Tập thể"),),
        units=(
            Unit(id=UnitId("u1"), name="Hội LHPN thị xã Vĩnh Châu", order=1),
            Unit(id=UnitId("u2"), name="Hội LHPN huyện Mỹ Xuyên", order=2),
        ),
        entries=tuple(_entry(number) for number in range(1, entries + 1)),
    )


_TITLES = (
    "Ngày hội chuyển đổi số của phụ nữ vùng ven biển",
    "Sổ tay sinh hoạt chi hội điện tử",
    "Mẹ và bé",
    "Phần mềm quản lý hội viên, tổ tiết kiệm vay vốn và điểm danh bằng mã QR tại các chi, tổ hội",
    "Video hướng dẫn nhận biết lừa đảo trên không gian mạng",
)


def _entry(number: int) -> Entry:
    kinds = (EntryKind.VIDEO, EntryKind.SLIDES, EntryKind.SOFTWARE)
    return Entry(
        code=EntryCode(f"SP-{number:03d}"),
        title=_TITLES[number % len(_TITLES)],
        kind=kinds[number % 3],
        category=CategoryId("tap-the"),
        unit=UnitId("u1" if number == 2 else "u2"),
    )


_LABELS = (
    "Đúng chủ đề, nội dung phong phú",
    "Tính chính xác",
    "Sáng tạo trong cách thể hiện",
    "Tính ứng dụng, khả năng nhân rộng",
    "Hình thức trình bày",
    "Kỹ thuật âm thanh, hình ảnh",
    "Tính lan toả",
    "Phong cách",
)


def rubric(leaves: int) -> Rubric:
    """Return a rubric of so many leaves; the first two stand under a common parent."""
    flat = tuple(
        Criterion(
            id=CriterionId(str(number)), label=_LABELS[number % len(_LABELS)], maximum=Decimal(20)
        )
        for number in range(2, leaves)
    )
    if leaves == 1:
        return Rubric(criteria=(_leaf("1", "Chất lượng chung"),))
    parent = Criterion(
        id=CriterionId("1"),
        label="Nội dung",
        maximum=Decimal(40),
        children=(_leaf("1.1", _LABELS[0]), _leaf("1.2", _LABELS[1])),
    )
    return Rubric(criteria=(parent, *flat))


def _leaf(criterion: str, label: str) -> Criterion:
    return Criterion(id=CriterionId(criterion), label=label, maximum=Decimal(20))


def final_sheet(
    held: SignedContest, judge: JudgeId = GK01, *, seed: int = 1, revision: int = 1
) -> FinalSheet:
    """Return a complete sheet with random legal marks; own-unit entries are conflicted."""
    chance = random.Random(seed)
    contest = held.contest
    member = contest.panel.member(judge)
    return FinalSheet(
        contest=contest.id,
        bundle=held.bundle,
        judge=judge,
        revision=revision,
        previous=None if revision == 1 else Sha256Hex("c" * 64),
        reason="" if revision == 1 else "Nhập nhầm điểm của SP-003",
        finalised_at="2024-04-11T14:03:22+07:00",
        assessments=tuple(
            _conflicted(entry)
            if contest.is_conflicted(member, entry)
            else _marked(entry, contest.rubric, chance)
            for entry in contest.entries_for(judge)
        ),
        blind=chance.randbytes(32).hex() if contest.sealed_marks else "",
    )


def _conflicted(entry: Entry) -> Assessment:
    return Assessment(
        entry=entry.code, outcome=Outcome.CONFLICTED, reason="Bài dự thi của đơn vị mình"
    )


def _marked(entry: Entry, chosen: Rubric, chance: random.Random) -> Assessment:
    marks = tuple(
        CriterionMark(
            criterion=leaf.id,
            value=leaf.step * chance.randrange(int(leaf.maximum / leaf.step) + 1),
        )
        for leaf in chosen.leaves
    )
    return Assessment(entry=entry.code, marks=marks)


def with_assessment(sheet: FinalSheet, changed: Assessment) -> FinalSheet:
    """Return the sheet with one entry's assessment replaced."""
    return replace(
        sheet,
        assessments=tuple(
            changed if old.entry == changed.entry else old for old in sheet.assessments
        ),
    )
