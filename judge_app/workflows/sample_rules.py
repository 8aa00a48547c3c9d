"""The rules, units and panel of the sample contest. Nobody in it exists."""

from decimal import ROUND_CEILING, Decimal

from judge_app.contest.contest import Contest, Issuer
from judge_app.contest.entry import Category, Unit
from judge_app.contest.ids import AwardId, CategoryId, ContestId, CriterionId, JudgeId, UnitId
from judge_app.contest.panel import Judge, Panel, Seat
from judge_app.contest.rubric import Criterion, Level, Rubric
from judge_app.contest.rules import (
    Award,
    AwardRules,
    IntakeRules,
    LadderAction,
    LadderBand,
    ScoringRules,
    TieBreak,
    TieBreakKind,
)

TEAM, SINGLE = CategoryId("tap-the"), CategoryId("ca-nhan")
AN_PHU, BINH_HOA, CAT_LAM, VINH_AN = (
    UnitId(name) for name in ("an-phu", "binh-hoa", "cat-lam", "vinh-an")
)
_HALF = Decimal("0.5")


def sample_contest() -> Contest:
    """Return the contest without entries."""
    return Contest(
        id=ContestId("ung-dung-cntt-mau"),
        name="Cuộc thi Ứng dụng công nghệ thông tin trong tổ chức sinh hoạt Hội",
        name_en="Contest on information technology in the Union's branch meetings",
        round_name="Vòng sơ khảo cấp tỉnh",
        issuer=Issuer(
            name="Ban Tổ chức cuộc thi",
            parent="Hội Liên hiệp Phụ nữ tỉnh Mẫu",
            place="Mẫu",
            abbreviation="BTC",
        ),
        rubric=Rubric(criteria=_criteria()),
        panel=_panel(),
        categories=(
            Category(id=TEAM, name="Bảng tập thể", name_en="Groups"),
            Category(id=SINGLE, name="Bảng cá nhân", name_en="Individuals"),
        ),
        units=(
            Unit(id=AN_PHU, name="Hội LHPN huyện An Phú", order=1),
            Unit(id=BINH_HOA, name="Hội LHPN huyện Bình Hòa", order=2),
            Unit(id=CAT_LAM, name="Hội LHPN huyện Cát Lâm", order=3),
            Unit(id=VINH_AN, name="Hội LHPN thị xã Vĩnh An", order=4),
        ),
        entries=(),
        scoring=_scoring(),
        award_rules=_awards(),
        intake=IntakeRules(
            deadline="2024-04-11T17:00:00",
            minimum_entries_per_unit=3,
            maximum_file_bytes=500 * 1024 * 1024,
            maximum_video_seconds=600,
        ),
    )


def _criteria() -> tuple[Criterion, ...]:
    return (
        _parent(
            "1",
            "Nội dung",
            "Content",
            _leaf("1.1", "Đúng chủ đề, đúng chủ trương", "On the theme", 20),
            _leaf("1.2", "Chính xác, thiết thực với hội viên", "Accurate and useful", 20),
        ),
        _parent(
            "2",
            "Sáng tạo",
            "Creativity",
            _leaf("2.1", "Ý tưởng mới", "New ideas", 10),
            _leaf("2.2", "Cách thể hiện", "Presentation", 10),
        ),
        _parent(
            "3",
            "Tính ứng dụng, khả năng nhân rộng",
            "Use and reach",
            _leaf("3.1", "Áp dụng được trong sinh hoạt Hội", "Usable in branch meetings", 10),
            _leaf("3.2", "Dễ nhân rộng ở các chi hội", "Easy for others to take up", 10),
        ),
        _parent(
            "4",
            "Hình thức, kỹ thuật",
            "Form and technique",
            _leaf("4.1", "Hình ảnh, âm thanh", "Picture and sound", 8),
            _leaf("4.2", "Bố cục, thao tác", "Structure and handling", 7),
        ),
        _leaf("5", "Lan tỏa", "Resonance", 5),
    )


def _parent(number: str, label: str, label_en: str, *children: Criterion) -> Criterion:
    return Criterion(
        id=CriterionId(number),
        label=label,
        label_en=label_en,
        maximum=sum((child.maximum for child in children), Decimal(0)),
        step=_HALF,
        children=children,
    )


def _leaf(number: str, label: str, label_en: str, maximum: int) -> Criterion:
    most = Decimal(maximum)
    good = (most * 4 / 5 / _HALF).to_integral_value(ROUND_CEILING) * _HALF
    return Criterion(
        id=CriterionId(number),
        label=label,
        label_en=label_en,
        maximum=most,
        step=_HALF,
        levels=(
            Level(minimum=Decimal(0), text="Chưa đạt yêu cầu", text_en="Below what is asked"),
            Level(minimum=most / 2, text="Đạt yêu cầu", text_en="As asked"),
            Level(minimum=good, text="Tốt, có điểm nổi bật", text_en="Good and striking"),
        ),
    )


def _panel() -> Panel:
    position = "Thành viên ban giám khảo"
    return Panel(
        decision="Quyết định số 12/QĐ-BTV ngày 05 tháng 3 năm 2024",
        members=(
            Judge(
                id=JudgeId("TB"),
                name="Trần Thị Trưởng Ban",
                seat=Seat.CHAIR,
                position="Phó Chủ tịch Hội LHPN tỉnh",
                marks_entries=False,
            ),
            Judge(id=JudgeId("GK01"), name="Nguyễn Thị A", position=position),
            Judge(id=JudgeId("GK02"), name="Lê Văn B", position=position),
            Judge(id=JudgeId("GK03"), name="Phạm Thị C", position=position, unit=VINH_AN),
            Judge(id=JudgeId("GK04"), name="Võ Thị D", position=position),
            Judge(id=JudgeId("GK05"), name="Đặng Văn Đ", position=position),
        ),
    )


def _scoring() -> ScoringRules:
    return ScoringRules(
        minimum_valid_marks=3,
        void_beyond=Decimal(15),
        ladder=(
            LadderBand(up_to=Decimal(10), action=LadderAction.ACCEPT),
            LadderBand(up_to=Decimal(20), action=LadderAction.CONFER),
            LadderBand(up_to=None, action=LadderAction.MINUTES),
        ),
        tie_breaks=(
            TieBreak(kind=TieBreakKind.UNROUNDED),
            TieBreak(kind=TieBreakKind.CRITERION, criterion=CriterionId("1")),
            TieBreak(kind=TieBreakKind.CRITERION, criterion=CriterionId("2")),
            TieBreak(kind=TieBreakKind.VOTE),
            TieBreak(kind=TieBreakKind.SHARED),
        ),
    )


def _awards() -> AwardRules:
    return AwardRules(
        awards=(
            _award("nhat", "Giải Nhất", "First prize", 1, 85),
            _award("nhi", "Giải Nhì", "Second prize", 1, 80),
            _award("ba", "Giải Ba", "Third prize", 2, 70),
            _award("khuyen-khich", "Giải Khuyến khích", "Consolation prize", 2, 60),
        ),
        advance=2,
        advance_minimum=Decimal(75),
    )


def _award(name: str, label: str, label_en: str, count: int, minimum: int) -> Award:
    return Award(
        id=AwardId(name), label=label, label_en=label_en, count=count, minimum=Decimal(minimum)
    )
